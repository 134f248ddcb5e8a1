import { STAFF_JSON } from './organisationStaff.ts';
import type { KnownStaff } from './organisationStaff.ts';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import type { Em } from './orm.ts';
import type { UnitRole } from './role.ts';
import { iso } from './instant.ts';

/** Somebody with roles on a unit, as its permission administrator sees them. */
export interface UnitStaff {
  readonly staff: KnownStaff;
  readonly roles: readonly UnitRole[];
  /** The roles are kept and give nothing meanwhile. */
  readonly suspended: boolean;
  /** A commission that holds now, where one is asked for. */
  readonly hasCommission: boolean;
  /** Running moments that the person is responsible for. */
  readonly responsibleFor: number;
}

/** Everyone with a role on the unit, by name; those who are suspended too. */
export async function staffWithRoles(em: Em, unit: string): Promise<UnitStaff[]> {
  return em.execute<UnitStaff[]>(
    `select ${STAFF_JSON} as staff, json_agg(g.role order by g.role) as roles,
       bool_and(g.suspended_at is not null or g.role = 'permissionAdministrator') and bool_or(g.suspended_at is not null) as suspended,
       u.kind <> 'care' or exists (select from commission k where k.staff_id = s.id and k.care_unit_id = u.care_unit_id
         and k.valid_from <= now() and (k.valid_to is null or k.valid_to > now())) as "hasCommission",
       coalesce((select n.moments from unit_responsibilities(?::uuid) n where n.staff_id = s.id), 0) as "responsibleFor"
     from role_grant g join staff s on s.id = g.staff_id join unit u on u.id = g.unit_id where g.unit_id = ?::uuid
     group by s.id, u.id order by s.family_name collate "sv-x-icu", s.given_name collate "sv-x-icu"`,
    [unit, unit],
  );
}

/** Those who can use the role on the unit now: active, not suspended, with a commission where one is asked for. */
export async function usersOfRole(em: Em, unit: string, role: UnitRole): Promise<string[]> {
  const rows = await em.execute<{ id: string }[]>(`select staff_id as id from holder where unit_id = ?::uuid and role = ?`, [unit, role]);
  return rows.map(({ id }) => id);
}

/** Suspends all of a person's roles on the unit, or lets them hold again. False when it is so already. */
export async function setSuspended(
  em: Em,
  there: { staff: string; unit: string },
  suspended: boolean,
  by: Doer,
  reason: string | null = null,
): Promise<boolean> {
  const changed = await em.execute<unknown[]>(
    `update role_grant set suspended_at = ? where staff_id = ?::uuid and unit_id = ?::uuid and role <> 'permissionAdministrator'
       and (suspended_at is null) = ? returning 1`,
    [suspended ? iso(by.at) : null, there.staff, there.unit, suspended],
  );
  if (changed.length > 0) await keepChange(em, by, { what: suspended ? 'suspended' : 'resumed', ...there, reason });
  return changed.length > 0;
}

/** Where the unit hangs: its kind, and its care unit with its HSA id when it has one. */
export async function unitItself(em: Em, unit: string): Promise<{ kind: 'care' | 'publishing' | 'training'; careUnit: CareUnit | null }> {
  const [row] = await em.execute<{ kind: 'care' | 'publishing' | 'training'; careUnit: CareUnit | null }[]>(
    `select u.kind, case when c.id is not null then json_build_object('id', c.id, 'hsaId', c.hsa_id, 'name', c.name) end as "careUnit"
     from unit u left join care_unit c on c.id = u.care_unit_id where u.id = ?::uuid`,
    [unit],
  );
  if (!row) throw new Error(`There is no unit "${unit}".`);
  return row;
}

interface CareUnit {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
}
