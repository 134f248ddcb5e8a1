import { randomUUID } from 'node:crypto';
import type { Clock } from '../db/clock.ts';
import { momentsOfTheGone, tellGone } from '../db/gone.ts';
import type { Database } from '../db/orm.ts';
import { keepServiceHealth } from '../db/serviceHealth.ts';
import type { Services } from '../integrations/openServices.ts';
import type { WorkerLog } from './log.ts';
import { startRounds } from './rounds.ts';

const worker = { kind: 'worker' } as const;
const AT_A_TIME = 50;

export interface ServiceRoundsParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly services: Pick<Services, 'health'>;
  readonly log: WorkerLog;
}

/** What the worker does about the services beside sending: tells how it finds them (ROL-04), and tells running moments whose citizen is gone (ERR-08). */
export function startServiceRounds({ db, clock, services, log }: ServiceRoundsParts): { stop(): Promise<void> } {
  const process = `worker-${randomUUID().slice(0, 8)}`;
  const health = startRounds(() => db.as(worker, (em) => keepServiceHealth(em, process, services.health(), clock)), {
    everyMs: 15_000,
    trouble: (error) => log.warn('Hur tjänsterna mår gick inte att spara.', error),
  });
  const gone = startRounds(() => tellOfTheGone(db, clock), {
    everyMs: 60_000,
    trouble: (error) => log.warn('Moment vars invånare inte finns kvar gick inte att meddela.', error),
  });
  return { stop: async () => void (await Promise.all([health.stop(), gone.stop()])) };
}

/** Each in a transaction of its own; a second worker that does the same changes nothing. */
export async function tellOfTheGone(db: Database, clock: Clock): Promise<number | void> {
  const moments = await db.as(worker, (em) => momentsOfTheGone(em, AT_A_TIME));
  for (const { id, cause } of moments) await db.as(worker, (em) => tellGone(em, id, cause, clock));
  if (moments.length === AT_A_TIME) return 0;
}
