import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import type { Em } from './orm.ts';

/** A running moment that has fallen silent where it should not (promise 10). */
export interface Silent {
  readonly id: string;
  readonly unit: string;
  readonly workflowStarted: boolean;
  readonly why: /** What was due has not been taken. */
    | 'overdue'
    /** The log has grown and the engine has not taken it. */
    | 'behind'
    /** Nothing is due and nothing is open: no timer, no task, no stated reason. One that waits for a yes, or is paused until further notice, says why. */
    | 'nothingToWaitFor'
    /** A notice could not be delivered, and nobody tries any more. */
    | 'noticeFailed';
  /** Since when, on the moment's own clock; null where there is no such instant. */
  readonly since: Instant | null;
}

const PATIENCE_MS = 60_000;

/** Reads all running moments that anything may still happen in and tells of those that are silent without a reason. Reads rows only, never Temporal. */
export async function silentRunningMoments(em: Em, clock: Clock, limit = 200): Promise<Silent[]> {
  const now = await clock.now(em);
  return em.execute<Silent[]>(
    `with moment as (
       select r.*, to_timestamp((? + r.clock_offset_ms) / 1000.0) - ? * interval '1 millisecond' as patience from running_moment r
       where r.phase not in ('ended', 'halted') or r.next_due_at is not null
     )
     select id, unit_id as unit, workflow_started_at is not null as "workflowStarted", why, since from (
       select m.*, case
         when m.next_due_at < m.patience then 'overdue'
         when m.phase in ('ended', 'halted') then null
         when (m.wake_seq > m.applied_seq or m.applied_step = 0) and m.log_stamp < m.patience then 'behind'
         when m.phase in ('active', 'followUp') and m.applied_step > 0 and m.next_due_at is null
           and not exists (select from jsonb_each(m.state -> 'modules') e where e.value ->> 'status' = 'open')
           and not exists (select from jsonb_each(m.state -> 'batteries') b, jsonb_each(b.value -> 'occasions'))
           then 'nothingToWaitFor'
         when exists (select from notice n where n.running_moment_id = m.id and n.status = 'failed') then 'noticeFailed'
         end as why,
         case when m.next_due_at < m.patience then m.next_due_at when m.wake_seq > m.applied_seq or m.applied_step = 0 then m.log_stamp end as since
       from moment m
     ) silent
     where why is not null order by since nulls last, id limit ?`,
    [now, PATIENCE_MS, limit],
  );
}
