import type { Clock } from './clock.ts';
import { appendLocked } from './eventLog.ts';
import { lockRunningMoment } from './lock.ts';
import type { Em } from './orm.ts';

/** Running moments of citizens whom the register has told as deceased or no longer registered, and whose log does not say so yet. */
export async function momentsOfTheGone(
  em: Em,
  limit: number,
): Promise<{ readonly id: string; readonly cause: 'deceased' | 'deregistered' }[]> {
  return em.execute(
    `select r.id, case when c.deceased_on is null then 'deregistered' else 'deceased' end as cause
     from running_moment r join citizen c on c.id = r.citizen_id
     where (c.deceased_on is not null or not c.registered) and r.kind = 'real' and r.phase not in ('ended', 'halted')
       and not exists (select from event e where e.running_moment_id = r.id and e.kind = 'citizenGone')
     order by r.id limit ?`,
    [limit],
  );
}

/** Tells a running moment that its citizen is gone, once: all sending stops, staff are flagged, ending and export stay possible (decided.md). */
export async function tellGone(em: Em, id: string, cause: 'deceased' | 'deregistered', clock: Clock): Promise<void> {
  const locked = await lockRunningMoment(em, id);
  const [told] = await em.execute<{ id: string }[]>(
    `select running_moment_id as id from event where running_moment_id = ?::uuid and kind = 'citizenGone' limit 1`,
    [id],
  );
  if (!told) await appendLocked(em, locked, { kind: 'citizenGone', cause }, { kind: 'system' }, clock);
}
