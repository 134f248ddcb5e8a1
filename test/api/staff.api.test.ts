import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../../start/seed/organisation.ts';
import { overview, runningMomentPage } from '../../api/schemas/staff.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let maria: Browser;
let fatima: Browser;

beforeAll(async () => {
  clinic = await openApiClinic();
  [maria, fatima] = await Promise.all([clinic.as(clinic.maria), clinic.as(clinic.fatima)]);
});
afterAll(() => clinic.close());

const moment = (id: string, path = ''): string => `/api/running-moments/${id}${path}`;
const citizen = (number: number): { id: string } => organisation.citizens[number] ?? fail();

async function started(number: number, kind: 'real' | 'test' = 'real'): Promise<string> {
  const answer = await maria.send('POST', '/api/running-moments', {
    momentVersion: clinic.momentVersion,
    citizen: citizen(number).id,
    kind,
  });
  expect([answer.status, answer.body['caughtUp']]).toEqual([201, true]);
  return answer.body['id'] as string;
}

/** The citizen saves the form with much worry, so that the prioritised flag is raised. */
async function worried(id: string, number: number): Promise<string> {
  const erik = await clinic.as({ kind: 'citizen', id: citizen(number).id });
  const instance = await clinic.instance(id, 'maende');
  const path = `/api/me/moments/${id}/forms/${instance}`;
  const { shownHash, answerVersion } = (await erik.get(path)).body;
  expect((await erik.send('POST', `${path}/answers`, { answers: { oro: 9 }, shownHash, answerVersion })).status).toBe(200);
  return instance;
}

describe('starting a moment', () => {
  test('the catalogue says what, the search says whom', async () => {
    expect((await maria.get('/api/catalogue')).body).toMatchObject([
      { momentVersion: clinic.momentVersion, name: 'Avstämning', version: '1.0', modules: 2 },
    ]);
    const found = await maria.send('POST', '/api/citizens/search', { search: 'Sandell' });
    expect(found.body).toMatchObject([{ id: citizen(0).id, givenName: 'Erik', warnings: [] }]);
    expect((await maria.send('POST', '/api/citizens/search', { search: '1978-04 23-2390' })).body).toMatchObject([{ id: citizen(0).id }]);
    expect((await maria.send('POST', '/api/citizens/search', { search: 'E' })).status).toBe(422);
  });

  test('on a citizen who already runs it here is refused with the one that runs; a second click is the same start', async () => {
    const body = { momentVersion: clinic.momentVersion, citizen: citizen(1).id };
    const key = 'starta-aisha-1';
    const [one, two] = await Promise.all([
      maria.send('POST', '/api/running-moments', body, { key }),
      maria.send('POST', '/api/running-moments', body, { key }),
    ]);
    expect([one.status, two.status, one.body['id']]).toEqual([201, 201, two.body['id']]);
    const again = await maria.send('POST', '/api/running-moments', body);
    expect([again.status, again.body['code'], again.body['changed']]).toEqual([409, 'alreadyRunning', { runningMoment: one.body['id'] }]);
    expect((await fatima.send('POST', '/api/running-moments', body)).status).toBe(201);
  });

  test('that is not published is refused, and so are an unknown citizen, an unknown therapist and a real citizen in a test run', async () => {
    const unknown = '3f0f7b1e-0000-4000-8000-000000000000';
    const body = { momentVersion: clinic.momentVersion, citizen: citizen(2).id };
    expect((await maria.send('POST', '/api/running-moments', { ...body, momentVersion: unknown })).body).toMatchObject({
      status: 409,
      code: 'notPublished',
    });
    expect((await maria.send('POST', '/api/running-moments', { ...body, citizen: unknown })).body).toMatchObject({
      status: 422,
      fields: [{ question: 'citizen' }],
    });
    expect((await maria.send('POST', '/api/running-moments', { ...body, responsible: clinic.fatima.id })).body).toMatchObject({
      status: 422,
      fields: [{ question: 'responsible' }],
    });
    expect((await maria.send('POST', '/api/running-moments', { citizen: 'Erik' })).body).toMatchObject({
      status: 422,
      fields: [{ question: 'momentVersion' }, { question: 'citizen' }],
    });
  });
});

