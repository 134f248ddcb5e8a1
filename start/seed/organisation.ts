import type { Em } from '../../db/orm.ts';
import { citizens } from './citizens.ts';
import { careProviders, careUnits, regions, units } from './places.ts';
import { staff } from './staff.ts';
import type { SeededStaff } from './staff.ts';

/** All of it, and who the demo is mostly about. */
export const organisation = { units, unit: units[0], staff, therapist: staff[0], citizens } as const;

/** Writes places, staff with their commissions and roles, and citizens. Again changes nothing but what differs. Done by the owner (`setUp`). */
export async function seedOrganisation(em: Em): Promise<void> {
  await seedPlaces(em);
  for (const person of staff) await seedStaff(em, person);
  for (const person of citizens)
    await em.execute(
      `insert into citizen (id, personal_identity_number, given_name, family_name, email, mobile, notices) values (?::uuid, ?, ?, ?, ?, ?, true)
       on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name, email = excluded.email, mobile = excluded.mobile`,
      [person.id, person.personalIdentityNumber, person.givenName, person.familyName, person.email, person.mobile],
      'run',
    );
}

async function seedPlaces(em: Em): Promise<void> {
  for (const { id, name } of regions)
    await em.execute(
      `insert into region (id, name) values (?::uuid, ?) on conflict (id) do update set name = excluded.name`,
      [id, name],
      'run',
    );
  for (const { id, hsaId, name, organisationNumber, region } of careProviders)
    await em.execute(
      `insert into care_provider (id, hsa_id, name, organisation_number, region_id) values (?::uuid, ?, ?, ?, ?::uuid)
       on conflict (id) do update set name = excluded.name`,
      [id, hsaId, name, organisationNumber, region],
      'run',
    );
  for (const { id, hsaId, name, careProvider } of careUnits)
    await em.execute(
      `insert into care_unit (id, hsa_id, name, care_provider_id) values (?::uuid, ?, ?, ?::uuid) on conflict (id) do update set name = excluded.name`,
      [id, hsaId, name, careProvider],
      'run',
    );
  for (const { id, hsaId, name, kind, careUnit, region } of units)
    await em.execute(
      `insert into unit (id, hsa_id, name, kind, care_unit_id, region_id) values (?::uuid, ?, ?, ?, ?::uuid, ?::uuid)
       on conflict (id) do update set name = excluded.name`,
      [id, hsaId, name, kind, careUnit, region],
      'run',
    );
}

async function seedStaff(em: Em, { id, hsaId, givenName, familyName, title, email, grants }: SeededStaff): Promise<void> {
  await em.execute(
    `insert into staff (id, hsa_id, given_name, family_name, title, email) values (?::uuid, ?, ?, ?, ?, ?)
     on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name, title = excluded.title, email = excluded.email`,
    [id, hsaId, givenName, familyName, title, email],
    'run',
  );
  for (const { unit, role } of grants) {
    await em.execute(
      `insert into role_grant (staff_id, unit_id, role) values (?::uuid, ?::uuid, ?) on conflict do nothing`,
      [id, unit, role],
      'run',
    );
    // A commission for care and treatment on the care unit of each unit that a role is granted on.
    await em.execute(
      `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, valid_from)
       select gen_random_uuid(), c.hsa_id || '-' || ?, 'Vård och behandling ' || c.name, ?::uuid, c.id, 'careAndTreatment', timestamptz '2020-01-01'
       from care_unit c join unit u on u.care_unit_id = c.id where u.id = ?::uuid on conflict do nothing`,
      [hsaId, id, unit],
      'run',
    );
  }
}
