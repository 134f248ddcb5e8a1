import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishVersion } from '../../db/cataloguePublishing.ts';
import { careProviders, units } from '../../start/seed/places.ts';
import { listOf, openApiClinic, type ApiClinic, type Browser } from '../support/api.ts';
import { grant, handOver, holderOf, onPlatform, providersAdministrator } from '../support/catalogue.ts';

const [sleepClinic, healthCentre, youthClinic, publishers, training] = units;
const designer = holderOf('designer', publishers.id);
const publisher = holderOf('publisher', publishers.id);

let clinic: ApiClinic;
let ask: Browser;
let activator: Browser;
beforeAll(async () => {
  clinic = await openApiClinic();
  ask = await clinic.as(publisher);
  activator = await clinic.as(providersAdministrator());
});
afterAll(() => clinic.close());

const versionsOf = async (browser: Browser) => listOf((await browser.get('/api/admin/catalogue')).body['versions']);
const inCatalogue = async (browser: Browser, id: string) => (await versionsOf(browser)).find((each) => each['id'] === id);
const codeOf = (answer: { readonly body: Readonly<Record<string, unknown>> }) => answer.body['code'];
const startable = async (): Promise<string[]> =>
  listOf((await (await clinic.as(clinic.maria)).get('/api/catalogue')).body).map(({ version }) => version ?? '');

describe('publishing', () => {
  test('a version that waits is seen by its publishers alone, is published once, and tells its history', async () => {
    const id = await handOver(clinic, '1.1', { owner: publishers.id, designers: [designer.id] });
    expect(await inCatalogue(activator, id)).toBeUndefined();
    expect(await inCatalogue(await clinic.as(onPlatform('nationalAdministrator')), id)).toBeUndefined();
    expect(await inCatalogue(ask, id)).toMatchObject({ status: 'awaiting', mayPublish: true, own: true });
    const key = randomUUID();
    for (let time = 0; time < 2; time += 1)
      expect((await ask.send('POST', `/api/admin/versions/${id}/publish`, undefined, { key })).status).toBe(200);
    expect(codeOf(await ask.send('POST', `/api/admin/versions/${id}/publish`))).toBe('alreadyPublished');
    const published = await inCatalogue(ask, id);
    expect(published).toMatchObject({ status: 'published', mayPublish: false });
    expect(listOf(published?.['history']).map(({ what }) => what)).toEqual(['designed', 'handedOver', 'published']);
    expect(await inCatalogue(activator, id)).toMatchObject({ status: 'published', history: [] });
  });

  test('whoever has designed any of it may not publish it, by whatever role; the rows refuse it too', async () => {
    await grant(clinic, designer.id, 'publisher', publishers.id);
    const id = await handOver(clinic, '1.2', { owner: publishers.id, designers: [designer.id, publisher.id] });
    const both = await clinic.as(designer);
    expect(await inCatalogue(both, id)).toMatchObject({ mayPublish: false, publishRefused: expect.stringContaining('själv konstruerat') });
    expect(codeOf(await both.send('POST', `/api/admin/versions/${id}/publish`))).toBe('fourEyes');
    expect(codeOf(await ask.send('POST', `/api/admin/versions/${id}/publish`))).toBe('fourEyes');
    const past = clinic.app.as(designer, (em) => publishVersion(em, { version: id, by: designer.id, at: clinic.clock.at }));
    await expect(past).rejects.toThrow(/row-level security/);
  });

  test('nothing is published from a training unit, and nobody decides on what another unit owns', async () => {
    await grant(clinic, publisher.id, 'publisher', training.id);
    const id = await handOver(clinic, '1.3', { owner: training.id, designers: [designer.id] });
    const there = await clinic.as({ ...publisher, unit: training.id });
    expect(codeOf(await there.send('POST', `/api/admin/versions/${id}/publish`))).toBe('trainingUnit');
    const past = clinic.app.as({ ...publisher, unit: training.id }, (em) => publishVersion(em, { version: id, by: publisher.id, at: 0 }));
    await expect(past).rejects.toThrow(/row-level security/);
    for (const path of ['publish', 'unpublish']) expect((await ask.send('POST', `/api/admin/versions/${id}/${path}`)).status).toBe(404);
    const eva = await clinic.as(holderOf('citizenAdministrator', sleepClinic.id));
    expect((await eva.send('POST', `/api/admin/versions/${id}/publish`)).status).toBe(404);
  });
});

