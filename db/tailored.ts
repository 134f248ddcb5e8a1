import type { Flag } from '../compiler/document/flag.ts';
import type { Measure } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
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

/** Keeps what a measure is called, what it is measured in, and how it is shown. Set again after its end it goes on. */
export async function keepMeasure(
  em: Em,
  runningMoment: string,
  measure: {
    readonly id: string;
    readonly name: string;
    readonly unit: string | null;
    readonly diagram?: boolean;
    readonly calendar?: boolean;
    readonly rule?: Measure;
  },
  staff: string,
  clock: Clock,
): Promise<void> {
  await em.execute(
    `insert into measure (running_moment_id, id, name, unit, diagram, calendar, rule, set_at, set_by) values (?::uuid, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::uuid)
     on conflict (running_moment_id, id) do update set name = excluded.name, unit = excluded.unit, diagram = excluded.diagram,
       calendar = excluded.calendar, rule = excluded.rule, set_at = excluded.set_at, set_by = excluded.set_by, ended_at = null`,
    [
      runningMoment,
      measure.id,
      measure.name,
      measure.unit,
      measure.diagram ?? true,
      measure.calendar ?? false,
      measure.rule === undefined ? null : JSON.stringify(measure.rule),
      iso(await clock.now(em)),
      staff,
    ],
    'run',
  );
}

/** A measure as staff have set it, also one that has ended. */
export interface MeasureRow {
  readonly measure: string;
  readonly name: string;
  readonly unit: string | null;
  readonly diagram: boolean;
  readonly calendar: boolean;
  /** When it comes, as time knows it; null for one that was set before this was kept. */
  readonly rule: Measure | null;
  readonly setAt: Instant;
  readonly endedAt: Instant | null;
}

/** A value of a measure, by hand. */
export interface ObservedValue {
  readonly measure: string;
  readonly value: number;
  readonly at: Instant;
  readonly by: 'citizen' | 'staff';
}

/** All measures of a citizen's activity plan: those that go on first, each in the order they were set. */
export async function measuresOf(em: Em, runningMoment: string): Promise<MeasureRow[]> {
  return em.execute<MeasureRow[]>(
    `select m.id as measure, m.name, m.unit, m.diagram, m.calendar, m.rule, m.set_at as "setAt", m.ended_at as "endedAt" from measure m
     where m.running_moment_id = ?::uuid order by m.ended_at is not null, m.set_at, m.id`,
    [runningMoment],
  );
}

/** The values that have been noted, oldest first; the newest five thousand of them. */
export async function valuesOf(em: Em, runningMoment: string): Promise<ObservedValue[]> {
  return em.execute<ObservedValue[]>(
    `select * from (
       select e.content ->> 'measure' as measure, (e.content ->> 'value')::double precision as value, e.at, e.by_kind as by, e.seq
       from event e where e.running_moment_id = ?::uuid and e.kind = 'observed' order by e.seq desc limit 5000
     ) newest order by seq`,
    [runningMoment],
  );
}

/** Staff have ended a measure: it stays with its values, and nothing of it comes any longer. */
export async function endMeasure(em: Em, runningMoment: string, measure: string, clock: Clock): Promise<void> {
  await em.execute(
    `update measure set ended_at = ? where running_moment_id = ?::uuid and id = ? and ended_at is null`,
    [iso(await clock.now(em)), runningMoment, measure],
    'run',
  );
}
