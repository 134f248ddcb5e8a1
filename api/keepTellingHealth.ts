import type { Logger } from 'pino';
import type { Clock } from '../db/clock.ts';
import type { Database } from '../db/orm.ts';
import { keepServiceHealth } from '../db/serviceHealth.ts';
import type { Services } from '../integrations/openServices.ts';

const EVERY_MS = 15_000;

/** Tells the other processes how this one finds the services (ROL-04). What cannot be told is told the next time. */
export function keepTellingHealth(parts: {
  readonly db: Database;
  readonly clock: Clock;
  readonly services: Pick<Services, 'health'>;
  readonly log: Logger;
  readonly processName: string;
}): { stop(): Promise<void> } {
  let telling = Promise.resolve();
  const timer = setInterval(() => {
    telling = parts.db
      .as({ kind: 'signIn' }, (em) => keepServiceHealth(em, parts.processName, parts.services.health(), parts.clock))
      .catch((error: unknown) => parts.log.warn({ err: error }, 'how the services are could not be told'));
  }, EVERY_MS);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return telling;
    },
  };
}
