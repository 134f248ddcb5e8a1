import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { organisation } from '../../start/seed/organisation.ts';
import { tellOfTheGone } from '../../temporal/serviceRounds.ts';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let maria: Browser;

beforeAll(async () => {
  clinic = await openApiClinic();
  maria = await clinic.as(clinic.maria);
});
afterAll(() => clinic.close());
beforeEach(() => {
  Object.assign(clinic.registers, { registerIsThere: true, profilesAreThere: true });
  clinic.registers.residents.clear();
  clinic.registers.profiles.clear();
});

const citizen = (number: number) => {
  const found = organisation.citizens[number];
  if (!found) throw new Error(`The demo has no citizen ${number}.`);
  return found;
};
const start = (number: number) =>
  maria.send('POST', '/api/running-moments', { momentVersion: clinic.momentVersion, citizen: citizen(number).id });
const running = (number: number) =>
  clinic.worker.as({ kind: 'worker' }, async (em) => {
    const rows = await em.execute<{ id: string }[]>(`select id from running_moment where citizen_id = ?::uuid`, [citizen(number).id]);
    return rows.map(({ id }) => id);
  });
const known = (number: number) =>
  clinic.worker.as({ kind: 'worker' }, async (em) => {
    const [row] = await em.execute(
      `select notices, has_account as "hasAccount", registered, deceased_on::text as "deceasedOn", protected, municipality, looked_up_at is not null as asked
       from citizen where id = ?::uuid`,
      [citizen(number).id],
    );
    return row;
  });

describe('at start the registers are asked (MOM-05)', () => {
  test('who is deceased is refused with a sentence, nothing is started, and it is known from then on (MOM-07, ERR-08)', async () => {
    clinic.registers.residents.set(citizen(0).personalIdentityNumber, { standing: { kind: 'deceased', on: '2026-10-01' } });
    expect((await start(0)).body).toMatchObject({
      status: 422,
      fields: [{ question: 'citizen', message: 'Invånaren är avliden enligt folkbokföringen.' }],
    });
    expect(await running(0)).toEqual([]);
    expect(await known(0)).toMatchObject({ deceasedOn: '2026-10-01', registered: false, asked: true });
    const [found] = (await maria.send('POST', '/api/citizens/search', { search: citizen(0).personalIdentityNumber })).body as unknown as {
      warnings: string[];
    }[];
    expect(found?.warnings).toContain('Invånaren är avliden enligt folkbokföringen.');
  });

  test.each([
    ['has moved abroad', { standing: { kind: 'deregistered', on: null, newNumber: null } } as const],
    ['is not known by the number', null],
  ])('who %s is refused', async (_who, resident) => {
    clinic.registers.residents.set(citizen(1).personalIdentityNumber, resident);
    expect((await start(1)).body).toMatchObject({
      status: 422,
      fields: [{ message: 'Invånaren är inte folkbokförd. Kontrollera personnumret.' }],
    });
    expect(await running(1)).toEqual([]);
  });

  test('a register that is away is a refusal with a sentence, and the same start goes when it is back', async () => {
    clinic.registers.registerIsThere = false;
    const refused = await start(2);
    expect([refused.status, refused.body['title'], refused.headers.get('retry-after')]).toEqual([
      503,
      'Folkbokföringen svarar inte just nu. Momentet är inte startat. Försök igen om en stund.',
      '30',
    ]);
    expect(await running(2)).toEqual([]);
    clinic.registers.registerIsThere = true;
    expect((await start(2)).body).toMatchObject({ warnings: [] });
  });

  test('who has never signed in to 1177, or has turned notices off, is started with a warning (MOM-06, ERR-06, ERR-07)', async () => {
    clinic.registers.profiles.set(citizen(3).personalIdentityNumber, null);
    expect((await start(3)).body).toMatchObject({
      warnings: ['Invånaren har aldrig loggat in på 1177 och får inga besked. Kontakta invånaren på annat sätt.'],
    });
    clinic.registers.profiles.set(citizen(4).personalIdentityNumber, { mailNotices: false, smsNotices: false });
    expect((await start(4)).body).toMatchObject({ warnings: ['Invånaren har stängt av aviseringar och får inga påminnelser.'] });
    expect(await known(3)).toMatchObject({ hasAccount: false });
    expect(await known(4)).toMatchObject({ hasAccount: true, notices: false });
  });

  test('1177 that is away hinders no start: what was known last is warned of', async () => {
    clinic.registers.profilesAreThere = false;
    expect([(await start(6)).status, await known(6)]).toMatchObject([201, { hasAccount: true, asked: true }]);
  });

  test('a protected identity is kept as such, and its place is forgotten (CZN-20)', async () => {
    clinic.registers.residents.set(citizen(7).personalIdentityNumber, { protectedIdentity: true });
    expect((await start(7)).status).toBe(201);
    expect(await known(7)).toMatchObject({ protected: true, municipality: null });
  });

  test('a test run asks no register about anybody (MOM-26)', async () => {
    clinic.registers.asked.length = 0;
    clinic.registers.registerIsThere = false;
    const body = { momentVersion: clinic.momentVersion, citizen: citizen(10).id, kind: 'test' };
    expect((await maria.send('POST', '/api/running-moments', body)).status).toBe(201);
    expect(clinic.registers.asked).toEqual([]);
  });
});

describe('a citizen whom the register has struck off', () => {
  test('is told to the running moments that go on, once, so that all sending stops and staff are flagged', async () => {
    const { id } = (await start(8)).body as { id: string };
    await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute(`update citizen set deceased_on = date '2026-11-01', registered = false where id = ?::uuid`, [citizen(8).id], 'run'),
    );
    await Promise.all([tellOfTheGone(clinic.worker, clinic.clock), tellOfTheGone(clinic.worker, clinic.clock)]);
    await tellOfTheGone(clinic.worker, clinic.clock);
    const told = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute(`select content->>'cause' as cause from event where running_moment_id = ?::uuid and kind = 'citizenGone'`, [id]),
    );
    expect(told).toEqual([{ cause: 'deceased' }]);
    await clinic.catchUp(id);
    const { body } = await maria.get(`/api/running-moments/${id}`);
    expect(JSON.stringify(body)).toContain('Invånaren finns inte längre i registret');
  });
});
