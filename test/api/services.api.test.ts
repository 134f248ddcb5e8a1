import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { servicesNow } from '../../api/schemas/serviceHealth.ts';
import { keepServiceHealth } from '../../db/serviceHealth.ts';
import { standInPeople } from '../../start/seed/standInPeople.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { openStandInWorld } from '../support/standInWorld.ts';
import type { StandInWorld } from '../support/standInWorld.ts';

let world: StandInWorld;
let clinic: ApiClinic;
let nobody: Browser;

const platform = (role: string) => {
  const person = organisation.staff.find(({ grants }) => grants.some((grant) => grant.role === role));
  if (!person) throw new Error(`The demo has nobody with the role "${role}".`);
  return { kind: 'administrator', id: person.id, place: { kind: 'platform' } } as const;
};

beforeAll(async () => {
  world = await openStandInWorld(standInPeople);
  clinic = await openApiClinic(undefined, { services: world.services, standInsUrl: world.url });
  nobody = await clinic.as(clinic.maria);
});
afterAll(async () => {
  await clinic.close();
  await world.close();
});

describe('the services’ health (ROL-04)', () => {
  test('is told to system administrators, with response times, from every process, and with nothing of what was asked', async () => {
    await world.services.populationRegister.lookupResident('197804232390');
    await world.disturb('logStore', { outage: true });
    await world.services.logStore.storeLog([]);
    const workers = {
      service: 'logStore',
      state: 'open',
      since: world.at,
      calls: 7,
      failures: 5,
      p50: 12.5,
      p95: 80,
      lastCallAt: world.at,
    } as const;
    await clinic.worker.as({ kind: 'worker' }, (em) =>
      keepServiceHealth(em, 'worker-1', [{ ...workers, lastError: { at: world.at, what: 'unreachable' } }], clinic.clock),
    );
    const anders = await clinic.as(platform('systemAdministrator'));
    const answer = await anders.get('/api/admin/services');
    const { services, log } = servicesNow.parse(answer.body);
    const seen = (name: string) => services.find(({ service }) => service === name)?.seen ?? [];
    expect(seen('populationRegister')).toMatchObject([{ process: 'api-test', state: 'closed', calls: 1, failures: 0, lastError: null }]);
    expect(seen('populationRegister')[0]?.p50).toBeGreaterThan(0);
    expect(seen('logStore')).toMatchObject([
      { process: 'api-test', calls: 0 },
      { process: 'worker-1', state: 'open', failures: 5, p95: 80, lastError: { what: 'unreachable' } },
    ]);
    expect(log).toMatchObject({ refused: 0 });
    expect(JSON.stringify(answer.body)).not.toContain('19780423');
  });

  test('is for nobody else', async () => {
    for (const who of [
      clinic.maria,
      platform('nationalAdministrator'),
      { kind: 'citizen', id: organisation.citizens[0]?.id ?? '' },
    ] as const)
      expect((await (await clinic.as(who)).get('/api/admin/services')).status).toBe(404);
  });

  test('what a process that has left said is gone', async () => {
    clinic.clock.at += 6 * 60_000;
    const anders = await clinic.as(platform('systemAdministrator'));
    expect(JSON.stringify((await anders.get('/api/admin/services')).body)).not.toContain('worker-1');
  });
});

describe('/dev/services', () => {
  const here = { host: 'localhost:3000' };

  test('shows each stand-in with what it was asked and answered, as text', async () => {
    await world.services.populationRegister.lookupResident('197804232390');
    const page = String((await nobody.get('/dev/services', here)).body['text']);
    for (const name of [
      '1177:s profiler',
      'Inkorgen på 1177',
      'Folkbokföringen',
      'HSA – enheter',
      'HSA – personal',
      'Loggtjänsten',
      'E-post',
      'Sms',
    ])
      expect(page).toContain(`${name}</h2>`);
    expect(page).toContain('LookupResidentForFullProfile');
    expect(page).not.toContain('<LookupResident');
  });

  test('disturbs one, and the adapters notice', async () => {
    const how = { latencyMs: 0, refuses: false, outage: true, wrong: 'no' };
    expect((await nobody.send('POST', '/dev/services/unitDirectory', how, { headers: here })).body).toEqual(how);
    await expect(world.services.unitDirectory.getUnit('SE2321000016-E001')).rejects.toThrow('unreachable');
    const { services } = (await nobody.get('/dev/services.json', here)).body as { services: { service: string; outage: boolean }[] };
    expect(
      services
        .filter(({ outage }) => outage)
        .map(({ service }) => service)
        .sort(),
    ).toEqual(['logStore', 'unitDirectory']);
    await nobody.send('POST', '/dev/services/unitDirectory', { ...how, outage: false }, { headers: here });
    expect(await world.services.unitDirectory.getUnit('SE2321000016-E001')).toMatchObject({ name: 'Sömnmottagningen Norrvik' });
  });

  test('takes no disturbance that is none', async () => {
    const bad = { latencyMs: 1e9, refuses: false, outage: true, wrong: 'no' };
    expect((await nobody.send('POST', '/dev/services/unitDirectory', bad, { headers: here })).status).toBe(422);
    expect((await nobody.send('POST', '/dev/services/nothing', { ...bad, latencyMs: 0 }, { headers: here })).status).toBe(404);
  });

  test('is not there by another name than loopback’s, and not for another product than one on loopback', async () => {
    for (const path of ['/dev/services', '/dev/services.json', '/dev/services.js'])
      expect((await nobody.get(path, { host: 'stegvis.example' })).status).toBe(404);
    const outside = await openApiClinic(undefined, { url: 'https://stegvis.example', services: world.services, standInsUrl: world.url });
    const browser = await outside.as(outside.maria);
    expect((await browser.get('/dev/services', here)).status).toBe(404);
    await outside.close();
  });

  test('says so when the stand-ins are not running', async () => {
    const alone = await openApiClinic(undefined, { standInsUrl: 'http://127.0.0.1:1' });
    const browser = await alone.as(alone.maria);
    expect((await browser.get('/dev/services', here)).body).toMatchObject({ status: 503, title: 'De påhittade tjänsterna är inte igång.' });
    await alone.close();
  });
});
