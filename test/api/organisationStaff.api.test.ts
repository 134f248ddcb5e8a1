import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { careUnits, units } from '../../start/seed/places.ts';
import { administrators, named, tellPerson } from '../support/administrators.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { Answer, ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let lars: Browser;

const STAFF = '/api/unit/staff';
const [, lovasen] = units;
const [psychiatry, primary] = careUnits;
const fatima = named('Fatima').id;
const ulf = named('Ulf').id;

beforeAll(async () => {
  clinic = await openApiClinic();
  lars = await clinic.as(administrators.permissions);
  tellPerson(clinic.hsa, 'SE2321000016-NY01', 'Nora', [primary]);
  tellPerson(clinic.hsa, 'SE2321000016-NY02', 'Ove', [psychiatry]);
  tellPerson(clinic.hsa, 'SE2321000016-NY03', 'Skygg', [psychiatry], true);
  tellPerson(clinic.hsa, named('Lars').hsaId, 'Lars', [primary]);
});
afterAll(() => clinic.close());

const field = ({ status, body }: Answer) => [status, ...listOf(body['fields']).map(({ question }) => question)];
const code = ({ status, body }: Answer) => [status, body['code']];
const setRoles = (id: string, roles: readonly string[], was: readonly string[], more: object = {}) =>
  lars.send('PUT', `${STAFF}/${id}/roles`, { roles, was, ...more });
const row = async (id: string) => listOf((await lars.get(STAFF)).body['staff']).find((each) => each['id'] === id);

describe('the staff of a unit', () => {
  test('is listed with roles, what each rests on, and how many can use each role where two are recommended (ROL-17)', async () => {
    const { body } = await lars.get(STAFF);
    expect(body['unit']).toEqual({ name: lovasen.name, kind: 'care', careUnit: primary.name });
    expect(listOf(body['roles']).find(({ role }) => role === 'citizenAdministrator')).toMatchObject({
      name: 'Invånaradministratör',
      holders: 0,
      recommended: 2,
    });
    expect(await row(named('Lars').id)).toMatchObject({ permissionAdministrator: true, roles: [], oneself: true, hasCommission: true });
    // Nobody of the own unit is masked.
    expect(await row(named('Ylva').id)).toMatchObject({ name: 'Ylva Norén', roles: ['therapist'], hasCommission: true });
    expect(await row(named('Hanna').id)).toMatchObject({ hasCommission: false });
  });

  test('is added with roles, and works there at the next request', async () => {
    const made = await lars.send('POST', STAFF, { hsaId: 'se2321000016-ny01', roles: ['therapist', 'citizenAdministrator'] });
    expect(made.status).toBe(201);
    const nora = await clinic.as({ kind: 'staff', id: made.body['id'] as string, unit: lovasen.id });
    expect((await nora.get('/api/overview?mine=false')).status).toBe(200);
    expect((await nora.get(STAFF)).status).toBe(404);
    expect(code(await lars.send('POST', STAFF, { hsaId: 'SE2321000016-NY01', roles: ['operator'] }))).toEqual([409, 'alreadyHas']);
  });

  test('is not added without a commission on the care unit (ERR-13), which is said without a protected name', async () => {
    const ove = await lars.send('POST', STAFF, { hsaId: 'SE2321000016-NY02', roles: ['therapist'] });
    expect([...code(ove), ove.body['title']]).toEqual([
      409,
      'commissionMissing',
      `Ove Ny har inget medarbetaruppdrag på vårdenheten ${primary.name} i HSA, så rollen skulle inte gå att använda. Lägg upp uppdraget i HSA först.`,
    ]);
    const skygg = await lars.send('POST', STAFF, { hsaId: 'SE2321000016-NY03', roles: ['therapist'] });
    expect(skygg.body['title']).toMatch(/^Skyddad identitet har inget/);
    expect(field(await lars.send('POST', STAFF, { hsaId: 'SE2321000016-NY77', roles: ['therapist'] }))).toEqual([422, 'hsaId']);
    expect(field(await lars.send('POST', STAFF, { hsaId: 'nonsense', roles: ['therapist'] }))).toEqual([422, 'hsaId']);
    expect(field(await lars.send('POST', STAFF, { hsaId: 'SE2321000016-NY01', roles: [] }))).toEqual([422, 'roles']);
  });

  test('gets no role that is not of the unit, and none that others give', async () => {
    for (const role of ['designer', 'publisher']) expect(field(await setRoles(ulf, [role], ['therapist']))).toEqual([422, 'roles']);
    for (const role of ['permissionAdministrator', 'nationalAdministrator', 'logAdministrator'])
      expect(field(await setRoles(ulf, [role], ['therapist']))).toEqual([422, 'roles.0']);
    expect((await setRoles(ulf, ['therapist'], ['therapist'], { unit: units[0].id })).status).toBe(422);
  });

  test('of another unit is unknown, and so is who has no role here', async () => {
    for (const id of [named('Maria').id, named('Sofia').id]) {
      expect((await setRoles(id, ['therapist'], [])).status).toBe(404);
      expect((await lars.send('POST', `${STAFF}/${id}/inactivate`, {})).status).toBe(404);
    }
  });

  test('changes by two at once: the later is told that the list is old', async () => {
    expect((await setRoles(ulf, ['therapist', 'dataAdministrator'], ['therapist'])).status).toBe(204);
    const late = await setRoles(ulf, ['therapist', 'operator'], ['therapist']);
    expect([...code(late), late.body['changed']]).toEqual([409, 'stale', { roles: ['dataAdministrator', 'therapist'] }]);
  });

  test('a role for oneself asks for a reason, which is kept for all to see', async () => {
    expect(field(await lars.send('POST', STAFF, { hsaId: named('Lars').hsaId, roles: ['operator'] }))).toEqual([422, 'reason']);
    expect(field(await setRoles(named('Lars').id, ['operator'], []))).toEqual([422, 'reason']);
    expect((await setRoles(named('Lars').id, ['operator'], [], { reason: 'Vikarierar i sommar' })).status).toBe(204);
    expect(listOf((await lars.get(STAFF)).body['changes'])[0]).toMatchObject({
      sentence: 'Lars Ekman gav Lars Ekman rollen driftansvarig.',
      reason: 'Vikarierar i sommar',
    });
  });
});

