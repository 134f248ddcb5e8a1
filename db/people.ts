import type { Em } from './orm.ts';

/** A citizen as the register has them. */
export interface Citizen {
  readonly id: string;
  readonly personalIdentityNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly notices: boolean;
}

export type Role = 'therapist' | 'citizenAdministrator' | 'operator';

export interface Staff {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string | null;
  /** One entry for each unit with a commission, its roles together. */
  readonly commissions: readonly { readonly unit: { readonly id: string; readonly name: string }; readonly roles: readonly Role[] }[];
}

/** The citizen with this personal identity number (as `signIn`), or null. */
export async function citizenByPersonalIdentityNumber(em: Em, personalIdentityNumber: string): Promise<Citizen | null> {
  const [row] = await em.execute<Citizen[]>(`select ${CITIZEN} from citizen c where c.personal_identity_number = ?`, [
    personalIdentityNumber,
  ]);
  return row ?? null;
}

/** The citizen with this id, or null when there is none that the reader may see. */
export async function citizenById(em: Em, id: string): Promise<Citizen | null> {
  const [row] = await em.execute<Citizen[]>(`select ${CITIZEN} from citizen c where c.id = ?::uuid`, [id]);
  return row ?? null;
}

/**
 * Citizens that staff may start a moment on, whether or not the unit has met them: by whole personal identity number, by id or by the
 * beginning of a name. At least two characters, at most twenty rows.
 */
export async function findCitizens(em: Em, search: string): Promise<Citizen[]> {
  return em.execute<Citizen[]>(`select ${CITIZEN} from find_citizens(?) c`, [search]);
}

/** Staff by HSA-id (as `signIn`), with commissions, or null. */
export async function staffByHsaId(em: Em, hsaId: string): Promise<Staff | null> {
  const [row] = await em.execute<Staff[]>(`${STAFF} where s.hsa_id = ?`, [hsaId]);
  return row ?? null;
}

/** Everyone with a commission on the unit, by name; in one role only when it is given. */
export async function staffOfUnit(em: Em, unit: string, role?: Role): Promise<Staff[]> {
  return em.execute<Staff[]>(
    `${STAFF} where exists (select from commission k where k.staff_id = s.id and k.unit_id = ?::uuid and (?::text is null or k.role = ?))
     order by s.family_name collate "sv-x-icu", s.given_name collate "sv-x-icu"`,
    [unit, role ?? null, role ?? null],
  );
}

const CITIZEN = `c.id, c.personal_identity_number as "personalIdentityNumber", c.given_name as "givenName", c.family_name as "familyName",
  c.email, c.mobile, c.notices`;

const STAFF = `select s.id, s.hsa_id as "hsaId", s.given_name as "givenName", s.family_name as "familyName", s.title, s.email,
  coalesce((
    select json_agg(json_build_object('unit', json_build_object('id', u.id, 'name', u.name), 'roles', k.roles) order by u.name)
    from (select unit_id, json_agg(role order by role) as roles from commission where staff_id = s.id group by unit_id) k join unit u on u.id = k.unit_id
  ), '[]'::json) as commissions
  from staff s`;