describe('activation', () => {
  let id: string;
  beforeAll(async () => {
    id = await handOver(clinic, '1.9', { owner: publishers.id, designers: [designer.id] });
    await ask.send('POST', `/api/admin/versions/${id}/publish`);
  });
  const activate = (version: string, ...on: string[]) =>
    activator.send('POST', '/api/admin/activations', { momentVersion: version, units: on });

  test('a unit may start what is published, visible, active on it; the newest activated version is the one that is offered', async () => {
    expect(await startable()).toEqual(['1.0']);
    const activated = await activate(id, sleepClinic.id, healthCentre.id);
    expect(activated.status).toBe(200);
    expect(listOf(activated.body['activations'])).toHaveLength(2);
    // A newer minor version than what was active: those that run may take it (DES-15).
    expect(activated.body['activations']).toMatchObject([{ reachesRunning: true }, { reachesRunning: true }]);
    expect(await startable()).toEqual(['1.9']);
    expect((await activate(id, sleepClinic.id)).status).toBe(200);
    expect(listOf((await inCatalogue(activator, id))?.['activations'])).toHaveLength(2);
  });

  test('not on the units of another care provider, not on one that is not active, and then on none of them', async () => {
    expect((await activate(id, sleepClinic.id, youthClinic.id)).body).toMatchObject({
      code: 'wrongFields',
      fields: [{ question: 'units.1' }],
    });
    expect((await activate(randomUUID(), sleepClinic.id)).body).toMatchObject({
      code: 'wrongFields',
      fields: [{ question: 'momentVersion' }],
    });
    const past = clinic.app.as(providersAdministrator(), (em) =>
      em.execute(
        `insert into unit_moment (unit_id, moment_version_id, activated_by, activated_at) values (?::uuid, ?::uuid, ?::uuid, now())`,
        [youthClinic.id, id, providersAdministrator().id],
        'run',
      ),
    );
    await expect(past).rejects.toThrow(/row-level security/);
  });

  test('what is not for the care provider is neither seen nor started, and is again when it is', async () => {
    const url = `/api/admin/versions/${id}/visibility`;
    const terms = { visibility: 'careProviders', careProviders: [careProviders[1].id], licence: 'CC BY 4.0', permittedAudience: 'Vuxna' };
    expect((await ask.send('PUT', url, { ...terms, careProviders: [] })).status).toBe(422);
    expect((await ask.send('PUT', url, { ...terms, extra: 1 })).status).toBe(422);
    expect((await ask.send('PUT', url, terms)).status).toBe(200);
    expect(await startable()).toEqual(['1.0']);
    expect((await activate(id, sleepClinic.id)).status).toBe(422);
    const eva = await clinic.as(holderOf('citizenAdministrator', sleepClinic.id));
    expect(await inCatalogue(eva, id)).toBeUndefined();
    await ask.send('PUT', url, { ...terms, careProviders: [careProviders[0].id] });
    expect(await startable()).toEqual(['1.9']);
    expect(await inCatalogue(activator, id)).toMatchObject({
      licence: 'CC BY 4.0',
      permittedAudience: 'Vuxna',
      careProviders: [{ name: 'Norrviks vård' }],
    });
  });

  test('ending, unpublishing and inactivating stop new starts only: what runs goes on', async () => {
    const maria = await clinic.as(clinic.maria);
    const start = (citizen: number) =>
      maria.send('POST', '/api/running-moments', {
        momentVersion: id,
        citizen: clinic.citizens[citizen]?.id,
        dates: {},
        facts: {},
        invited: false,
      });
    const begun = await start(0);
    expect(begun.status).toBe(201);
    const running = `/api/running-moments/${String(begun.body['id'])}`;

    await ask.send('POST', `/api/admin/versions/${id}/unpublish`);
    expect(await startable()).toEqual(['1.0']);
    expect(codeOf(await start(1))).toBe('notPublished');
    expect((await maria.get(running)).status).toBe(200);
    await ask.send('POST', `/api/admin/versions/${id}/publish`);

    const activations = listOf((await inCatalogue(activator, id))?.['activations']);
    const here = activations.find(({ unit }) => unit === sleepClinic.id)?.['id'] ?? '';
    expect((await activator.send('POST', `/api/admin/activations/${here}/end`)).status).toBe(200);
    expect((await activator.send('POST', `/api/admin/activations/${here}/end`)).status).toBe(404);
    expect(await startable()).toEqual(['1.0']);
    expect(codeOf(await start(1))).toBe('notPublished');
    expect((await maria.get(running)).status).toBe(200);
    // Activated anew: another row, and the same right.
    await activate(id, sleepClinic.id);
    expect((await start(1)).status).toBe(201);
  });
});
