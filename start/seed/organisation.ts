import type { Em } from '../../db/orm.ts';
import { citizens } from './citizens.ts';
import type { SeededCitizen } from './citizens.ts';
import { careProviders, careUnits, regions, units } from './places.ts';
import { staff } from './staff.ts';
import type { SeededCommission, SeededStaff } from './staff.ts';

/** All of it, and who the demo is mostly about. */
export const organisation = { units, unit: units[0], staff, therapist: staff[0], citizens } as const;

/** Writes places, staff with their commissions and roles, and citizens. Again changes nothing but what differs. Done by the owner (`setUp`). */
export async function seedOrganisation(em: Em): Promise<void> {
  await seedPlaces(em);
  for (const person of staff) await seedStaff(em, person);
  for (const person of citizens) await seedCitizen(em, person);
  for (const { id, actsFor = [] } of citizens)
    for (const other of actsFor)
      await em.execute(
        `insert into guardianship (id, actor_id, citizen_id, kind, valid_from) values (gen_random_uuid(), ?::uuid, ?::uuid, ?, timestamptz '2020-01-01')
         on conflict do nothing`,
        [id, other.citizen, other.as],
        'run',
      );
}

async function seedCitizen(em: Em, person: SeededCitizen): Promise<void> {
  await em.execute(
    `insert into citizen (id, personal_identity_number, given_name, family_name, email, mobile, notices, protected, deceased_on, has_account)
     values (?::uuid, ?, ?, ?, ?, ?, ?, ?, ?::date, ?)
     on conflict (id) do update set personal_identity_number = excluded.personal_identity_number, given_name = excluded.given_name,
       family_name = excluded.family_name, email = excluded.email, mobile = excluded.mobile`,
    [
      person.id,
      person.personalIdentityNumber,
      person.givenName,
      person.familyName,
      person.email,
      person.mobile,
      person.withoutNotices !== true,
      person.protected === true,
      person.deceasedOn ?? null,
      person.withoutAccount !== true,
    ],
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

async function seedStaff(em: Em, person: SeededStaff): Promise<void> {
  const { id, hsaId, givenName, familyName, title, email, grants, commissions } = person;
  await em.execute(
    `insert into staff (id, hsa_id, given_name, family_name, title, email, protected) values (?::uuid, ?, ?, ?, ?, ?, ?)
     on conflict (id) do update set given_name = excluded.given_name, family_name = excluded.family_name, title = excluded.title, email = excluded.email`,
    [id, hsaId, givenName, familyName, title, email, person.protected === true],
    'run',
  );
  for (const { unit, careProvider, role } of grants)
    await em.execute(
      `insert into role_grant (staff_id, unit_id, care_provider_id, role) values (?::uuid, ?::uuid, ?::uuid, ?) on conflict do nothing`,
      [id, unit ?? null, careProvider ?? null, role],
      'run',
    );
  for (const commission of commissions ?? grants.flatMap(({ unit }) => forCareOn(unit))) await seedCommission(em, person, commission);
}

async function seedCommission(
  em: Em,
  { id, hsaId }: SeededStaff,
  { careUnit, purpose, systemRoles = [], validTo }: SeededCommission,
): Promise<void> {
  const what = purpose === 'administration' ? 'Administration' : 'Vård och behandling';
  await em.execute(
    `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, system_roles, valid_from, valid_to)
     select gen_random_uuid(), c.hsa_id || '-' || ?, ? || ' ' || c.name, ?::uuid, c.id, ?, string_to_array(?, ','), timestamptz '2020-01-01', ?::timestamptz
     from care_unit c where c.id = ?::uuid on conflict do nothing`,
    [hsaId, what, id, purpose, systemRoles.join(','), validTo ?? null, careUnit],
    'run',
  );
}

/** A commission for care and treatment on the care unit of a unit, when it has one. */
function forCareOn(unit: string | undefined): SeededCommission[] {
  const careUnit = units.find(({ id }) => id === unit)?.careUnit;
  return careUnit === undefined || careUnit === null ? [] : [{ careUnit, purpose: 'careAndTreatment' }];
}
