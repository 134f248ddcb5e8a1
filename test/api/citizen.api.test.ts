import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { endRunningMoment } from '../../db/steering.ts';
import { openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { DAY, MONDAY } from '../support/clinic.ts';

let clinic: ApiClinic;
let erik: Browser;
let aisha: Browser;
let id: string;

beforeAll(async () => {
  clinic = await openApiClinic();
});
afterAll(() => clinic.close());

beforeEach(async () => {
  clinic.engine.isThere = true;
  await later(MONDAY);
  id = await clinic.start(0);
  await clinic.catchUp(id);
});
afterEach(async () => {
  await clinic.app.as(clinic.maria, (em) => endRunningMoment(em, id, 'Testet är slut', clinic.maria.id, clinic.clock)).catch(() => null);
  await clinic.catchUp(id);
});

/** Moves the world's clock; nobody is signed in for days. */
async function later(at: number): Promise<void> {
  clinic.clock.at = at;
  if (id) await clinic.catchUp(id);
  [erik, aisha] = await Promise.all([clinic.as(clinic.citizens[0] ?? fail()), clinic.as(clinic.citizens[1] ?? fail())]);
}

const moment = (path = ''): string => `/api/me/moments/${id}${path}`;
const answersOf = (answers: object, shownHash: string, answerVersion = 0): object => ({ answers, shownHash, answerVersion });

async function form(): Promise<{ path: string; shownHash: string }> {
  const instance = await clinic.instance(id, 'maende');
  const path = moment(`/forms/${instance}`);
  return { path, shownHash: (await erik.get(path)).body['shownHash'] as string };
}

describe('a citizen’s current content', () => {
  test('is the list of own moments, with what is to be done', async () => {
    await later(MONDAY + DAY);
    const list = await erik.get('/api/me/moments');
    expect(list.status).toBe(200);
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(list.body).toMatchObject([
      { id, name: 'Avstämning', phase: 'active', progress: { completed: 0, total: 1 }, tasks: [{ title: 'Veckomätning', occasion: 1 }] },
    ]);
  });

  test('a locked module answers 404 and says on its card why', async () => {
    expect((await erik.get(moment('/modules/sedan'))).status).toBe(404);
    const page = await erik.get(moment());
    expect(page.body['modules']).toMatchObject([
      { status: 'open' },
      { status: 'locked', lockedBecause: 'Modul 2 öppnas när din behandlare öppnar den.' },
    ]);
    expect((await erik.get(moment('/why?module=sedan'))).body).toMatchObject({
      sentence: 'Din behandlare öppnar den här delen när det är dags.',
    });
  });

  test('nobody else’s: not the moment, its forms, results, messages or reasons', async () => {
    const { path, shownHash } = await form();
    const reads = [moment(), moment('/modules/borja'), path, moment('/results'), moment('/messages'), moment('/why?module=sedan')];
    for (const read of reads) expect([read, (await aisha.get(read)).status]).toEqual([read, 404]);
    const writes = [
      aisha.send('POST', `${path}/answers`, answersOf({ oro: 3 }, shownHash)),
      aisha.send('PUT', `${path}/draft`, { answers: { oro: 3 }, revision: 0 }),
      aisha.send('POST', moment('/modules/borja/complete')),
      aisha.send('POST', moment('/messages'), { body: 'Hej' }),
    ];
    for (const write of writes) expect((await write).status).toBe(404);
    expect((await erik.get(path)).body).toMatchObject({ draft: null, answers: null });
  });

  test('an id that is unknown, or is no id, is 404 as problem+json', async () => {
    for (const path of [
      '/api/me/moments/3f0f7b1e-0000-4000-8000-000000000000',
      '/api/me/moments/1%20or%201',
      moment('/modules/finns-inte'),
      moment('/forms/3f0f7b1e-0000-4000-8000-000000000000'),
    ]) {
      const answer = await erik.get(path);
      expect([path, answer.status, answer.headers.get('content-type'), answer.body['code']]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
        'notFound',
      ]);
    }
  });
});

