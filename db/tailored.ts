import type { Flag } from '../compiler/document/flag.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** What staff have tailored for one citizen, in their own words: names stay in rows, time needs only the ids (promise 8). */

/** Keeps what a flag of staff's own is called and says. The same id again, after it was removed, is a new flag under the old name. */
export async function addOwnFlag(em: Em, runningMoment: string, flag: Flag, staff: string, clock: Clock): Promise<void> {
  await em.execute(
    `insert into own_flag (running_moment_id, id, document, added_at, added_by) values (?::uuid, ?, ?::jsonb, ?, ?::uuid)
     on conflict (running_moment_id, id) do update set document = excluded.document, added_at = excluded.added_at, added_by = excluded.added_by`,
    [runningMoment, flag.id, JSON.stringify(flag), iso(await clock.now(em)), staff],
    'run',
  );
}

/** Keeps what a measure is called and what it is measured in. */
export async function keepMeasure(
  em: Em,
  runningMoment: string,
  measure: { readonly id: string; readonly name: string; readonly unit: string | null },
  staff: string,
  clock: Clock,
): Promise<void> {
  await em.execute(
    `insert into measure (running_moment_id, id, name, unit, set_at, set_by) values (?::uuid, ?, ?, ?, ?, ?::uuid)
     on conflict (running_moment_id, id) do update set name = excluded.name, unit = excluded.unit, set_at = excluded.set_at, set_by = excluded.set_by`,
    [runningMoment, measure.id, measure.name, measure.unit, iso(await clock.now(em)), staff],
    'run',
  );
}
