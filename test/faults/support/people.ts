import { randomUUID } from 'node:crypto';
import type { Em } from '../../../db/orm.ts';
import type { Persona } from '../../../integrations/persona.ts';

/** Somebody planted in a test, with the persona that signs in as them. */
export interface Planted {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly persona: Persona;
}

/** A unit with two therapists, and as many citizens as are asked for. The names are found nowhere else: they are canaries too. */
export interface People {
  readonly unit: string;
  readonly therapists: readonly [Planted, Planted];
  readonly citizens: readonly Planted[];
}

export function people(citizens: number): People {
  const unit = randomUUID();
  const therapist = (subject: string, givenName: string): Planted => {
    const hsaId = `SE2321000000-${subject}`;
    return planted(subject, 'staff', givenName, 'Behandlarsläktåäö', { employeeHsaId: hsaId, commissionUnit: unit });
  };
  return {
    unit,
    therapists: [therapist('t1', 'Åsa-Kanarie'), therapist('t2', 'Örjan-Kanarie')],
    citizens: Array.from({ length: citizens }, (_, number) => {
      const personalIdentityNumber = `199001${String(10 + (number % 20))}98${Math.floor(number / 20)}${number % 10}`;
      return planted(`c${number}`, 'citizen', `Bärta-Kanarie${number}`, 'Invånarsläktåäö', { personalIdentityNumber });
    }),
  };
}

function planted(subject: string, group: Persona['group'], givenName: string, familyName: string, claims: Persona['claims']): Planted {
  const persona = { subject, group, givenName, familyName, description: 'prov', claims };
  return { id: randomUUID(), givenName, familyName, email: `${subject}.kanarie@prov.invalid`, persona };
}

/** Writes them to the register, as the owner. */
export async function plant(em: Em, { unit, therapists, citizens }: People): Promise<void> {
  const places = { region: randomUUID(), careProvider: randomUUID(), careUnit: randomUUID() };
  await em.execute(`insert into region (id, name) values (?::uuid, 'Provregionen')`, [places.region]);
  await em.execute(`insert into care_provider (id, hsa_id, name, region_id) values (?::uuid, 'SE-PROV-VG', 'Provgivaren', ?::uuid)`, [
    places.careProvider,
    places.region,
  ]);
  await em.execute(`insert into care_unit (id, hsa_id, name, care_provider_id) values (?::uuid, 'SE-PROV-VE', 'Provvården', ?::uuid)`, [
    places.careUnit,
    places.careProvider,
  ]);
  await em.execute(
    `insert into unit (id, hsa_id, name, care_unit_id, region_id) values (?::uuid, 'SE-PROV-E', 'Provenheten', ?::uuid, ?::uuid)`,
    [unit, places.careUnit, places.region],
  );
  for (const { id, givenName, familyName, email, persona } of therapists) {
    await em.execute(`insert into staff (id, hsa_id, given_name, family_name, title, email) values (?::uuid, ?, ?, ?, 'Psykolog', ?)`, [
      id,
      persona.claims['employeeHsaId'],
      givenName,
      familyName,
      email,
    ]);
    await em.execute(`insert into role_grant (staff_id, unit_id, role) values (?::uuid, ?::uuid, 'therapist')`, [id, unit]);
    await em.execute(
      `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, valid_from)
       values (?::uuid, ?, 'Vård och behandling', ?::uuid, ?::uuid, 'careAndTreatment', timestamptz '2020-01-01')`,
      [randomUUID(), `SE-PROV-${id}`, id, places.careUnit],
    );
  }
  for (const { id, givenName, familyName, email, persona } of citizens)
    await em.execute(`insert into citizen (id, personal_identity_number, given_name, family_name, email) values (?::uuid, ?, ?, ?, ?)`, [
      id,
      persona.claims['personalIdentityNumber'],
      givenName,
      familyName,
      email,
    ]);
}