describe('a flag', () => {
  test('reaches staff with its reason, is read with its form, and comes back when the form is marked unread', async () => {
    const id = await started(3);
    const instance = await worried(id, 3);
    const list = await maria.get('/api/overview?mine=true');
    expect(overview.parse(list.body)).toEqual(list.body);
    const flag = listOf(list.body['flags']).find((each) => each['runningMoment'] === id);
    expect(flag).toMatchObject({
      title: 'Hög oro',
      priority: 'prioritised',
      instance,
      text: 'Svaret visar hög oro. Läs formuläret i dag.',
    });
    expect(listOf(list.body['runningMoments'])[0]).toMatchObject({
      id,
      prioritisedFlags: 1,
      unreadForms: 1,
      mine: true,
      progress: { completed: 0, total: 1 },
    });
    const why = await maria.get(moment(id, `/why?flag=${flag?.['id']}`));
    expect(why.body['sentence']).toContain('Oro är 18');
    expect(why.body).toMatchObject({ rule: 'conditionHolds', facts: expect.arrayContaining([{ name: 'Oro', value: '18' }]) });

    expect((await maria.get(moment(id, `/forms/${instance}`))).body).toMatchObject({ answers: { oro: 9 } });
    expect(listOf((await maria.get(moment(id))).body['flags'])[0]).toMatchObject({
      outAt: null,
      text: 'Svaret visar hög oro. Läs formuläret i dag.',
    });
    expect((await maria.send('POST', moment(id, `/forms/${instance}/read`))).body).toEqual({ caughtUp: true });
    expect((await maria.get(moment(id))).body).toMatchObject({
      openFlags: 0,
      unreadForms: 0,
      flags: [{ outBecause: 'Formuläret lästes.', seenAt: expect.any(String) }],
    });
    expect((await maria.send('POST', moment(id, `/forms/${instance}/unread`))).status).toBe(200);
    expect((await maria.get(moment(id))).body).toMatchObject({ openFlags: 1, flags: [{ round: 2, outAt: null }, { round: 1 }] });
  });

  test('is put out with a reason, once', async () => {
    const id = await started(4);
    await worried(id, 4);
    const [flag] = listOf((await maria.get(moment(id))).body['flags']);
    const path = moment(id, `/flags/${flag?.['id']}/put-out`);
    expect((await maria.send('POST', path, { reason: ' ' })).body).toMatchObject({ status: 422, fields: [{ question: 'reason' }] });
    expect((await maria.send('POST', path, { reason: 'Ringt och pratat' })).status).toBe(200);
    expect((await maria.send('POST', path, { reason: 'Igen' })).body).toMatchObject({
      status: 409,
      code: 'stale',
      changed: { outBecause: expect.any(String) },
    });
    expect((await maria.get(moment(id))).body['flags']).toMatchObject([{ outBecause: 'Ringt och pratat' }]);
  });
});

