import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { citizens } from '../../start/seed/citizens.ts';
import { HOUR } from '../support/clinic.ts';
import { openSignInClinic } from '../support/signInClinic.ts';
import type { SignInClinic } from '../support/signInClinic.ts';
import { Visitor } from '../support/visitor.ts';

let clinic: SignInClinic;
beforeAll(async () => {
  clinic = await openSignInClinic();
});
afterAll(() => clinic.close());

const MINUTE = 60_000;
const anna = citizens.find(({ givenName }) => givenName === 'Anna')?.id ?? '';
const childOf = (name: string): string => citizens.find(({ givenName }) => givenName === name)?.id ?? '';

type Json = Record<string, unknown>;
async function read(visitor: Visitor, path = '/api/session', headers: Record<string, string> = {}): Promise<Json & { status: number }> {
  const response = await visitor.get(path, { headers });
  return { ...((await response.json()) as Json), status: response.status };
}
async function send(
  visitor: Visitor,
  path: string,
  body: unknown = {},
  headers: Record<string, string> = {},
): Promise<Json & { status: number }> {
  const response = await visitor.send(path, body, headers);
  const text = await response.text();
  return { ...(text === '' ? {} : (JSON.parse(text) as Json)), status: response.status };
}
async function list(visitor: Visitor, path: string): Promise<readonly Json[]> {
  return (await (await visitor.get(path)).json()) as readonly Json[];
}
async function signedIn(as: 'citizen' | 'staff', subject: string): Promise<Visitor> {
  const visitor = new Visitor(clinic);
  await visitor.signIn(as, subject);
  return visitor;
}

describe('a session', () => {
  test('gets a new secret at sign-in, whatever the browser had before, and the old one is worth nothing', async () => {
    const planted = new Visitor(clinic);
    const chosenByAnAttacker = 'a'.repeat(43);
    planted.cookies.set('stegvis-citizen', chosenByAnAttacker);
    await planted.signIn('citizen', 'erik');
    expect(planted.cookies.get('stegvis-citizen')).not.toBe(chosenByAnAttacker);
    const first = planted.cookies.get('stegvis-citizen') ?? '';
    await planted.signIn('citizen', 'erik');
    const old = new Visitor(clinic);
    old.cookies.set('stegvis-citizen', first);
    expect((await read(old)).status).toBe(401);
    expect((await read(planted)).status).toBe(200);
  });

  test('is worth nothing in the other kind’s cookie', async () => {
    const visitor = await signedIn('citizen', 'erik');
    const moved = new Visitor(clinic);
    moved.cookies.set('stegvis-staff', visitor.cookies.get('stegvis-citizen') ?? '');
    expect((await read(moved)).status).toBe(401);
  });

  test('ends when nobody uses it, by whose it is, and is told when', async () => {
    const citizen = await signedIn('citizen', 'aisha');
    const staff = await signedIn('staff', 'johan');
    const began = clinic.clock.at;
    expect((await read(citizen))['until']).toEqual({
      now: new Date(began).toISOString(),
      idle: new Date(began + 60 * MINUTE).toISOString(),
      absolute: new Date(began + 10 * HOUR).toISOString(),
    });
    clinic.clock.at = began + 31 * MINUTE;
    expect((await read(staff)).status).toBe(401);
    expect((await read(citizen, '/api/session', { 'stegvis-unused': String(31 * 60) })).status).toBe(200);
    clinic.clock.at = began + 61 * MINUTE;
    expect((await read(citizen)).status).toBe(401);
    clinic.clock.at = Date.now();
  });

  test('is kept by being used, not by what a page asks for by itself', async () => {
    const visitor = await signedIn('staff', 'maria');
    const began = clinic.clock.at;
    clinic.clock.at = began + 20 * MINUTE;
    expect((await read(visitor, '/api/session', { 'stegvis-unused': '1200' }))['until']).toMatchObject({
      idle: new Date(began + 30 * MINUTE).toISOString(),
    });
    expect((await send(visitor, '/api/session/extend'))['until']).toMatchObject({ idle: new Date(began + 50 * MINUTE).toISOString() });
    clinic.clock.at = began + 45 * MINUTE;
    expect((await read(visitor)).status).toBe(200);
    clinic.clock.at = Date.now();
  });

  test('ends after ten hours however much it is used', async () => {
    const visitor = await signedIn('citizen', 'birgitta');
    const began = clinic.clock.at;
    for (let passed = 50; passed < 600; passed += 50) {
      clinic.clock.at = began + passed * MINUTE;
      expect((await read(visitor)).status).toBe(200);
    }
    clinic.clock.at = began + 10 * HOUR;
    expect((await read(visitor)).status).toBe(401);
    clinic.clock.at = Date.now();
  });

  test('is one among the person’s own, and all of them end at once', async () => {
    const [here, there, other] = [
      await signedIn('citizen', 'daniel'),
      await signedIn('citizen', 'daniel'),
      await signedIn('citizen', 'erik'),
    ];
    const sessions = await list(here, '/api/session/all');
    expect([sessions.length, sessions.filter(({ isThis }) => isThis === true).length]).toEqual([2, 1]);
    expect(JSON.stringify(sessions)).not.toMatch(/hash|[\w-]{43}/);
    expect((await send(here, '/api/session/end-all')).status).toBe(204);
    expect(here.cookies.has('stegvis-citizen')).toBe(false);
    expect([(await read(there)).status, (await read(other)).status]).toEqual([401, 200]);
  });
});