describe('a form', () => {
  test('saved is acknowledged, told to the engine, scored and shown', async () => {
    const { path, shownHash } = await form();
    const saved = await erik.send('POST', `${path}/answers`, answersOf({ oro: 7, fritt: 'Sov å illa 😴' }, shownHash));
    expect([saved.status, saved.body]).toMatchObject([200, { answerVersion: 1, caughtUp: true, late: false }]);
    expect(clinic.engine.nudges.at(-1)).toEqual({ runningMoment: id, seq: expect.any(Number) });
    expect((await erik.get(path)).body).toMatchObject({ answers: { oro: 7, fritt: 'Sov å illa 😴' }, answerVersion: 1, draft: null });
    expect((await erik.get(moment('/results'))).body).toMatchObject([{ title: 'Oro', values: [{ value: 14, band: 'Hög' }] }]);
  });

  test('saved while Temporal is away is saved all the same', async () => {
    clinic.engine.isThere = false;
    const { path, shownHash } = await form();
    expect((await erik.send('POST', `${path}/answers`, answersOf({ oro: 7 }, shownHash))).body).toMatchObject({
      answerVersion: 1,
      caughtUp: false,
    });
    expect((await erik.get(path)).body).toMatchObject({ answers: { oro: 7 } });
  });

  test.each([
    ['of the wrong type', { oro: 'sju' }, 'oro'],
    ['that is null', { oro: null }, 'oro'],
    ['that is a thing', { oro: { value: 3 } }, 'oro'],
    ['out of range', { oro: 11 }, 'oro'],
    ['between the steps', { oro: 3.5 }, 'oro'],
    ['that is missing', {}, 'oro'],
    ['to a question that is not there', { oro: 3, annat: 1 }, 'annat'],
    ['too long', { oro: 3, fritt: 'a'.repeat(4001) }, 'fritt'],
    ['with a sign that cannot be stored', { oro: 3, fritt: 'noll \u0000' }, 'fritt'],
  ])('an answer %s is refused at its question, and nothing is saved', async (_what, answers, question) => {
    const { path, shownHash } = await form();
    const refused = await erik.send('POST', `${path}/answers`, answersOf(answers, shownHash));
    expect([refused.status, refused.body['code']]).toEqual([422, 'wrongFields']);
    expect(refused.body['fields']).toMatchObject([{ question, message: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/) }]);
    expect((await erik.get(path)).body).toMatchObject({ answers: null, answerVersion: 0 });
  });

  test('a stale page is told what has changed, and keeps nothing', async () => {
    const { path, shownHash } = await form();
    const second = await clinic.as(clinic.citizens[0] ?? fail());
    expect((await second.send('POST', `${path}/answers`, answersOf({ oro: 2 }, shownHash))).status).toBe(200);
    const stale = await erik.send('POST', `${path}/answers`, answersOf({ oro: 9 }, shownHash));
    expect([stale.status, stale.body['code'], stale.body['changed']]).toMatchObject([
      409,
      'stale',
      { answerVersion: 1, answers: { oro: 2 } },
    ]);
    expect((await erik.send('POST', `${path}/answers`, answersOf({ oro: 9 }, 'gammal', 1))).body).toMatchObject({
      code: 'stale',
      changed: { shownHash },
    });
    expect((await erik.send('POST', `${path}/answers`, answersOf({ oro: 9 }, shownHash, 1))).body).toMatchObject({ answerVersion: 2 });
  });

  test('a draft on two devices: the second is told of the newer one', async () => {
    const { path } = await form();
    expect((await erik.send('PUT', `${path}/draft`, { answers: { fritt: 'halvt' }, revision: 0 })).body).toMatchObject({ revision: 1 });
    const stale = await erik.send('PUT', `${path}/draft`, { answers: { fritt: 'annat' }, revision: 0 });
    expect([stale.status, stale.body['changed']]).toMatchObject([409, { draft: { answers: { fritt: 'halvt' }, revision: 1 } }]);
    expect((await erik.send('PUT', `${path}/draft`, { answers: { fritt: 'mer' }, revision: 1 })).body).toMatchObject({ revision: 2 });
    expect((await erik.get(path)).body['draft']).toMatchObject({ answers: { fritt: 'mer' }, revision: 2 });
  });

  test('after saving, a new draft may begin where the page has none', async () => {
    const { path, shownHash } = await form();
    await erik.send('PUT', `${path}/draft`, { answers: { oro: 1 }, revision: 0 });
    await erik.send('POST', `${path}/answers`, answersOf({ oro: 1 }, shownHash));
    expect((await erik.send('PUT', `${path}/draft`, { answers: { oro: 2 }, revision: 0 })).status).toBe(200);
  });

  test('a second click with the same key is answered as the first and saves once; with another body it is refused', async () => {
    const { path, shownHash } = await form();
    const key = 'ett-klick-0001';
    const body = answersOf({ oro: 4 }, shownHash);
    const [one, two] = await Promise.all([
      erik.send('POST', `${path}/answers`, body, { key }),
      erik.send('POST', `${path}/answers`, body, { key }),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body).toEqual(one.body);
    expect((await erik.get(path)).body).toMatchObject({ answerVersion: 1 });
    const other = await erik.send('POST', `${path}/answers`, answersOf({ oro: 5 }, shownHash), { key });
    expect([other.status, other.body['code']]).toEqual([409, 'idempotencyKeyReused']);
    expect((await erik.send('POST', `${path}/answers`, body, { key: '' })).body['code']).toBe('idempotencyKeyMissing');
  });

  test('after the end an answer that was on its way is kept and said to be late; a draft is refused with what has changed', async () => {
    const { path, shownHash } = await form();
    const maria = await clinic.as(clinic.maria);
    expect((await maria.send('POST', `/api/running-moments/${id}/end`, { reason: 'Avslutat i samråd' })).status).toBe(200);
    const draft = await erik.send('PUT', `${path}/draft`, { answers: { oro: 4 }, revision: 0 });
    expect([draft.status, draft.body['code'], draft.body['changed']]).toMatchObject([409, 'ended', { phase: 'ended' }]);
    const late = await erik.send('POST', `${path}/answers`, answersOf({ oro: 4 }, shownHash));
    expect([late.status, late.body['answerVersion'], late.body['late']]).toEqual([200, 1, true]);
    expect((await erik.get(path)).body).toMatchObject({
      open: false,
      closedBecause: expect.stringContaining('avslutades'),
      answers: { oro: 4 },
    });
  });

  test('an occasion that has closed takes the answer and says that it was late', async () => {
    await later(MONDAY + DAY);
    const instance = await clinic.instance(id, 'maende', 'vecka', 1);
    await later(MONDAY + 7 * DAY);
    const path = moment(`/forms/${instance}`);
    const page = await erik.get(path);
    expect(page.body).toMatchObject({ open: false, closedBecause: 'Tiden för att svara har gått ut. Du behöver inte göra något.' });
    expect((await erik.send('POST', `${path}/answers`, answersOf({ oro: 4 }, page.body['shownHash'] as string))).body).toMatchObject({
      answerVersion: 1,
      late: true,
    });
  });
});

