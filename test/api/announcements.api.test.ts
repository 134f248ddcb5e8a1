import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { setUp } from '../../db/orm.ts';
import { units } from '../../start/seed/places.ts';
import { listOf, openApiClinic, type ApiClinic, type Browser, type Reader } from '../support/api.ts';
import { HOUR } from '../support/clinic.ts';
import { holderOf, onPlatform, providersAdministrator } from '../support/catalogue.ts';

const [sleepClinic, healthCentre, youthClinic] = units;

let clinic: ApiClinic;
let eva: Browser;
beforeAll(async () => {
  clinic = await openApiClinic();
  eva = await clinic.as(holderOf('citizenAdministrator', sleepClinic.id));
  await clinic.start(0);
});
afterAll(() => clinic.close());
// Each test begins with nothing announced.
beforeEach(() =>
  setUp(clinic.fresh.urls.owner, (em) =>
    em.execute('delete from announcement_seen; delete from announcement_version; delete from announcement', [], 'run'),
  ),
);

const at = (hours: number): string => new Date(clinic.clock.at + hours * HOUR).toISOString();
const text = (more: Readonly<Record<string, unknown>> = {}) => ({
  kind: 'information',
  toStaff: true,
  toCitizens: true,
  severity: 'information',
  language: 'sv',
  title: 'Stängt i jul',
  body: 'Vi har stängt 24–26 december.',
  from: at(0),
  to: null,
  ...more,
});
const write = (browser: Browser, more: Readonly<Record<string, unknown>> = {}) =>
  browser.send('POST', '/api/admin/announcements', text(more));
const seenBy = async (who: Reader) => listOf((await (await clinic.as(who)).get('/api/announcements')).body);
const titles = async (who: Reader) => (await seenBy(who)).map(({ title }) => title ?? '');
const byName = (a: string, b: string): number => a.localeCompare(b, 'sv');
const citizen = (number: number) => {
  const found = clinic.citizens[number];
  if (!found) throw new Error('no citizen');
  return found;
};

describe('who is shown what', () => {
  test('from a unit: its staff, and citizens with a moment on it', async () => {
    expect((await write(eva)).status).toBe(201);
    await write(eva, { title: 'Bara personal', toCitizens: false });
    await write(eva, { title: 'Bara invånare', toStaff: false });
    expect((await titles(clinic.maria)).toSorted(byName)).toEqual(['Bara personal', 'Stängt i jul']);
    expect((await titles(citizen(0))).toSorted(byName)).toEqual(['Bara invånare', 'Stängt i jul']);
    for (const other of [clinic.fatima, citizen(1), providersAdministrator()]) expect(await titles(other)).toEqual([]);
    // The author is shown what is for the staff, and finds all of it among what is written.
    expect(await titles(holderOf('citizenAdministrator', sleepClinic.id))).toHaveLength(2);
    expect(listOf((await eva.get('/api/admin/announcements')).body['announcements'])).toHaveLength(3);
  });

  test('from a care provider: staff on its units, or on one of them, and never citizens', async () => {
    const provider = await clinic.as(providersAdministrator());
    expect((await write(provider)).status).toBe(422);
    expect((await write(provider, { toCitizens: false, unit: youthClinic.id })).status).toBe(422);
    expect((await write(provider, { toCitizens: false, title: 'Alla' })).status).toBe(201);
    expect((await write(provider, { toCitizens: false, title: 'En', unit: healthCentre.id })).status).toBe(201);
    expect(await titles(clinic.maria)).toEqual(['Alla']);
    expect((await titles(clinic.fatima)).toSorted(byName)).toEqual(['Alla', 'En']);
    expect(await titles(holderOf('therapist', youthClinic.id))).toEqual([]);
    expect(await titles(citizen(0))).toEqual([]);
    expect(await titles(providersAdministrator())).toEqual(['Alla']);
  });

  test('from the platform: everyone, and of services and the system only from there', async () => {
    for (const role of ['nationalAdministrator', 'systemAdministrator'] as const)
      expect((await write(await clinic.as(onPlatform(role)), { kind: 'service', title: role })).status).toBe(201);
    expect((await write(eva, { kind: 'system' })).status).toBe(422);
    for (const who of [clinic.maria, clinic.fatima, citizen(0), citizen(5), providersAdministrator()])
      expect(await titles(who)).toHaveLength(2);
    expect((await write(await clinic.as(clinic.maria))).status).toBe(404);
    expect((await write(await clinic.as(citizen(0)))).status).toBe(404);
  });

  test('from when until when, the gravest first, until it is taken back', async () => {
    const { body } = await write(eva, { title: 'Sedan', from: at(0.2), to: at(0.4) });
    await write(eva, { title: 'Nu' });
    await write(eva, { title: 'Störning', severity: 'disturbance' });
    expect(await titles(clinic.maria)).toEqual(['Störning', 'Nu']);
    clinic.clock.at += 0.3 * HOUR;
    expect(await titles(clinic.maria)).toEqual(['Störning', 'Sedan', 'Nu']);
    expect((await eva.send('POST', `/api/admin/announcements/${String(body['id'])}/take-back`)).status).toBe(200);
    expect(await titles(clinic.maria)).toEqual(['Störning', 'Nu']);
    expect((await eva.send('PATCH', `/api/admin/announcements/${String(body['id'])}`, { ...change(), revision: 1 })).status).toBe(409);
    expect((await write(eva, { to: at(-1) })).status).toBe(422);
    clinic.clock.at -= 0.3 * HOUR;
  });
});

