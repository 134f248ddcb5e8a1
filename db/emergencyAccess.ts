import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** Opens a running moment in an emergency, for one person until an instant. The row stays: it is never taken away. */
export async function openInEmergency(
  em: Em,
  opening: {
    readonly runningMoment: string;
    readonly staff: string;
    readonly reason: string;
    readonly at: Instant;
    readonly until: Instant;
  },
): Promise<void> {
  await em.execute(
    `insert into emergency_access (id, running_moment_id, staff_id, reason, at, until) values (?::uuid, ?::uuid, ?::uuid, ?, ?, ?)`,
    [randomUUID(), opening.runningMoment, opening.staff, opening.reason, iso(opening.at), iso(opening.until)],
    'run',
  );
}

/** Whether this person has opened it in an emergency that has not passed. */
export async function isOpenInEmergency(em: Em, runningMoment: string, staff: string, at: Instant): Promise<boolean> {
  const rows = await em.execute<unknown[]>(
    `select 1 from emergency_access where running_moment_id = ?::uuid and staff_id = ?::uuid and until > ? limit 1`,
    [runningMoment, staff, iso(at)],
  );
  return rows.length > 0;
}