describe('a module', () => {
  test('is completed once; on a second device the page is stale', async () => {
    expect((await erik.get(moment('/modules/borja'))).body).toMatchObject({
      mayComplete: true,
      sections: [{ steps: [{ form: { form: 'maende' } }] }],
    });
    expect((await erik.send('POST', moment('/modules/borja/complete'))).body).toEqual({ caughtUp: true });
    expect((await erik.send('POST', moment('/modules/borja/complete'))).body).toMatchObject({
      code: 'stale',
      changed: { status: 'completed' },
    });
    expect((await erik.send('POST', moment('/modules/sedan/complete'))).status).toBe(404);
    expect((await erik.get(moment())).body).toMatchObject({ progress: { completed: 1, total: 1 } });
  });
});

describe('messages', () => {
  test('go both ways, and are read when the reader says so, not when a page is fetched', async () => {
    const maria = await clinic.as(clinic.maria);
    expect((await erik.send('POST', moment('/messages'), { body: '  Hej Maria  ' })).body).toMatchObject({
      from: 'citizen',
      mine: true,
      body: 'Hej Maria',
      readAt: null,
    });
    expect((await maria.get(`/api/running-moments/${id}/messages`)).body).toMatchObject([{ body: 'Hej Maria', mine: false, readAt: null }]);
    expect((await maria.send('POST', `/api/running-moments/${id}/messages/read`)).status).toBe(204);
    expect((await maria.get(`/api/running-moments/${id}/messages`)).body).toMatchObject([{ readAt: expect.any(String) }]);
    await maria.send('POST', `/api/running-moments/${id}/messages`, { body: 'Hej!' });
    expect((await erik.get(moment())).body).toMatchObject({ unreadMessages: 1 });
    expect((await erik.get(moment('/messages'))).body).toMatchObject([{}, { body: 'Hej!', name: 'Maria Lind' }]);
    expect((await erik.get(moment())).body).toMatchObject({ unreadMessages: 1 });
    expect((await erik.send('POST', moment('/messages/read'))).status).toBe(204);
    expect((await erik.get(moment())).body).toMatchObject({ unreadMessages: 0 });
  });

  test('an empty one, a too long one and one that cannot be stored are refused at the field', async () => {
    for (const body of ['   ', 'a'.repeat(10_001), 'noll \u0000']) {
      const refused = await erik.send('POST', moment('/messages'), { body });
      expect([refused.status, refused.body['fields']]).toMatchObject([422, [{ question: 'body' }]]);
    }
  });
});

describe('the access log', () => {
  test('has a row for every look and every act before the answer leaves', async () => {
    const { path, shownHash } = await form();
    await erik.send('POST', `${path}/answers`, answersOf({ oro: 7 }, shownHash));
    await erik.get(moment('/results'));
    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ action: string; thing: string; by_kind: string }[]>(
        `select action, thing, by_kind from access_log where running_moment_id = ?::uuid order by id`,
        [id],
      ),
    );
    expect(rows.map((row) => `${row.by_kind} ${row.action} ${row.thing}`)).toEqual([
      'citizen read form/maende',
      'citizen save form/maende',
      'citizen read results',
    ]);
  });
});

function fail(): never {
  throw new Error('Not there.');
}
