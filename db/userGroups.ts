import { randomUUID } from 'node:crypto';
import { iso } from './instant.ts';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import { STAFF_JSON } from './organisationStaff.ts';
import type { KnownStaff } from './organisationStaff.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** Those on a publishing unit who together may edit a moment (ROL-20, DES-27). */
export interface UserGroup {
  readonly id: string;
  readonly name: string;
  readonly members: readonly KnownStaff[];
}

/** The unit's user groups with their members, by name. */
export async function userGroupsOf(em: Em, unit: string): Promise<UserGroup[]> {
  return em.execute<UserGroup[]>(
    `select g.id, g.name, coalesce((select json_agg(${STAFF_JSON} order by s.family_name, s.given_name) from user_group_member m
       join staff s on s.id = m.staff_id where m.user_group_id = g.id), '[]'::json) as members
     from user_group g where g.unit_id = ?::uuid order by g.name collate "sv-x-icu"`,
    [unit],
  );
}

/** Makes a group with its members. Null when there is one of that name on the unit. */
export async function addUserGroup(
  em: Em,
  group: { unit: string; name: string; members: readonly string[] },
  by: Doer,
): Promise<string | null> {
  const id = randomUUID();
  const made = await em.execute<unknown[]>(
    `insert into user_group (id, unit_id, name, made_by, made_at) values (?::uuid, ?::uuid, ?, ?::uuid, ?)
     on conflict (unit_id, lower(name)) do nothing returning 1`,
    [id, group.unit, group.name, by.id, iso(by.at)],
  );
  if (made.length === 0) return null;
  await keepMembers(em, id, group.members);
  await keepChange(em, by, { what: 'userGroupAdded', unit: group.unit, name: group.name });
  return id;
}

/** Gives a group this name and these members, and no others. False when another group has the name. */
export async function changeUserGroup(
  em: Em,
  group: { id: string; unit: string; name: string; members: readonly string[] },
  by: Doer,
): Promise<boolean> {
  const [known] = await em.execute<unknown[]>(`select 1 from user_group where id = ?::uuid and unit_id = ?::uuid for update`, [
    group.id,
    group.unit,
  ]);
  if (!known) throw new Refusal('notFound', 'Användargruppen finns inte.');
  const renamed = await em.execute<unknown[]>(
    `update user_group g set name = ? where g.id = ?::uuid
       and not exists (select from user_group o where o.unit_id = g.unit_id and o.id <> g.id and lower(o.name) = lower(?)) returning 1`,
    [group.name, group.id, group.name],
  );
  if (renamed.length === 0) return false;
  await em.execute(
    `delete from user_group_member where user_group_id = ?::uuid and not (staff_id = any (?::uuid[]))`,
    [group.id, array(group.members)],
    'run',
  );
  await keepMembers(em, group.id, group.members);
  await keepChange(em, by, { what: 'userGroupChanged', unit: group.unit, name: group.name });
  return true;
}

/** Takes a person out of all of the unit's groups: who has no role there any more edits nothing. */
export async function leaveUserGroups(em: Em, unit: string, staff: string): Promise<void> {
  await em.execute(
    `delete from user_group_member m using user_group g where g.id = m.user_group_id and g.unit_id = ?::uuid and m.staff_id = ?::uuid`,
    [unit, staff],
    'run',
  );
}

async function keepMembers(em: Em, group: string, members: readonly string[]): Promise<void> {
  await em.execute(
    `insert into user_group_member (user_group_id, staff_id) select ?::uuid, unnest(?::uuid[]) on conflict do nothing`,
    [group, array(members)],
    'run',
  );
}

const array = (ids: readonly string[]): string => `{${ids.join(',')}}`;
