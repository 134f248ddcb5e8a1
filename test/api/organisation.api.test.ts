import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { careProviders, careUnits, units } from '../../start/seed/places.ts';
import { administrators, named, tellPerson, tellUnit } from '../support/administrators.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { Answer, ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let national: Browser;
let provider: Browser;

const [norrvik, provlandet] = careProviders;
const [psychiatry, , youth] = careUnits;
const [sleep, , sjovik, publishing, training] = units;

beforeAll(async () => {
  clinic = await openApiClinic();
  [national, provider] = await Promise.all([clinic.as(administrators.national), clinic.as(administrators.provider)]);
  tellPerson(clinic.hsa, 'SE2321000016-NY01', 'Nora', [psychiatry]);
  tellPerson(clinic.hsa, 'SE2321000016-NY02', 'Utan', []);
  tellPerson(clinic.hsa, 'SE2321000016-NY03', 'Olle', [psychiatry]);
  tellPerson(clinic.hsa, 'SE2321000016-NY04', 'Skygg', [psychiatry], true);
  tellPerson(clinic.hsa, named('Sofia').hsaId, 'Sofia', []);
  tellPerson(clinic.hsa, named('Karin').hsaId, 'Karin', [psychiatry]);
  tellUnit(clinic.hsa, 'SE2321000016-E900', 'Ångestmottagningen', psychiatry);
  tellUnit(clinic.hsa, 'SE2321000016-E901', 'Smärtmottagningen', { hsaId: 'SE2321000016-VE90', name: 'Ny vårdenhet' });
  tellUnit(clinic.hsa, 'SE2321000016-E902', 'Utan vårdenhet', null);
  tellUnit(clinic.hsa, 'SE2321000024-E903', 'Annans mottagning', youth, provlandet);
  tellUnit(clinic.hsa, 'SE2321000032-VG01', 'Fjällets vård', null);
  tellUnit(clinic.hsa, 'SE2321000016-U900', 'Nya utgivarenheten', null);
});
afterAll(() => clinic.close());

const field = ({ status, body }: Answer) => [status, ...listOf(body['fields']).map(({ question }) => question)];
const code = ({ status, body }: Answer) => [status, body['code']];

describe('care providers', () => {
  test('are connected by HSA id, once, with a region that is known or new', async () => {
    const body = { hsaId: ' se2321000032-vg01 ', newRegion: 'Region Fjället' };
    const key = randomUUID();
    const one = await national.send('POST', '/api/admin/care-providers', body, { key });
    const same = await national.send('POST', '/api/admin/care-providers', body, { key });
    expect([one.status, same.status, same.body['id']]).toEqual([201, 201, one.body['id']]);
    expect(field(await national.send('POST', '/api/admin/care-providers', body))).toEqual([422, 'hsaId']);
    expect(field(await national.send('POST', '/api/admin/care-providers', { ...body, hsaId: 'SE2321000032-VG77' }))).toEqual([
      422,
      'hsaId',
    ]);
    expect(field(await national.send('POST', '/api/admin/care-providers', { hsaId: 'SE2321000032-VG01' }))).toEqual([422, 'region']);
    const list = (await national.get('/api/admin/care-providers')).body;
    expect(listOf(list['providers']).map(({ name, region }) => [name, region])).toContainEqual(['Fjällets vård', 'Region Fjället']);
    expect(listOf(list['changes'])[0]).toMatchObject({ sentence: 'Sofia Berg anslöt vårdgivaren Fjällets vård.' });
  });

  test('a unit of the care provider is told apart from the care provider itself', async () => {
    const answer = await national.send('POST', '/api/admin/care-providers', { hsaId: 'SE2321000016-E900', newRegion: 'X' });
    expect(listOf(answer.body['fields'])[0]?.['message']).toBe(
      `HSA-id:t hör till en enhet hos Norrviks vård. Vårdgivarens eget är ${norrvik.hsaId}.`,
    );
  });

  test('an administrator needs a commission there (ERR-04), is never oneself, and has the right until it is taken back', async () => {
    const path = `/api/admin/care-providers/${norrvik.id}/administrators`;
    expect(code(await national.send('POST', path, { hsaId: 'SE2321000016-NY02' }))).toEqual([409, 'commissionMissing']);
    const elsewhere = `/api/admin/care-providers/${provlandet.id}/administrators`;
    expect(code(await national.send('POST', elsewhere, { hsaId: 'SE2321000016-NY01' }))).toEqual([409, 'commissionMissing']);
    expect(field(await national.send('POST', path, { hsaId: named('Sofia').hsaId }))).toEqual([422, 'hsaId']);
    const made = await national.send('POST', path, { hsaId: 'SE2321000016-NY01' });
    expect(made.status).toBe(201);
    expect(code(await national.send('POST', path, { hsaId: 'SE2321000016-NY01' }))).toEqual([409, 'alreadyHas']);
    const nora = made.body['id'] as string;
    const noras = await clinic.as({ kind: 'administrator', id: nora, place: { kind: 'careProvider', id: norrvik.id } });
    expect((await noras.get('/api/admin/units')).status).toBe(200);
    expect((await national.send('DELETE', `${path}/${nora}`, { reason: 'Slutar' })).status).toBe(204);
    expect((await noras.get('/api/admin/units')).status).toBe(401);
    expect((await national.send('DELETE', `${path}/${nora}`, {})).status).toBe(404);
    expect(listOf((await national.get('/api/admin/care-providers')).body['changes'])[0]).toMatchObject({
      sentence: 'Sofia Berg tog bort rollen vårdgivaradministratör från Nora Ny på Norrviks vård.',
      reason: 'Slutar',
    });
  });

  test('while HSA is away nothing new is added, and that is said', async () => {
    clinic.hsa.isThere = false;
    const unit = await provider.send('POST', '/api/admin/units', { hsaId: 'SE2321000016-E901' });
    const person = await national.send('POST', '/api/admin/platform-roles', { hsaId: 'SE2321000016-NY99', role: 'systemAdministrator' });
    clinic.hsa.isThere = true;
    expect([...code(unit), unit.headers.get('retry-after')]).toEqual([503, 'directoryAway', '30']);
    expect(code(person)).toEqual([503, 'directoryAway']);
  });
});

