import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { browser, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

/** What people write, in every place where it can be written. */
const WRITTEN = 'Kanariesång om åsnan';
const NUMBER = '197804232390';
let clinic: ApiClinic;
let erik: Browser;
let maria: Browser;
let nobody: Browser;
let id: string;
const shown: string[] = [];

beforeAll(async () => {
  clinic = await openApiClinic();
  [erik, maria, nobody] = [await clinic.as(clinic.citizens[0] ?? fail()), await clinic.as(clinic.maria), browser(clinic.api)];
  id = await clinic.start(0);
  await clinic.catchUp(id);
  await live();
  await meetFaults();
});
afterAll(() => clinic.close());

/** A day in the API with what people write, right and wrong. */
async function live(): Promise<void> {
  const form = `/api/me/moments/${id}/forms/${await clinic.instance(id, 'maende')}`;
  const shownHash = (await erik.get(form)).body['shownHash'];
  await erik.send('PUT', `${form}/draft`, { answers: { fritt: WRITTEN }, revision: 0 });
  await erik.send('POST', `${form}/answers`, { answers: { oro: 3, fritt: WRITTEN }, shownHash, answerVersion: 0 });
  await erik.send('POST', `/api/me/moments/${id}/messages`, { body: WRITTEN });
  const refused = [
    await erik.send('POST', `${form}/answers`, { answers: { oro: WRITTEN, fritt: { text: NUMBER } }, shownHash, answerVersion: 1 }),
    await erik.send('POST', `/api/me/moments/${id}/messages`, { [WRITTEN]: NUMBER }),
    await erik.send('POST', `/api/me/moments/${id}/messages`, `{"body":"${WRITTEN} ${NUMBER}`),
    await erik.send('POST', `/api/me/moments/${id}/messages`, { body: WRITTEN }, { headers: { origin: `https://${NUMBER}.example` } }),
    await erik.get(`/api/me/moments/${encodeURIComponent(WRITTEN)}`),
    await erik.get(`/api/${NUMBER}?${NUMBER}=${encodeURIComponent(WRITTEN)}`),
    await maria.get(`/api/running-moments/${NUMBER}`),
    await nobody.get(`/auth/callback?code=${NUMBER}&state=${encodeURIComponent(WRITTEN)}`),
    await browser(clinic.api, `stegvis-citizen=${NUMBER}; other=${encodeURIComponent(WRITTEN)}`).get('/api/session'),
    await nobody.get('/api/session', { 'x-request-id': NUMBER, 'x-forwarded-for': WRITTEN.normalize('NFD').replace(/[^ -~]/g, '') }),
  ];
  for (const { status, body } of refused) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    shown.push(JSON.stringify(body));
  }
  await maria.get(`/api/running-moments/${id}`);
}

/** The database says no in words that quote the row. */
async function meetFaults(): Promise<void> {
  const owner = new Client({ connectionString: clinic.fresh.urls.owner });
  await owner.connect();
  try {
    await owner.query(`create function say_it_all() returns trigger language plpgsql as $$
      begin raise exception 'Raden: %', new using detail = new::text, hint = new::text, errcode = 'P0001'; end $$`);
    await owner.query('create trigger say_it_all before insert on message for each row execute function say_it_all()');
    const failed = await erik.send('POST', `/api/me/moments/${id}/messages`, { body: WRITTEN });
    expect([failed.status, failed.body['code']]).toEqual([500, 'unexpected']);
    shown.push(JSON.stringify([failed.body, ...failed.headers]));
    await owner.query('drop trigger say_it_all on message');
    await owner.query(`alter table message add constraint never_this check (body not like 'Kanarie%') not valid`);
    const broken = await erik.send('POST', `/api/me/moments/${id}/messages`, { body: WRITTEN });
    expect(broken.status).toBe(500);
    shown.push(JSON.stringify([broken.body, ...broken.headers]));
  } finally {
    await owner.end();
  }
}

const personal = (): RegExp => new RegExp(['Kanarie', 'åsnan', '197804232390', '7804232390', 'Sandell', ...secrets()].join('|'), 'i');
const secrets = (): string[] => [erik, maria].map(({ cookie }) => cookie.slice(cookie.indexOf('=') + 1));

describe('a day with faults in it', () => {
  test('leaves nothing in the log of what anybody wrote, who they are, or what they are signed in by', () => {
    expect(clinic.logged.length).toBeGreaterThan(15);
    expect(clinic.logged.filter((line) => personal().test(line))).toEqual([]);
    expect(clinic.logged.filter((line) => line.includes(id))).toEqual([]);
  });

  test('leaves the fault itself there, by its kind and its place', () => {
    const faults = clinic.logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === 50);
    expect(faults.map(({ err }) => (err as { code: string }).code)).toEqual(['P0001', '23514']);
    for (const fault of faults) expect(fault).toMatchObject({ method: 'POST', route: '/api/me/moments/:id/messages' });
  });

  test('repeats nothing of it in what is refused', () => {
    expect(shown.filter((text) => personal().test(text))).toEqual([]);
    expect(shown.join('')).not.toMatch(/select |insert |node_modules|\.ts:|Raden|never_this|P0001|23514/);
  });

  test('names the route, the outcome and the session of every request, refused ones too', () => {
    const answered = clinic.logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === 'answered');
    expect(answered).toContainEqual(expect.objectContaining({ route: '/api/me/moments/:id/messages', status: 200, by: 'citizen' }));
    expect(answered).toContainEqual(expect.objectContaining({ status: 401 }));
    expect(answered).toContainEqual(expect.objectContaining({ status: 403 }));
    expect(answered).toContainEqual(expect.objectContaining({ route: '/auth/callback', status: 400 }));
    for (const line of answered)
      expect([line['requestId'], line['time']]).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/), expect.any(Number)]);
    const sessions = new Set(answered.filter(({ by }) => by === 'citizen').map(({ session }) => session));
    expect([...sessions]).toEqual([expect.stringMatching(/^[\w-]{8}$/)]);
  });
});

function fail(): never {
  throw new Error('The clinic has too few citizens.');
}