describe('what is taken back', () => {
  test('is gone at the next request of a session that is open, and back when it is given again', async () => {
    const open = await clinic.as({ kind: 'staff', id: fatima, unit: lovasen.id });
    expect((await open.get('/api/overview?mine=false')).status).toBe(200);
    expect((await setRoles(fatima, [], ['therapist'])).status).toBe(204);
    expect((await open.get('/api/overview?mine=false')).status).toBe(401);
  });

  test('inactivated on the unit keeps the roles, which give nothing; a permission administrator is not inactivated from there', async () => {
    const ylva = named('Ylva').id;
    const open = await clinic.as({ kind: 'staff', id: ylva, unit: lovasen.id });
    expect((await open.get('/api/overview?mine=false')).status).toBe(200);
    expect((await lars.send('POST', `${STAFF}/${ylva}/inactivate`, { reason: 'Föräldraledig' })).status).toBe(204);
    expect((await open.get('/api/overview?mine=false')).status).toBe(401);
    expect(await row(ylva)).toMatchObject({ suspended: true, roles: ['therapist'] });
    expect(code(await setRoles(ylva, ['operator'], ['therapist']))).toEqual([409, 'suspended']);
    expect((await lars.send('POST', `${STAFF}/${ylva}/activate`, {})).status).toBe(204);
    expect((await open.get('/api/overview?mine=false')).status).toBe(200);
    expect(code(await lars.send('POST', `${STAFF}/${named('Lars').id}/inactivate`, {}))).toEqual([409, 'permissionAdministrator']);
  });

  test('inactivated on one unit leaves the others as they are', async () => {
    const samira = named('Samira').id;
    expect((await lars.send('POST', `${STAFF}/${samira}/inactivate`, {})).status).toBe(204);
    const elsewhere = await clinic.as({ kind: 'staff', id: samira, unit: units[2].id });
    expect((await elsewhere.get('/api/overview?mine=false')).status).toBe(200);
  });

  test('an open line of events ends when its right does', async () => {
    const open = await clinic.as({ kind: 'staff', id: named('Ylva').id, unit: lovasen.id });
    const line = await clinic.api.request('/api/events', { headers: { cookie: open.cookie } });
    const reader = (line.body as ReadableStream<Uint8Array>).getReader();
    expect((await reader.read()).done).toBe(false);
    expect((await lars.send('POST', `${STAFF}/${named('Ylva').id}/inactivate`, {})).status).toBe(204);
    for (let done = false; !done; ) ({ done } = await reader.read());
    expect((await lars.send('POST', `${STAFF}/${named('Ylva').id}/activate`, {})).status).toBe(204);
  });
});

