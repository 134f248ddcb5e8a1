import type { Instant } from '../engine/plan.ts';
import type { AccessEvent } from './accessEvent.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A row of the log as those who follow it up, and the citizen whose it is, look at it. Names are masked by whoever shows it. */
export interface FollowedAccess {
  readonly id: number;
  readonly at: Instant;
  readonly event: AccessEvent;
  readonly action: string;
  readonly thing: string;
  readonly reason: string | null;
  readonly purpose: string | null;
  readonly byKind: 'citizen' | 'staff' | 'system';
  readonly byId: string | null;
  readonly unit: string | null;
  readonly staff: { readonly givenName: string; readonly familyName: string; readonly title: string; readonly protected: boolean } | null;
  readonly citizen: {
    readonly id: string;
    readonly givenName: string;
    readonly familyName: string;
    readonly personalIdentityNumber: string;
    readonly protected: boolean;
  } | null;
  readonly rules: readonly UnusualRule[];
}

/** Why an access is looked at: none of these is wrong by itself. */
export const unusualRules = [
  'notResponsible',
  'protectedIdentity',
  'sameFamilyName',
  'ownRecord',
  'colleague',
  'outsideHours',
  'manyCitizens',
] as const;
export type UnusualRule = (typeof unusualRules)[number];

export interface AccessFilter {
  readonly from: Instant;
  readonly to: Instant;
  /** Name or HSA id, from its beginning. */
  readonly person?: string | undefined;
  /** Whole personal identity number, twelve digits. */
  readonly citizen?: string | undefined;
  readonly unit?: string | undefined;
  readonly event?: AccessEvent | undefined;
}

/** Rows of the care unit's log, newest first. `before` is the last row of the page before. */
export async function followAccesses(
  em: Em,
  filter: AccessFilter,
  page: { readonly before: number | null; readonly limit: number },
): Promise<FollowedAccess[]> {
  const { where, values } = conditions(filter);
  if (page.before !== null) {
    where.push('f.id < ?::bigint');
    values.push(page.before);
  }
  return em.execute<FollowedAccess[]>(
    `select ${COLUMNS}, '[]'::json as rules from access_log_parts.followed f where ${where.join(' and ')} order by f.id desc limit ?`,
    [...values, page.limit],
  );
}

/** So many rows drawn by chance from those that fit. The same seed over the same rows draws the same. */
export async function sampleAccesses(em: Em, filter: AccessFilter, seed: string, count: number): Promise<FollowedAccess[]> {
  const { where, values } = conditions(filter);
  return em.execute<FollowedAccess[]>(
    `select ${COLUMNS}, '[]'::json as rules from access_log_parts.followed f where ${where.join(' and ')} and f.by_kind = 'staff' and f.citizen_id is not null and f.event <> 'followUpLog'
     order by md5(? || f.id::text) limit ?`,
    [...values, seed, count],
  );
}

/**
 * Rows that a rule points out, newest first, each with the rules that do. Office hours are Stockholm's; `most` is how many citizens somebody may
 * see in an hour before it is many.
 */
export async function unusualAccesses(
  em: Em,
  filter: AccessFilter,
  page: { readonly before: number | null; readonly limit: number; readonly most: number; readonly rule: UnusualRule | null },
): Promise<FollowedAccess[]> {
  const { where, values } = conditions(filter);
  return em.execute<FollowedAccess[]>(
    `with f as (select * from access_log_parts.followed f where ${where.join(' and ')} and f.by_kind = 'staff' and f.citizen_id is not null),
     busy as (select by_id, date_trunc('hour', at) as hour from f group by 1, 2 having count(distinct citizen_id) > ?),
     pointed as (
       select f.*, array_remove(array[
         case when f.not_responsible then 'notResponsible' end,
         case when f.citizen_protected then 'protectedIdentity' end,
         case when f.same_family_name and not f.own_record then 'sameFamilyName' end,
         case when f.own_record then 'ownRecord' end,
         case when f.colleague and not f.own_record then 'colleague' end,
         case when extract(hour from f.at at time zone 'Europe/Stockholm') not between 6 and 21 then 'outsideHours' end,
         case when b.by_id is not null then 'manyCitizens' end], null) as rules
       from f left join busy b on b.by_id = f.by_id and b.hour = date_trunc('hour', f.at))
     select ${COLUMNS}, to_json(f.rules) as rules from pointed f
     where cardinality(f.rules) > 0 and (?::text is null or ? = any (f.rules)) and (?::bigint is null or f.id < ?::bigint)
     order by f.id desc limit ?`,
    [...values, page.most, page.rule, page.rule, page.before, page.before, page.limit],
  );
}

function conditions(filter: AccessFilter): { where: string[]; values: (string | number)[] } {
  const where = ['f.at >= ?::timestamptz', 'f.at < ?::timestamptz'];
  const values: (string | number)[] = [iso(filter.from), iso(filter.to)];
  const add = (condition: string, ...given: string[]): void => {
    where.push(condition);
    values.push(...given);
  };
  if (filter.person !== undefined) {
    const from = `${filter.person.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    add(
      `(f.staff_hsa_id ilike ? or f.staff_family_name ilike ? or f.staff_given_name || ' ' || f.staff_family_name ilike ?)`,
      from,
      from,
      from,
    );
  }
  if (filter.citizen !== undefined) add('f.personal_identity_number = ?', filter.citizen);
  if (filter.unit !== undefined) add('f.unit_id = ?::uuid', filter.unit);
  if (filter.event !== undefined) add('f.event = ?', filter.event);
  return { where, values };
}

const COLUMNS = `f.id, f.at, f.event, f.action, f.thing, f.reason, f.purpose, f.by_kind as "byKind", f.by_id as "byId", f.unit,
  case when f.staff_family_name is not null then json_build_object('givenName', f.staff_given_name, 'familyName', f.staff_family_name,
    'title', f.staff_title, 'protected', f.staff_protected) end as staff,
  case when f.citizen_family_name is not null then json_build_object('id', f.citizen_id, 'givenName', f.citizen_given_name,
    'familyName', f.citizen_family_name, 'personalIdentityNumber', f.personal_identity_number, 'protected', f.citizen_protected) end as citizen`;

/** The units of the care unit whose log this is. */
export async function unitsOfLog(em: Em, careUnit: string): Promise<{ id: string; name: string }[]> {
  return em.execute<{ id: string; name: string }[]>('select id, name from unit where care_unit_id = ?::uuid order by name', [careUnit]);
}

/** Who has seen or done what with a citizen's own data, newest first. */
export async function accessesToOwn(
  em: Em,
  citizen: string,
  page: { readonly before: number | null; readonly limit: number },
): Promise<FollowedAccess[]> {
  return em.execute<FollowedAccess[]>(
    `select l.id, l.at, l.event, l.action, l.thing, null as reason, l.purpose, l.by_kind as "byKind", l.by_id as "byId", u.name as unit,
       case when s.id is not null then json_build_object('givenName', s.given_name, 'familyName', s.family_name, 'title', s.title,
         'protected', s.protected) end as staff, null as citizen, '[]'::json as rules
     from access_log l left join unit u on u.id = l.unit_id left join staff s on l.by_kind = 'staff' and s.id = l.by_id
     where l.citizen_id = ?::uuid and (?::bigint is null or l.id < ?::bigint)
     order by l.id desc limit ?`,
    [citizen, page.before, page.before, page.limit],
  );
}