describe('one running moment', () => {
  test('is a page that keeps to its schema, with a timeline that answers “Varför?”', async () => {
    const id = await started(5);
    await worried(id, 5);
    expect((await maria.send('POST', moment(id, '/modules/sedan/open'), { reason: 'Vill komma vidare' })).body).toEqual({ caughtUp: true });
    const again = await maria.send('POST', moment(id, '/modules/sedan/open'), {});
    expect([again.status, again.body['changed']]).toEqual([409, { status: 'open' }]);
    const page = await maria.get(moment(id));
    expect(runningMomentPage.parse(page.body)).toEqual(page.body);
    expect(listOf(page.body['timeline']).map((item) => `${item['kind']}: ${item['title']}`)).toEqual(
      expect.arrayContaining([
        'decision: Sedan öppnades',
        'event: Svarade på Mående',
        'decision: Flagga: Hög oro',
        'coming: Veckomätning, tillfälle 1 öppnas',
      ]),
    );
    for (const item of listOf(page.body['timeline']).filter((each) => each['why'])) {
      const why = await maria.get(moment(id, `/why?decision=${encodeURIComponent(item['key'] ?? '')}`));
      expect([item['key'], why.status, why.body['sentence']]).toEqual([item['key'], 200, expect.stringMatching(/\.$/)]);
    }
    expect((await maria.get(moment(id, '/results'))).body).toMatchObject([{ title: 'Oro', values: [{ value: 18 }] }]);
  });

  test('is not there for staff of another unit, in any way', async () => {
    const id = await started(6);
    const instance = await worried(id, 6);
    const [flag] = listOf((await maria.get(moment(id))).body['flags']);
    for (const path of ['', '/results', '/messages', `/forms/${instance}`, '/why?module=sedan', `/why?flag=${flag?.['id']}`]) {
      expect([path, (await fatima.get(moment(id, path))).status]).toEqual([path, 404]);
    }
    const writes: [string, unknown?][] = [
      [`/forms/${instance}/read`],
      [`/forms/${instance}/unread`],
      ['/modules/sedan/open', {}],
      [`/flags/${flag?.['id']}/put-out`, { reason: 'Nej' }],
      ['/messages', { body: 'Hej' }],
      ['/end', { reason: 'Nej' }],
      ['/fast-forward', { to: 'nextDue' }],
      ['/decoding', { reason: 'Nyfiken' }],
    ];
    for (const [path, body] of writes) expect([path, (await fatima.send('POST', moment(id, path), body)).status]).toEqual([path, 404]);
    expect(JSON.stringify((await fatima.get('/api/overview')).body)).not.toContain(id);
    expect((await maria.get(moment(id))).body).toMatchObject({ phase: 'active', openFlags: 1, modules: [{}, { status: 'locked' }] });
  });

  test('is not there for a citizen, nor a citizen’s routes for staff', async () => {
    const id = await started(7);
    const erik = await clinic.as({ kind: 'citizen', id: citizen(7).id });
    for (const path of [moment(id), '/api/overview', '/api/catalogue']) expect((await erik.get(path)).status).toBe(404);
    for (const path of ['/api/me/moments', `/api/me/moments/${id}`]) expect((await maria.get(path)).status).toBe(404);
  });

  test('ends with a reason, and then takes nothing more', async () => {
    const id = await started(8);
    expect((await maria.send('POST', moment(id, '/end'), {})).status).toBe(422);
    expect((await maria.send('POST', moment(id, '/end'), { reason: 'Klart' })).status).toBe(200);
    for (const [path, body] of [
      ['/end', { reason: 'Igen' }],
      ['/modules/sedan/open', {}],
      ['/messages', { body: 'Hej' }],
    ] as const) {
      expect((await maria.send('POST', moment(id, path), body)).body).toMatchObject({ status: 409, code: 'ended' });
    }
    expect((await maria.get(moment(id))).body).toMatchObject({
      phase: 'ended',
      timeline: expect.arrayContaining([expect.objectContaining({ title: 'Momentet avslutades' })]),
    });
  });
});

describe('a test run', () => {
  test('is walked to the next deadline and stands in no overview of care', async () => {
    const id = await started(10, 'test');
    const before = (await maria.get(moment(id))).body['now'] as string;
    const walked = await maria.send('POST', moment(id, '/fast-forward'), { to: 'nextDue' });
    expect([walked.status, walked.body]).toEqual([202, { caughtUp: true }]);
    const after = (await maria.get(moment(id))).body;
    expect((after['now'] as string) > before).toBe(true);
    expect(after['forms']).toMatchObject([{ battery: null }, { battery: { id: 'vecka' }, occasion: 1, status: 'notStarted' }]);
    expect(JSON.stringify((await maria.get('/api/overview')).body)).not.toContain(id);
  });

  test('a real moment is never walked', async () => {
    const id = await started(9);
    expect((await maria.send('POST', moment(id, '/fast-forward'), { to: 'nextDue' })).body).toMatchObject({
      status: 409,
      code: 'notTestRun',
    });
  });
});

function fail(): never {
  throw new Error('Not there.');
}
