import type { Em } from '../../db/orm.ts';
import { citizens } from './citizens.ts';
import { staff } from './staff.ts';

/** The demo's region, care provider and units. Everything in it is invented. */
export const units = [
  {
    id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0001',
    name: 'Sömnmottagningen Norrvik',
    careProvider: 'Norrviks vård',
    region: 'Region Exempellän',
  },
  { id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0002', name: 'Vårdcentralen Lövåsen', careProvider: 'Norrviks vård', region: 'Region Exempellän' },
] as const;

/** All of it, and who the demo is mostly about. */
export const organisation = { units, unit: units[0], staff, therapist: staff[0], citizens } as const;

/** Writes units, staff with their commissions, and citizens. Again changes nothing but what differs. Done by the owner (`setUp`). */
export async function seedOrganisation(em: Em): Promise<void> {
  for (const unit of units)
    await em.execute(
      `insert into unit (id, name, care_provider, region) values (?::uuid, ?, ?, ?)
       on conflict (id) do update set name = excluded.name, care_provider = excluded.care_provider, region = excluded.region`,
      [unit.id, unit.name, unit.careProvider, unit.region],
      'run',
    );
  for (const person of staff) {
    await em.execute(
      `insert into staff (id, hsa_id, given_name, family_name, title, email) values (?::uuid, ?, ?, ?, ?, ?)
       on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name, title = excluded.title, email = excluded.email`,
      [person.id, person.hsaId, person.givenName, person.familyName, person.title, person.email],
      'run',
    );
    for (const { unit, role } of person.commissions)
      await em.execute(
        `insert into commission (staff_id, unit_id, role) values (?::uuid, ?::uuid, ?) on conflict do nothing`,
        [person.id, unit, role],
        'run',
      );
  }
  for (const person of citizens)
    await em.execute(
      `insert into citizen (id, personal_identity_number, given_name, family_name, email, mobile, notices) values (?::uuid, ?, ?, ?, ?, ?, true)
       on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email, mobile = excluded.mobile`,
      [person.id, person.personalIdentityNumber, person.givenName, person.familyName, person.email, person.mobile],
      'run',
    );
}
