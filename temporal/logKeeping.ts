import type { Clock } from '../db/clock.ts';
import { signHeads } from '../db/logCheckpoint.ts';
import type { LogKey } from '../db/logKey.ts';
import { dropOldMonth, keepMonthsAhead } from '../db/logMonths.ts';
import type { Database } from '../db/orm.ts';
import type { WorkerLog } from './log.ts';
import { startRounds, type Rounds } from './rounds.ts';

export interface LogKeepingParts {
  readonly db: Database;
  readonly clock: Clock;
  readonly key: LogKey;
  /** How long the log is kept: whole months older than this go. */
  readonly years: number;
  readonly log: WorkerLog;
}

const worker = { kind: 'worker' } as const;
const EVERY_MS = 10 * 60_000;

/** Looks after the log: months made ahead, its ends signed six times an hour, and what is too old dropped by whole months. */
export function startLogKeeping(parts: LogKeepingParts): Rounds {
  return startRounds(() => keepLog(parts), {
    everyMs: EVERY_MS,
    trouble: (error) => parts.log.warn('Loggen gick inte att se efter, försöker igen.', error),
  });
}

/** One round. What was signed is told in the worker's own log, so that there is a copy outside of the database. */
export async function keepLog({ db, clock, key, years, log }: LogKeepingParts): Promise<void> {
  await db.as(worker, (em) => keepMonthsAhead(em, clock));
  const signed = await db.as(worker, (em) => signHeads(em, key, clock));
  if (signed) log.info(`Kontrollpunkt ${signed.id} är undertecknad: ${signed.links} rader, ${signed.root}.`);
  for (let dropped = await drop(); dropped !== null; dropped = await drop()) log.info(`Loggens månad ${dropped} är borttagen.`);

  function drop(): Promise<string | null> {
    return db.as(worker, (em) => dropOldMonth(em, key, years, clock));
  }
}