describe('citizen and staff side by side in one browser (DES-40)', () => {
  test('each page is answered as whom it says it asks', async () => {
    const visitor = await signedIn('citizen', 'test');
    await visitor.signIn('staff', 'tova');
    expect(await read(visitor, '/api/session', { 'stegvis-as': 'citizen' })).toMatchObject({ kind: 'citizen', givenName: 'Test' });
    expect(await read(visitor, '/api/session', { 'stegvis-as': 'staff' })).toMatchObject({ kind: 'staff', givenName: 'Tova' });
    expect(await read(visitor, '/api/session?as=citizen')).toMatchObject({ kind: 'citizen' });
    expect((await visitor.get('/api/me/moments')).status).toBe(200);
    expect((await visitor.get('/api/me/moments', { headers: { 'stegvis-as': 'staff' } })).status).toBe(404);
    await send(visitor, '/auth/sign-out', {}, { 'stegvis-as': 'staff' });
    expect((await read(visitor, '/api/session', { 'stegvis-as': 'staff' })).status).toBe(401);
    expect(await read(visitor, '/api/session', { 'stegvis-as': 'citizen' })).toMatchObject({ kind: 'citizen', givenName: 'Test' });
  });
});

describe('a workplace', () => {
  test('is chosen among one’s own, switched in the session, and each time under a new secret', async () => {
    const visitor = await signedIn('staff', 'samira');
    expect(await read(visitor)).toMatchObject({ kind: 'undecided', givenName: 'Samira', more: true });
    expect((await visitor.get('/api/overview')).status).toBe(404);
    const places = await list(visitor, '/api/session/workplaces');
    expect(places.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['Norrviks utgivarenhet', false],
      ['Ungdomsmottagningen Sjövik', false],
      ['Vårdcentralen Lövåsen', false],
    ]);
    const before = visitor.cookies.get('stegvis-staff') ?? '';
    for (const { kind, id, name } of places) {
      expect(await send(visitor, '/api/session/workplace', { kind, id })).toMatchObject({ status: 200, kind: 'staff', unit: { name } });
      expect(await read(visitor)).toMatchObject({ unit: { name } });
    }
    const old = new Visitor(clinic);
    old.cookies.set('stegvis-staff', before);
    expect((await read(old)).status).toBe(401);
  });

  test('of somebody else, or of another kind, is none', async () => {
    const visitor = await signedIn('staff', 'samira');
    const [place] = await list(visitor, '/api/session/workplaces');
    for (const wanted of [
      { kind: 'unit', id: '0b6f1e7a-51a0-4c0e-9a01-5f1d3c7e0001' },
      { kind: 'platform', id: null },
      { kind: 'careUnit', id: place?.['id'] },
      { kind: 'unit', id: randomUUID() },
    ])
      expect((await send(visitor, '/api/session/workplace', wanted)).status).toBe(404);
    expect((await send(visitor, '/api/session/workplace', { ...place, role: 'therapist' })).status).toBe(422);
    const citizen = await signedIn('citizen', 'erik');
    expect((await send(citizen, '/api/session/workplace', { kind: 'platform', id: null })).status).toBe(404);
    expect((await citizen.get('/api/session/workplaces')).status).toBe(404);
  });

  test.each([
    ['sofia', { kind: 'administrator', place: { kind: 'platform' }, roles: ['nationalAdministrator'] }],
    ['anders', { kind: 'administrator', place: { kind: 'platform' }, roles: ['systemAdministrator'] }],
    ['karin', { kind: 'administrator', place: { kind: 'careProvider', name: 'Norrviks vård' }, roles: ['careProviderAdministrator'] }],
    ['monika', { kind: 'administrator', place: { kind: 'careUnit' }, roles: ['logAdministrator'] }],
    ['lars', { kind: 'staff', roles: ['permissionAdministrator'] }],
    ['ingrid', { kind: 'staff', roles: ['dataAdministrator'] }],
    ['eva', { kind: 'staff', roles: ['citizenAdministrator'] }],
    ['nils', { kind: 'staff', roles: ['operator'] }],
    ['petra', { kind: 'staff', unit: { kind: 'publishing' }, roles: ['designer'] }],
    ['viktor', { kind: 'staff', roles: ['publisher'] }],
    ['tova', { kind: 'staff', unit: { kind: 'training' } }],
    ['ulf', { kind: 'staff', roles: ['therapist'] }],
    ['ylva', { kind: 'staff', roles: ['therapist'] }],
  ])('is chosen by itself when there is one: %s', async (subject, expected) => {
    expect(await read(await signedIn('staff', subject))).toMatchObject(expected);
  });

  test('that is taken back is gone at the next request, and the last one takes the session along', async () => {
    const visitor = await signedIn('staff', 'samira');
    const places = await list(visitor, '/api/session/workplaces');
    const centre = places.find(({ name }) => name === 'Vårdcentralen Lövåsen');
    await send(visitor, '/api/session/workplace', { kind: centre?.['kind'], id: centre?.['id'] });
    const end = (careUnit: string) =>
      setUp(clinic.fresh.urls.owner, (em) =>
        em.execute(
          `update commission k set valid_to = now() - interval '1 minute' from staff s, care_unit c
           where s.id = k.staff_id and c.id = k.care_unit_id and s.hsa_id = 'SE2321000016-STG16' and c.hsa_id = ?`,
          [careUnit],
          'run',
        ),
      );
    await end('SE2321000016-VE02');
    expect(await read(visitor)).toMatchObject({ kind: 'undecided' });
    expect((await list(visitor, '/api/session/workplaces')).map(({ name }) => name)).toEqual([
      'Norrviks utgivarenhet',
      'Ungdomsmottagningen Sjövik',
    ]);
    await setUp(clinic.fresh.urls.owner, (em) =>
      em.execute(`update staff set active = false where hsa_id = 'SE2321000016-STG16'`, [], 'run'),
    );
    expect((await read(visitor)).status).toBe(401);
  });
});

