import { afterAll, beforeAll, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { citizens } from '../../start/seed/citizens.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { openSignInClinic } from '../support/signInClinic.ts';
import type { SignInClinic } from '../support/signInClinic.ts';
import { Visitor } from '../support/visitor.ts';

let clinic: SignInClinic;
beforeAll(async () => {
  clinic = await openSignInClinic();
});
afterAll(() => clinic.close());

const numberOf = (name: string): string => citizens.find(({ givenName }) => givenName === name)?.personalIdentityNumber ?? '';
const rowOf = async (name: string) => {
  const [row] = await setUp(clinic.fresh.urls.owner, (em) =>
    em.execute('select protected, deceased_on::text as deceased, registered, email from citizen where personal_identity_number = ?', [
      numberOf(name),
    ]),
  );
  return row as { protected: boolean; deceased: string | null; registered: boolean; email: string } | undefined;
};
const isIn = async (as: 'citizen' | 'staff', subject: string): Promise<boolean> => {
  const visitor = new Visitor(clinic);
  await visitor.signIn(as, subject);
  return (await visitor.get('/api/session')).status === 200;
};

test('what the registers say of a citizen is kept before the session begins (MOM-05)', async () => {
  clinic.registers.residents.set(numberOf('Erik'), { protectedIdentity: true });
  clinic.registers.profiles.set(numberOf('Erik'), { email: 'ny.adress@example.se' });
  expect(await isIn('citizen', 'erik')).toBe(true);
  expect(await rowOf('Erik')).toMatchObject({ protected: true, email: 'ny.adress@example.se' });
});

test('a citizen who is deceased in the register from today is not let in, whatever was known before', async () => {
  expect(await isIn('citizen', 'aisha')).toBe(true);
  clinic.registers.residents.set(numberOf('Aisha'), { standing: { kind: 'deceased', on: '2026-11-21' } });
  expect(await isIn('citizen', 'aisha')).toBe(false);
  expect(await rowOf('Aisha')).toMatchObject({ deceased: '2026-11-21' });
});

test('a register that does not answer, or does not know the number, changes nothing and shuts nobody out', async () => {
  const before = await rowOf('Birgitta');
  clinic.registers.residents.set(numberOf('Birgitta'), null);
  clinic.registers.profilesAreThere = false;
  expect(await isIn('citizen', 'birgitta')).toBe(true);
  clinic.registers.registerIsThere = false;
  expect(await isIn('citizen', 'birgitta')).toBe(true);
  expect(await rowOf('Birgitta')).toEqual(before);
  clinic.registers.registerIsThere = true;
  clinic.registers.profilesAreThere = true;
});

test('a commission that HSA no longer names ends at the sign-in, and one that it names again holds again (AUT-13)', async () => {
  const { hsaId } = organisation.therapist;
  const [held] = await setUp(clinic.fresh.urls.owner, (em) =>
    em.execute<{ hsaId: string; careUnit: string; careProvider: string }[]>(
      `select k.hsa_id as "hsaId", c.hsa_id as "careUnit", p.hsa_id as "careProvider" from commission k join staff s on s.id = k.staff_id
       join care_unit c on c.id = k.care_unit_id join care_provider p on p.id = c.care_provider_id where s.hsa_id = ?`,
      [hsaId],
    ),
  );
  if (!held) throw new Error('The therapist has no commission.');
  const named = {
    hsaId: held.hsaId,
    name: 'Vård och behandling',
    purpose: 'Vård och behandling',
    careUnit: { hsaId: held.careUnit, name: 'Psykiatri', endsAt: null },
    careProvider: { hsaId: held.careProvider, name: 'Norrviks vård', organisationNumber: '232100-0016' },
    startsAt: null,
    endsAt: null,
  };
  const say = (commissions: readonly (typeof named)[]) =>
    clinic.hsa.people.set(hsaId, { givenName: 'Maria', familyName: 'Lind', commissions });
  say([named]);
  expect(await isIn('staff', 'maria')).toBe(true);
  say([]);
  clinic.hsa.isThere = false;
  expect(await isIn('staff', 'maria')).toBe(true);
  clinic.hsa.isThere = true;
  expect(await isIn('staff', 'maria')).toBe(false);
  say([named]);
  expect(await isIn('staff', 'maria')).toBe(true);
});
