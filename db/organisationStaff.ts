import { randomUUID } from 'node:crypto';
import type { Em } from './orm.ts';

/** A member of staff as administrators see them. */
export interface KnownStaff {
  readonly id: string;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly active: boolean;
  readonly protected: boolean;
}

/** A person as HSA tells them. */
export interface PersonInHsa {
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly email: string | null;
  readonly mobile: string | null;
  readonly protected: boolean;
}

/** The columns of `KnownStaff` as one JSON value, from `staff s`. */
export const STAFF_JSON = `json_build_object('id', s.id, 'hsaId', s.hsa_id, 'givenName', s.given_name, 'familyName', s.family_name, 'title', s.title,
  'active', s.active, 'protected', s.protected)`;

/** The person with this HSA id, or null when nobody here has met them. */
export async function knownStaff(em: Em, hsaId: string): Promise<KnownStaff | null> {
  const [row] = await em.execute<{ staff: KnownStaff }[]>(`select ${STAFF_JSON} as staff from staff s where s.hsa_id = ?`, [hsaId]);
  return row?.staff ?? null;
}

/** The person's row, made from what HSA says when there is none. Two who make it at once get the same one. */
export async function keepStaff(em: Em, person: PersonInHsa): Promise<KnownStaff> {
  await em.execute(
    `insert into staff (id, hsa_id, given_name, family_name, title, email, mobile, protected) values (?::uuid, ?, ?, ?, ?, ?, ?, ?)
     on conflict (hsa_id) do nothing`,
    [randomUUID(), person.hsaId, person.givenName, person.familyName, person.title, person.email, person.mobile, person.protected],
    'run',
  );
  const kept = await knownStaff(em, person.hsaId);
  if (!kept) throw new Error('A member of staff that was just kept is not there.');
  return kept;
}

/** Whether a commission that holds now is known for the person, on the care unit or somewhere at the care provider. */
export async function hasCommission(
  em: Em,
  staff: string,
  at: { readonly careUnit: string } | { readonly careProvider: string },
): Promise<boolean> {
  const [row] = await em.execute<{ has: boolean }[]>(
    `select exists (select from commission k join care_unit c on c.id = k.care_unit_id
       where k.staff_id = ?::uuid and (c.id = ?::uuid or c.care_provider_id = ?::uuid)
         and k.valid_from <= now() and (k.valid_to is null or k.valid_to > now())) as has`,
    [staff, 'careUnit' in at ? at.careUnit : null, 'careProvider' in at ? at.careProvider : null],
  );
  return row?.has ?? false;
}