describe('the last citizen administrator of a unit (ERR-12, ROL-19)', () => {
  const only = ['citizenAdministrator'] as const;
  /** These and no others have the role, with commissions that hold. */
  const have = (ids: readonly string[]) =>
    setUp(clinic.fresh.urls.owner, async (em) => {
      await em.execute(`delete from role_grant where unit_id = ?::uuid and role = 'citizenAdministrator'`, [lovasen.id], 'run');
      for (const id of ids)
        await em.execute(
          `insert into role_grant (staff_id, unit_id, role) values (?::uuid, ?::uuid, 'citizenAdministrator')`,
          [id, lovasen.id],
          'run',
        );
    });
  const held = async (id: string) => (await row(id))?.['roles'] as unknown as string[];

  test('is taken only with an override and a reason; another without one', async () => {
    await have([ulf, named('Ingrid').id]);
    const ulfs = await held(ulf);
    expect(
      (
        await setRoles(
          ulf,
          ulfs.filter((role) => role !== only[0]),
          ulfs,
        )
      ).status,
    ).toBe(204);
    const ingrids = await held(named('Ingrid').id);
    const without = ingrids.filter((role) => role !== only[0]);
    for (const more of [{}, { override: true }, { reason: 'Enheten stängs' }])
      expect(code(await setRoles(named('Ingrid').id, without, ingrids, more))).toEqual([409, 'lastCitizenAdministrator']);
    expect(code(await lars.send('POST', `${STAFF}/${named('Ingrid').id}/inactivate`, {}))).toEqual([409, 'lastCitizenAdministrator']);
    expect((await setRoles(named('Ingrid').id, without, ingrids, { override: true, reason: 'Enheten stängs' })).status).toBe(204);
  });

  test('counts those who can use the role: one whose commission has ended is nobody to rely on', async () => {
    await have([ulf, named('Tomas').id]);
    const ulfs = await held(ulf);
    expect(
      code(
        await setRoles(
          ulf,
          ulfs.filter((role) => role !== only[0]),
          ulfs,
        ),
      ),
    ).toEqual([409, 'lastCitizenAdministrator']);
    // And the other gives nothing up by leaving.
    const tomas = await held(named('Tomas').id);
    expect(
      (
        await setRoles(
          named('Tomas').id,
          tomas.filter((role) => role !== only[0]),
          tomas,
        )
      ).status,
    ).toBe(204);
  });

  test('is one of two when both are taken at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      await have([ulf, named('Ingrid').id]);
      const [ulfs, ingrids] = [await held(ulf), await held(named('Ingrid').id)];
      const both = await Promise.all([
        setRoles(
          ulf,
          ulfs.filter((role) => role !== only[0]),
          ulfs,
        ),
        lars.send('POST', `${STAFF}/${named('Ingrid').id}/inactivate`, {}),
      ]);
      expect(both.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([204, 409]);
      await lars.send('POST', `${STAFF}/${named('Ingrid').id}/activate`, {});
      expect(ingrids).toContain(only[0]);
    }
  });
});