describe('a guardian', () => {
  test('acts for children under thirteen and for nobody else, as long as it lasts, and as oneself again', async () => {
    const visitor = await signedIn('citizen', 'anna');
    expect((await list(visitor, '/api/session/acting')).map(({ givenName, as }) => [givenName, as])).toEqual([
      ['Alve', 'guardian'],
      ['Elsa', 'guardian'],
    ]);
    const before = visitor.cookies.get('stegvis-citizen');
    expect(await send(visitor, '/api/session/acting', { citizen: childOf('Elsa') })).toMatchObject({
      kind: 'citizen',
      id: childOf('Elsa'),
      givenName: 'Elsa',
      actor: { id: anna, givenName: 'Anna', as: 'guardian' },
    });
    expect(visitor.cookies.get('stegvis-citizen')).not.toBe(before);
    expect((await visitor.get('/api/me/moments')).status).toBe(200);
    for (const other of ['Hugo', 'Wilma', 'Erik'])
      expect((await send(visitor, '/api/session/acting', { citizen: childOf(other) })).status, other).toBe(404);
    expect(await send(visitor, '/api/session/acting', { citizen: null })).toMatchObject({ id: anna, actor: null });
  });

  test('is oneself again at midnight before the child’s thirteenth birthday, in the open session, and is told of it once', async () => {
    clinic.clock.at = Date.now();
    const visitor = await signedIn('citizen', 'anna');
    await send(visitor, '/api/session/acting', { citizen: childOf('Alve') });
    expect(await read(visitor)).toMatchObject({ givenName: 'Alve', actingEnded: null });
    // The birthday is tomorrow; an hour short of it the session may have to be begun anew.
    const midnight = nextMidnightInStockholm(clinic.clock.at);
    for (let at = clinic.clock.at + 30 * MINUTE; at < midnight - 1; at += 30 * MINUTE) {
      clinic.clock.at = at;
      if ((await read(visitor)).status === 401) {
        await visitor.signIn('citizen', 'anna');
        await send(visitor, '/api/session/acting', { citizen: childOf('Alve') });
      }
    }
    clinic.clock.at = midnight - 1;
    expect(await read(visitor)).toMatchObject({ givenName: 'Alve' });
    clinic.clock.at = midnight;
    expect(await read(visitor)).toMatchObject({ id: anna, givenName: 'Anna', actor: null, actingEnded: 'Alve' });
    expect((await list(visitor, '/api/session/acting')).map(({ givenName }) => givenName)).toEqual(['Elsa']);
    expect(await send(visitor, '/api/session/acting', { citizen: null })).toMatchObject({ actingEnded: null });
    expect(await read(visitor)).toMatchObject({ actingEnded: null });
    clinic.clock.at = Date.now();
  });

  test('an agent acts for an adult', async () => {
    const visitor = await signedIn('citizen', 'maj');
    expect(await list(visitor, '/api/session/acting')).toMatchObject([{ givenName: 'Åke', as: 'agent' }]);
  });
});

describe('a line of live changes', () => {
  test('ends when the session does, when rights change, and tells nothing afterwards', async () => {
    for (const end of [
      (visitor: Visitor) => send(visitor, '/api/session/end-all').then(() => notify(anna)),
      (visitor: Visitor) => send(visitor, '/api/session/acting', { citizen: childOf('Elsa') }).then(() => notify(anna)),
    ]) {
      const visitor = await signedIn('citizen', 'anna');
      const response = await visitor.get('/api/events');
      const reader = response.body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await end(visitor);
      let rest = '';
      for (let chunk = await reader?.read(); chunk?.done === false; chunk = await reader?.read())
        rest += new TextDecoder().decode(chunk.value);
      expect(rest).not.toContain('change');
    }
  });
});

const notify = (person: string): Promise<unknown> =>
  setUp(clinic.fresh.urls.owner, (em) => em.execute(`select pg_notify('stegvis_rights', ?)`, [person]));

function nextMidnightInStockholm(after: number): number {
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
  let at = Math.ceil(after / (15 * MINUTE)) * 15 * MINUTE;
  while (day.format(at) === day.format(after)) at += 15 * MINUTE;
  return at;
}