describe('roles on the platform', () => {
  const sofia = administrators.national.id;
  const path = '/api/admin/platform-roles';

  test('are given to others, and the own is taken only when one says so; the last national administrator stays', async () => {
    expect(code(await national.send('DELETE', `${path}/${sofia}/nationalAdministrator`, { oneself: true }))).toEqual([
      409,
      'lastNationalAdministrator',
    ]);
    const made = await national.send('POST', path, { hsaId: 'SE2321000016-NY03', role: 'nationalAdministrator', reason: 'Ersätter' });
    expect(made.status).toBe(201);
    expect(code(await national.send('DELETE', `${path}/${sofia}/nationalAdministrator`, {}))).toEqual([409, 'oneself']);
    expect(field(await national.send('POST', path, { hsaId: named('Sofia').hsaId, role: 'systemAdministrator' }))).toEqual([422, 'hsaId']);
    const list = (await national.get(path)).body;
    expect(listOf(list['people']).map(({ name, roles }) => [name, roles])).toEqual([
      ['Sofia Berg', ['nationalAdministrator']],
      ['Olle Ny', ['nationalAdministrator']],
      ['Anders Nyqvist', ['systemAdministrator']],
    ]);
  });

  test('two who take each other away at once: one of them stays', async () => {
    const [, olle] = listOf((await national.get(path)).body['people']);
    const olles = await clinic.as({ kind: 'administrator', id: String(olle?.['id']), place: { kind: 'platform' } });
    const both = await Promise.all([
      national.send('DELETE', `${path}/${olle?.['id']}/nationalAdministrator`, {}),
      olles.send('DELETE', `${path}/${sofia}/nationalAdministrator`, {}),
    ]);
    expect(both.filter(({ status }) => status === 204)).toHaveLength(1);
    await setUp(clinic.fresh.urls.owner, (em) =>
      em.execute(
        `insert into role_grant (staff_id, role) values (?::uuid, 'nationalAdministrator') on conflict do nothing`,
        [sofia],
        'run',
      ),
    );
    expect((await national.get(path)).status).toBe(200);
  });

  test('nothing beside the contract is taken', async () => {
    const more = { hsaId: 'SE2321000016-NY03', role: 'systemAdministrator', grantedBy: administrators.provider.id };
    expect((await national.send('POST', path, more)).status).toBe(422);
    expect(field(await national.send('POST', path, { hsaId: 'SE2321000016-NY03', role: 'therapist' }))).toEqual([422, 'role']);
    expect((await national.send('DELETE', `${path}/${sofia}/therapist`, {})).status).toBe(404);
  });
});

