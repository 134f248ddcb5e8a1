import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';
import type { Role } from './role.ts';

/** A citizen as the register has them. */
export interface Citizen {
  readonly id: string;
  readonly personalIdentityNumber: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly notices: boolean;
  /** Protected in the population register (CZN-20). */
  readonly protected: boolean;
  /** Protected, and not shown to this reader with a reason: no name and no number leaves. */
  readonly masked: boolean;
  /** `2026-11-22`, or null. */
  readonly deceasedOn: string | null;
  readonly registered: boolean;
  /** Has at some time signed in to 1177 (ERR-06). */
  readonly hasAccount: boolean;
  readonly municipality: string | null;
  readonly county: string | null;
}

export interface Staff {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string | null;
  readonly active: boolean;
  /** Name masked to everyone outside the person's own unit. */
  readonly protected: boolean;
  readonly grants: readonly Grant[];
  readonly commissions: readonly Commission[];
}

/** A role that is granted here: on a unit, for a care provider, or on the platform when it names neither. */
export interface Grant {
  readonly role: Role;
  readonly unit: {
    readonly id: string;
    readonly name: string;
    readonly kind: UnitKind;
    readonly active: boolean;
    readonly careUnit: string | null;
  } | null;
  readonly careProvider: { readonly id: string; readonly name: string; readonly active: boolean } | null;
}

export type UnitKind = 'care' | 'publishing' | 'training';

/** A commission (medarbetaruppdrag) as HSA has it (UNI-19). */
export interface Commission {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
  /** `careAndTreatment`, `administration`, … */
  readonly purpose: string;
  readonly systemRoles: readonly string[];
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
  readonly careUnit: { readonly id: string; readonly name: string };
  readonly careProvider: { readonly id: string; readonly name: string };
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

/** Everyone who holds a role on the unit now, by name; in one role only when it is given. */
export async function staffOfUnit(em: Em, unit: string, role?: Role): Promise<Staff[]> {
  return em.execute<Staff[]>(
    `${STAFF} where exists (select from holder h where h.staff_id = s.id and h.unit_id = ?::uuid and (?::text is null or h.role = ?))
     order by s.family_name collate "sv-x-icu", s.given_name collate "sv-x-icu"`,
    [unit, role ?? null, role ?? null],
  );
}

const CITIZEN = `c.id, c.personal_identity_number as "personalIdentityNumber", c.given_name as "givenName", c.family_name as "familyName",
  c.email, c.mobile, c.notices, c.protected, c.protected and is_masked(c) as masked, c.deceased_on::text as "deceasedOn", c.registered, c.has_account as "hasAccount", c.municipality, c.county`;

const STAFF = `select j.* from staff s cross join lateral json_to_record(staff_json(s)) as j(id uuid, "hsaId" text, "givenName" text, "familyName" text,
  title text, email text, active boolean, protected boolean, grants json, commissions json)`;
