import type { Instant } from '../engine/plan.ts';
import type { Phase } from '../engine/state.ts';
import { keepReading, READ_CLOCK } from './clock.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A running moment whose row is held until the transaction ends. Always taken before any row that hangs on it, so that nobody waits in a ring. */
export interface Locked {
  readonly id: string;
  readonly citizenId: string;
  readonly unitId: string;
  readonly kind: 'real' | 'test';
  readonly phase: Phase;
  readonly clockOffsetMs: number;
  readonly logSeq: number;
  readonly logStamp: Instant;
  readonly lastActivityAt: Instant | null;
}

/** Takes the running moment's row, and reads the clock once it is held. Unknown and not for this reader are the same refusal. */
export async function lockRunningMoment(em: Em, runningMoment: string): Promise<Locked> {
  const [row] = await held<Locked>(em, `select ${LOCKED} from running_moment r where r.id = ?::uuid for no key update`, [runningMoment]);
  if (!row) throw new Refusal('notFound', 'Momentet finns inte.');
  return row;
}

/**
 * The rows of a question that takes locks, and the clock read once they are held: outside of what locks, since a column of the same question
 * would be read before the wait.
 */
export async function held<Row extends object>(em: Em, locking: string, parameters: readonly unknown[]): Promise<Row[]> {
  return withReading<Row>(em, `with held as materialized (${locking}) select held.*, ${READ_CLOCK} as "worldsClock" from held`, parameters);
}

/** The rows of a question whose column "worldsClock" is a reading of the clock, which is kept. */
export async function withReading<Row extends object>(em: Em, question: string, parameters: readonly unknown[]): Promise<Row[]> {
  const rows = await em.execute<(Row & { worldsClock?: Instant })[]>(question, [...parameters]);
  for (const row of rows) {
    if (row.worldsClock !== undefined) keepReading(em, row.worldsClock);
    delete row.worldsClock;
  }
  return rows;
}

/** The columns of `Locked`, from `running_moment r`. */
export const LOCKED = `r.id, r.citizen_id as "citizenId", r.unit_id as "unitId", r.kind, r.phase, r.clock_offset_ms as "clockOffsetMs",
  r.log_seq as "logSeq", r.log_stamp as "logStamp", r.last_activity_at as "lastActivityAt"`;
