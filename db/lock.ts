import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A running moment whose row is held until the transaction ends. Always taken before any row that hangs on it, so that nobody waits in a ring. */
export interface Locked {
  readonly id: string;
  readonly citizenId: string;
  readonly unitId: string;
  readonly kind: 'real' | 'test';
  readonly phase: 'active' | 'ended' | 'halted';
  readonly clockOffsetMs: number;
  readonly logSeq: number;
  readonly logStamp: Instant;
  readonly lastActivityAt: Instant | null;
}

/** Takes the running moment's row. Unknown and not for this reader are the same refusal. */
export async function lockRunningMoment(em: Em, runningMoment: string): Promise<Locked> {
  const [row] = await em.execute<Locked[]>(
    `select id, citizen_id as "citizenId", unit_id as "unitId", kind, phase, clock_offset_ms as "clockOffsetMs", log_seq as "logSeq",
       log_stamp as "logStamp", last_activity_at as "lastActivityAt"
     from running_moment where id = ?::uuid for no key update`,
    [runningMoment],
  );
  if (!row) throw new Refusal('notFound', 'Momentet finns inte.');
  return row;
}
