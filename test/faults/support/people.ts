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
  await em.execute(`insert into unit (id, name, care_provider, region) values (?::uuid, 'Provenheten', 'Provgivaren', 'Provregionen')`, [
    unit,
  ]);
  for (const { id, givenName, familyName, email, persona } of therapists) {
    await em.execute(`insert into staff (id, hsa_id, given_name, family_name, title, email) values (?::uuid, ?, ?, ?, 'Psykolog', ?)`, [
      id,
      persona.claims['employeeHsaId'],
      givenName,
      familyName,
      email,
    ]);
    await em.execute(`insert into commission (staff_id, unit_id, role) values (?::uuid, ?::uuid, 'therapist')`, [id, unit]);
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