const change = (more: Readonly<Record<string, unknown>> = {}) => {
  const { kind: _kind, ...rest } = text(more);
  return rest;
};

describe('closed, found again, changed', () => {
  test('closing and reading are each person’s own', async () => {
    const { body } = await write(eva);
    const id = String(body['id']);
    const maria = await clinic.as(clinic.maria);
    expect((await maria.send('POST', `/api/announcements/${id}/close`)).status).toBe(200);
    expect(await seenBy(clinic.maria)).toMatchObject([{ id, closed: true, read: false }]);
    await maria.send('POST', `/api/announcements/${id}/read`);
    expect(await seenBy(clinic.maria)).toMatchObject([{ closed: true, read: true }]);
    expect(await seenBy(citizen(0))).toMatchObject([{ closed: false, read: false }]);
    expect((await (await clinic.as(clinic.fatima)).send('POST', `/api/announcements/${id}/close`)).status).toBe(404);
  });

  test('a change keeps how it was, and is shown again only when the author says so', async () => {
    const id = String((await write(eva)).body['id']);
    const maria = await clinic.as(clinic.maria);
    await maria.send('POST', `/api/announcements/${id}/close`);
    const patch = (more: Readonly<Record<string, unknown>>) =>
      eva.send('PATCH', `/api/admin/announcements/${id}`, { ...change(), ...more });
    expect((await patch({ revision: 1, title: 'Stängt i jul och nyår' })).status).toBe(200);
    expect(await seenBy(clinic.maria)).toMatchObject([{ title: 'Stängt i jul och nyår', closed: true }]);
    expect((await patch({ revision: 1, title: 'Gammal sida' })).body['code']).toBe('stale');
    expect((await patch({ revision: 2, again: true, body: 'Vi har stängt till 7 januari.' })).status).toBe(200);
    expect(await seenBy(clinic.maria)).toMatchObject([{ closed: false, read: false }]);
    const [written] = listOf((await eva.get('/api/admin/announcements')).body['announcements']);
    expect(listOf(written?.['history']).map(({ title }) => title)).toEqual(['Stängt i jul', 'Stängt i jul och nyår', 'Stängt i jul']);
  });

  test('nobody changes what another unit, the care provider or the platform has written, nor by a raw query', async () => {
    const id = String((await write(await clinic.as(onPlatform('systemAdministrator')))).body['id']);
    expect((await eva.send('PATCH', `/api/admin/announcements/${id}`, { ...change(), revision: 1 })).status).toBe(404);
    expect((await eva.send('POST', `/api/admin/announcements/${id}/take-back`)).status).toBe(404);
    for (const who of [holderOf('citizenAdministrator', sleepClinic.id), providersAdministrator(), clinic.maria, citizen(0)]) {
      const changed = await clinic.app.as(who, (em) =>
        em.execute(`update announcement set title = 'x' where id = ?::uuid returning 1`, [id]),
      );
      expect(changed).toEqual([]);
    }
  });
});

describe('personal data', () => {
  test('is warned of before it is written: names on the unit, numbers, addresses', async () => {
    const { body } = await eva.send('POST', '/api/admin/announcement-checks', {
      title: 'Erik Sandell',
      body: 'Ring 08-123 45 67 eller skriv till a@example.se. 19780423-2390',
    });
    expect(listOf(body['found']).map(({ kind }) => kind)).toEqual(['name', 'phone', 'email', 'identityNumber']);
    const other = await (await clinic.as(providersAdministrator())).send('POST', '/api/admin/announcement-checks', {
      title: 'Erik Sandell',
      body: '',
    });
    expect(other.body['found']).toEqual([]);
  });

  test('an identity number is written only when the author has confirmed it; the rest is a warning', async () => {
    expect((await write(eva, { body: 'Ring 08-123 45 67' })).status).toBe(201);
    expect((await write(eva, { body: 'Gäller 19780423-2390' })).body).toMatchObject({
      code: 'confirmPersonalData',
      changed: { found: [{ kind: 'identityNumber' }] },
    });
    expect((await write(eva, { body: 'Gäller 19780423-2390', confirmed: true })).status).toBe(201);
  });
});
