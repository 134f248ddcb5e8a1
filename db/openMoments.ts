import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** Whom a moment is open for (OPN-02). Nothing set: everyone. With municipalities (`1480`) or counties (`14`), whoever lives in one of them. */
export interface OpenCriteria {
  readonly sex?: 'female' | 'male' | undefined;
  readonly fromAge?: number | undefined;
  readonly toAge?: number | undefined;
  readonly municipalities?: readonly string[] | undefined;
  readonly counties?: readonly string[] | undefined;
}

/** A moment that the unit may open, and whether it is. */
export interface UnitsOpenMoment {
  readonly moment: string;
  readonly name: string;
  readonly summary: string;
  readonly version: string;
  /** Asks for dates or facts that a citizen alone does not give, so it cannot be opened. */
  readonly asksAtStart: boolean;
  readonly open: boolean;
  readonly criteria: OpenCriteria;
  readonly responsible: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
  readonly changedAt: Instant | null;
}

/** What the unit may start, by name, with what is open of it. Those that are open though the unit may no longer start them are not there. */
export async function unitsOpenMoments(em: Em, unit: string): Promise<UnitsOpenMoment[]> {
  return em.execute<UnitsOpenMoment[]>(
    `select * from (
       select distinct on (v.moment) v.moment, v.name, v.document ->> 'summary' as summary, v.version, ${ASKS} as "asksAtStart",
         coalesce(o.open, false) as open, coalesce(o.criteria, '{}'::jsonb) as criteria,
         case when s.id is not null then json_build_object('id', s.id, 'givenName', s.given_name, 'familyName', s.family_name) end as responsible,
         o.changed_at as "changedAt"
       from startable u join moment_version v on v.id = u.moment_version_id
         left join open_moment o on o.unit_id = u.unit_id and o.moment = v.moment left join staff s on s.id = o.responsible_id
       where u.unit_id = ?::uuid and u.unit_kind = 'care' order by v.moment, string_to_array(v.version, '.')::int[] desc
     ) newest order by name collate "sv-x-icu"`,
    [unit],
  );
}

/** Opens a moment on the unit, changes whom it is open for, or closes it: what runs goes on (OPN-09). */
export async function setOpenMoment(
  em: Em,
  to: {
    readonly unit: string;
    readonly moment: string;
    readonly open: boolean;
    readonly criteria: OpenCriteria;
    readonly responsible: string | null;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await em.execute(
    `insert into open_moment (unit_id, moment, open, criteria, responsible_id, changed_by, changed_at)
     values (?::uuid, ?, ?, ?::jsonb, ?::uuid, ?::uuid, ?)
     on conflict (unit_id, moment) do update set open = excluded.open, criteria = excluded.criteria, responsible_id = excluded.responsible_id,
       changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
    [to.unit, to.moment, to.open, JSON.stringify(to.criteria), to.responsible, to.by, iso(to.at)],
    'run',
  );
}

/** A moment that some unit has open. */
export interface OpenMoment {
  readonly unit: { readonly id: string; readonly name: string };
  readonly moment: string;
  readonly momentVersion: string;
  readonly name: string;
  readonly summary: string;
  readonly kind: 'support' | 'treatment';
  readonly criteria: OpenCriteria;
  readonly responsible: string | null;
  /** The citizen's own that runs on the unit, or null. */
  readonly running: string | null;
}

/** What is open for the citizen who reads, by name, the newest version of each; row-level security has counted out what is not. */
export async function openMoments(em: Em, citizen: string): Promise<OpenMoment[]> {
  return em.execute<OpenMoment[]>(
    `select * from (
       select distinct on (v.moment, o.unit_id) json_build_object('id', u.id, 'name', u.name) as unit, v.moment, v.id as "momentVersion", v.name,
         v.document ->> 'summary' as summary, v.document ->> 'kind' as kind, o.criteria, o.responsible_id as responsible,
         (select r.id from running_moment r where r.citizen_id = ?::uuid and r.unit_id = o.unit_id and r.moment = o.moment and r.phase <> 'ended') as running
       from open_moment o join startable s on s.unit_id = o.unit_id and s.moment = o.moment and s.unit_kind = 'care'
         join moment_version v on v.id = s.moment_version_id join unit u on u.id = o.unit_id
       where o.open and not ${ASKS}
       order by v.moment, o.unit_id, string_to_array(v.version, '.')::int[] desc
     ) newest order by name collate "sv-x-icu", unit ->> 'name'`,
    [citizen],
  );
}

/** Asks for something at its start that staff are to give. */
const ASKS = `(coalesce(jsonb_array_length(v.document -> 'dates'), 0) > 0 or coalesce(jsonb_array_length(v.document -> 'startFacts'), 0) > 0)`;
