import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSession, endSession, readSession, type NewSession } from '../../db/sessions.ts';
import { setUp } from '../../db/orm.ts';
import { workplacesOf } from '../../db/workplace.ts';
import { DAY, HOUR, MONDAY, openClinic, type Clinic } from '../support/clinic.ts';

let clinic: Clinic;
beforeAll(async () => {
  clinic = await openClinic();
});
afterAll(() => clinic.close());

const signIn = { kind: 'signIn' } as const;
const hash = (n: number): Uint8Array => new Uint8Array(32).fill(n);
const at = (unit: string) => ({ kind: 'unit', id: unit, commission: null }) as const;
const begin = (n: number, person: NewSession['person'], at = MONDAY) =>
  clinic.app.as(signIn, (em) => createSession(em, { idHash: hash(n), person, idToken: 'token', at, expiresAt: at + 8 * HOUR }));
const read = (n: number, at: number) => clinic.app.as(signIn, (em) => readSession(em, hash(n), at, { citizenMs: HOUR, staffMs: HOUR }));

describe('a session', () => {
  test('holds the citizen, or the member of staff with the roles of that unit', async () => {
    const [erik] = clinic.citizens;
    if (!erik) throw new Error('no citizen');
    await begin(1, { kind: 'citizen', id: erik.id });
    await begin(2, { kind: 'staff', id: clinic.maria.id, place: at(clinic.maria.unit) });
    expect(await read(1, MONDAY)).toMatchObject({
      person: { kind: 'citizen', citizen: { givenName: 'Erik', actsFor: [] }, actingFor: null },
    });
    expect(await read(2, MONDAY)).toMatchObject({
      person: {
        kind: 'staff',
        staff: {
          givenName: 'Maria',
          grants: [{ role: 'therapist', unit: { name: 'Sömnmottagningen Norrvik', kind: 'care' } }],
          commissions: [{ purpose: 'careAndTreatment', validTo: null }],
        },
        place: { kind: 'unit', id: clinic.maria.unit },
      },
    });
  });

  test('ends when it has not been used for its idle time, when it is over, and when it is ended', async () => {
    await begin(3, { kind: 'staff', id: clinic.maria.id, place: at(clinic.maria.unit) });
    for (let at = MONDAY; at < MONDAY + 8 * HOUR; at += HOUR / 2) expect(await read(3, at)).not.toBeNull();
    expect(await read(3, MONDAY + 8 * HOUR)).toBeNull();
    await begin(4, { kind: 'staff', id: clinic.maria.id, place: at(clinic.maria.unit) }, MONDAY + DAY);
    expect(await read(4, MONDAY + DAY + HOUR)).toBeNull();
    expect(await clinic.app.as(signIn, (em) => endSession(em, hash(4)))).toMatchObject({ idToken: 'token', provider: 'oidc' });
    expect(await read(4, MONDAY + DAY)).toBeNull();
    expect(await clinic.app.as(signIn, (em) => endSession(em, hash(4)))).toBeNull();
  });

  test.each(['role_grant', 'commission'])('has no workplace from the moment its %s is gone', async (table) => {
    const { fatima } = clinic;
    const n = table === 'commission' ? 5 : 6;
    const workplaces = async () => {
      const found = await read(n, MONDAY + DAY);
      return found?.person.kind === 'staff' ? workplacesOf(found.person.staff, MONDAY + DAY).map(({ kind }) => kind) : null;
    };
    await begin(n, { kind: 'staff', id: fatima.id, place: at(fatima.unit) }, MONDAY + DAY);
    expect(await workplaces()).toEqual(['unit']);
    await setUp(clinic.fresh.urls.owner, async (em) => {
      await em.execute(
        `create temporary table taken on commit drop as select * from ${table} where staff_id = ?::uuid`,
        [fatima.id],
        'run',
      );
      await em.execute(`delete from ${table} where staff_id = ?::uuid`, [fatima.id], 'run');
      await em.execute(`create table if not exists kept_${table} as select * from taken`, [], 'run');
    });
    expect(await workplaces()).toEqual([]);
    expect(await clinic.app.as(fatima, (em) => em.execute('select stegvis_unit() as unit'))).toEqual([{ unit: null }]);
    await setUp(clinic.fresh.urls.owner, (em) => em.execute(`insert into ${table} select * from kept_${table}`, [], 'run'));
    expect(await workplaces()).toEqual(['unit']);
  });
});