describe('units of a care provider', () => {
  test('are added by HSA id: known there, linked to a care unit, and of the own care provider (ERR-05, CF-06)', async () => {
    const add = (hsaId: string) => provider.send('POST', '/api/admin/units', { hsaId });
    const message = (answer: Answer) => listOf(answer.body['fields'])[0]?.['message'];
    expect(message(await add('SE2321000016-E999'))).toMatch(/finns inte i HSA/);
    expect(message(await add('SE2321000016-E902'))).toMatch(/inte kopplad till någon vårdenhet/);
    expect(message(await add('SE2321000024-E903'))).toMatch(/hör inte till Norrviks vård/);
    expect(message(await add(sleep.hsaId))).toMatch(/finns inte i HSA/);
    expect((await add('SE2321000016-E900')).status).toBe(201);
    expect((await add('SE2321000016-E901')).status).toBe(201);
    expect(message(await add('SE2321000016-E900'))).toMatch(/redan tillagd/);
    const list = (await provider.get('/api/admin/units')).body;
    expect(listOf(list['units']).map(({ name, careUnit }) => [name, careUnit])).toEqual([
      ['Smärtmottagningen', 'Ny vårdenhet'],
      [sleep.name, psychiatry.name],
      ['Vårdcentralen Lövåsen', careUnits[1].name],
      ['Ångestmottagningen', psychiatry.name],
    ]);
  });

  test('get permission administrators, with a commission on the care unit, masked when they are protected', async () => {
    const path = `/api/admin/units/${sleep.id}/permission-administrators`;
    expect(code(await provider.send('POST', path, { hsaId: 'SE2321000016-NY02' }))).toEqual([409, 'commissionMissing']);
    expect(field(await provider.send('POST', path, { hsaId: named('Karin').hsaId }))).toEqual([422, 'hsaId']);
    const made = await provider.send('POST', path, { hsaId: 'SE2321000016-NY04' });
    expect(made.status).toBe(201);
    const skygg = made.body['id'] as string;
    const list = await provider.get('/api/admin/units');
    expect(JSON.stringify(list.body)).not.toMatch(/Skygg/);
    expect(listOf(list.body['units']).find(({ id }) => id === sleep.id)?.['permissionAdministrators']).toMatchObject([
      { name: 'Skyddad identitet', hsaId: 'SE2321000016-NY04', title: '' },
    ]);
    const skyggs = await clinic.as({ kind: 'staff', id: skygg, unit: sleep.id });
    expect(listOf((await skyggs.get('/api/unit/staff')).body['staff']).map(({ name }) => name)).toContain('Skygg Ny');
    expect((await provider.send('DELETE', `${path}/${skygg}`, {})).status).toBe(204);
    expect((await skyggs.get('/api/unit/staff')).status).toBe(401);
  });

  test('of another care provider are unknown', async () => {
    for (const [method, path] of [
      ['POST', 'activate'],
      ['POST', 'inactivate'],
      ['POST', 'permission-administrators'],
    ] as const) {
      const answer = await provider.send(
        method,
        `/api/admin/units/${sjovik.id}/${path}`,
        path.startsWith('p') ? { hsaId: 'SE2321000016-NY01' } : {},
      );
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect((await provider.get(`/api/admin/units/${sjovik.id}/obstacles`)).status).toBe(404);
    expect((await provider.get(`/api/admin/units/${randomUUID()}/obstacles`)).status).toBe(404);
  });

  test('are closed only when nothing stands in the way, which is listed without citizens (UNI-07, UNI-08)', async () => {
    const running = await clinic.start(0);
    await clinic.catchUp(running);
    const refused = await provider.send('POST', `/api/admin/units/${sleep.id}/inactivate`, {});
    expect([...code(refused), refused.body['changed']]).toEqual([409, 'obstacles', { running: 1, pending: 0, unpurged: 0 }]);
    const obstacles = await provider.get(`/api/admin/units/${sleep.id}/obstacles`);
    expect(obstacles.body).toMatchObject({
      running: 1,
      moments: [{ moment: 'Avstämning', responsible: 'Maria Lind', because: 'running' }],
    });
    expect(JSON.stringify(obstacles.body)).not.toMatch(/Erik|Sandell|19780423/);
    const [empty] = listOf((await provider.get('/api/admin/units')).body['units']).filter(({ name }) => name === 'Smärtmottagningen');
    expect((await provider.send('POST', `/api/admin/units/${empty?.['id']}/inactivate`, { reason: 'Läggs ned' })).status).toBe(204);
    const after = listOf((await provider.get('/api/admin/units')).body['units']).find(({ id }) => id === empty?.['id']);
    expect(after?.['active']).toBe(false);
    expect((await provider.send('POST', `/api/admin/units/${empty?.['id']}/activate`, {})).status).toBe(204);
  });
});

describe('publishing units', () => {
  const path = '/api/admin/publishing-units';
  const body = {
    hsaId: 'SE2321000016-U900',
    kind: 'publishing',
    region: publishing.region,
    responsible: 'SE2321000016-NY02',
    permissionAdministrator: 'SE2321000016-NY03',
  };

  test('are made with a responsible person and a permission administrator, who then gives roles there (UNI-09)', async () => {
    expect(field(await national.send('POST', path, { ...body, responsible: 'SE2321000016-NY98' }))).toEqual([422, 'responsible']);
    expect(field(await national.send('POST', path, { ...body, permissionAdministrator: named('Sofia').hsaId }))).toEqual([
      422,
      'permissionAdministrator',
    ]);
    const made = await national.send('POST', path, body);
    expect(made.status).toBe(201);
    const id = made.body['id'] as string;
    const unit = listOf((await national.get(path)).body['units']).find((each) => each['id'] === id);
    expect(unit).toMatchObject({
      name: 'Nya utgivarenheten',
      responsible: { name: 'Utan Ny' },
      permissionAdministrators: [{ name: 'Olle Ny' }],
    });
    const olle = listOf(unit?.['permissionAdministrators']).at(0)?.['id'] ?? '';
    const olles = await clinic.as({ kind: 'staff', id: olle, unit: id });
    // No commission is asked for there (UNI-18), and a publishing unit has roles of its own.
    expect((await olles.send('POST', '/api/unit/staff', { hsaId: 'SE2321000016-NY02', roles: ['designer'] })).status).toBe(201);
    expect(field(await olles.send('POST', '/api/unit/staff', { hsaId: 'SE2321000016-NY01', roles: ['dataAdministrator'] }))).toEqual([
      422,
      'roles',
    ]);
    expect((await national.send('PATCH', `${path}/${id}`, { name: 'Utgivarna', responsible: 'SE2321000016-NY01' })).status).toBe(204);
    expect((await national.send('PATCH', `${path}/${id}`, { active: false })).status).toBe(204);
    // Nothing is there any more, whether or not one of the tests before has left another place to work.
    expect([401, 404]).toContain((await olles.get('/api/unit/staff')).status);
    expect(
      listOf((await national.get(path)).body['changes'])
        .map(({ sentence }) => sentence)
        .slice(0, 3)
        .toSorted((one, other) => String(one).localeCompare(String(other))),
    ).toEqual([
      'Sofia Berg gav utgivarenheten namnet Utgivarna.',
      'Sofia Berg gjorde Nora Ny ansvarig för Utgivarna.',
      'Sofia Berg inaktiverade enheten Utgivarna.',
    ]);
  });

  test('a unit of care is none, nor may its permission administrator be appointed from there', async () => {
    expect((await national.send('PATCH', `${path}/${sleep.id}`, { active: false })).status).toBe(404);
    expect((await national.send('POST', `${path}/${sleep.id}/permission-administrators`, { hsaId: 'SE2321000016-NY01' })).status).toBe(404);
    expect((await national.send('POST', `${path}/${training.id}/permission-administrators`, { hsaId: 'SE2321000016-NY01' })).status).toBe(
      201,
    );
  });

  test('have user groups of those with roles there; a unit of care has none (ROL-20, DES-27)', async () => {
    const made = await national.send('POST', `${path}/${publishing.id}/permission-administrators`, { hsaId: 'SE2321000016-NY01' });
    const nora = await clinic.as({ kind: 'staff', id: made.body['id'] as string, unit: publishing.id });
    const groups = '/api/unit/user-groups';
    const petra = named('Petra').id;
    const viktor = named('Viktor').id;
    const group = await nora.send('POST', groups, { name: 'Sömn', members: [petra] });
    expect(group.status).toBe(201);
    expect(field(await nora.send('POST', groups, { name: 'sömn', members: [] }))).toEqual([422, 'name']);
    expect(field(await nora.send('POST', groups, { name: 'Andra', members: [named('Maria').id] }))).toEqual([422, 'members']);
    expect(
      (await nora.send('PUT', `${groups}/${group.body['id'] as string}`, { name: 'Sömn och vila', members: [petra, viktor] })).status,
    ).toBe(204);
    expect((await nora.send('PUT', `${groups}/${randomUUID()}`, { name: 'Ingen', members: [] })).status).toBe(404);
    const found = listOf((await nora.get(groups)).body['groups']);
    expect(found).toMatchObject([{ name: 'Sömn och vila', members: [{ name: 'Viktor Ask' }, { name: 'Petra Sund' }] }]);
    // Whoever has no role left is in no group.
    expect((await nora.send('PUT', `/api/unit/staff/${petra}/roles`, { roles: [], was: ['designer'] })).status).toBe(204);
    expect(listOf((await nora.get(groups)).body['groups'])).toMatchObject([{ members: [{ name: 'Viktor Ask' }] }]);
    const lars = await clinic.as(administrators.permissions);
    expect((await lars.get(groups)).status).toBe(404);
    expect((await lars.send('POST', groups, { name: 'Vård', members: [] })).status).toBe(404);
  });
});

describe('the permission matrix', () => {
  test('is read by whoever is signed in, with Swedish names of all roles', async () => {
    const { body, status } = await provider.get('/api/permissions');
    expect(status).toBe(200);
    const names = new Map(listOf(body['roles']).map(({ role, name }) => [role, name]));
    expect(names.get('careProviderAdministrator')).toBe('Vårdgivaradministratör');
    for (const { roles } of body['permissions'] as { roles: string[] }[]) for (const role of roles) expect(names.has(role)).toBe(true);
  });
});
