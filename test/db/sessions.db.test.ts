import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSession, endSession, readSession, type NewSession } from '../../db/sessions.ts';
import { setUp } from '../../db/orm.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const signIn = { kind: 'signIn' } as const;
const hash = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const begin = (n: number, person: NewSession['person'], at = MONDAY) =>
  clinic.app.as(signIn, (em) => createSession(em, { idHash: hash(n), person, idToken: 'token', at, expiresAt: at + 8 * HOUR }));
const read = (n: number, at: number) => clinic.app.as(signIn, (em) => readSession(em, hash(n), at, HOUR));

describe('a session', () => {
  test('holds the citizen, or the member of staff with the roles of that unit', async () => {
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('no citizen');
    await begin(1, { kind: 'citizen', id: erik.id });
    await begin(2, { kind: 'staff', id: clinic.maria.id, unit: clinic.maria.unit });
    expect(await read(1, MONDAY)).toMatchObject({ kind: 'citizen', citizen: { givenName: 'Erik' } });
    expect(await read(2, MONDAY)).toMatchObject({
      kind: 'staff',
      staff: { givenName: 'Maria' },
      unit: { name: 'Sömnmottagningen Norrvik' },
      roles: ['therapist'],
    });
  });

  test('ends when it has not been used for its idle time, when it is over, and when it is ended', async () => {
    await begin(3, { kind: 'staff', id: clinic.maria.id, unit: clinic.maria.unit });
    for (let at = MONDAY; at < MONDAY + 8 * HOUR; at += HOUR / 2) expect(await read(3, at)).not.toBeNull();
    expect(await read(3, MONDAY + 8 * HOUR)).toBeNull();
    await begin(4, { kind: 'staff', id: clinic.maria.id, unit: clinic.maria.unit }, MONDAY + DAY);
    expect(await read(4, MONDAY + DAY + HOUR)).toBeNull();
    expect(await clinic.app.as(signIn, (em) => endSession(em, hash(4)))).toEqual({ idToken: 'token' });
    expect(await read(4, MONDAY + DAY)).toBeNull();
    expect(await clinic.app.as(signIn, (em) => endSession(em, hash(4)))).toBeNull();
  });

  test('ends at once with the commission, and so does the sight of the unit', async () => {
    const { fatima } = clinic;
    await begin(5, { kind: 'staff', id: fatima.id, unit: fatima.unit }, MONDAY + DAY);
    expect(await read(5, MONDAY + DAY)).not.toBeNull();
    await setUp(clinic.fresh.urls.owner, (em) => em.execute('delete from commission where staff_id = ?::uuid', [fatima.id], 'run'));
    expect(await read(5, MONDAY + DAY)).toBeNull();
  });
});
