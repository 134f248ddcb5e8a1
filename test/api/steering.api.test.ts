import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { organisation } from '../../start/seed/organisation.ts';
import { DAY, MONDAY } from '../support/clinic.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { Answer, ApiClinic, Browser } from '../support/api.ts';
import { MEASURE, measure, OWN_FLAG, ownFlag, steerable } from '../support/steerable.ts';

let clinic: ApiClinic;
let maria: Browser;
let fatima: Browser;

beforeAll(async () => {
  clinic = await openApiClinic(steerable);
  [maria, fatima] = await Promise.all([clinic.as(clinic.maria), clinic.as(clinic.fatima)]);
});
afterAll(() => clinic.close());

const citizen = (number: number): string => organisation.citizens[number]?.id ?? '';
const start = (number: number, more: object = {}): Promise<Answer> =>
  maria.send('POST', '/api/running-moments', {
    momentVersion: clinic.momentVersion,
    citizen: citizen(number),
    dates: { besok: '2026-12-01' },
    ...more,
  });
async function started(number: number, more: object = {}): Promise<{ id: string; mine: Browser }> {
  const { status, body } = await start(number, more);
  expect(status).toBe(201);
  return { id: String(body['id']), mine: await clinic.as({ kind: 'citizen', id: citizen(number) }) };
}
const staffs = (id: string, path: string, body: object = {}): Promise<Answer> =>
  maria.send('POST', `/api/running-moments/${id}/${path}`, body);
const own = (mine: Browser, id: string, path: string, body: object = {}): Promise<Answer> =>
  mine.send('POST', `/api/me/moments/${id}/${path}`, body);
const moduleOf = async (id: string, module: string) =>
  listOf((await maria.get(`/api/running-moments/${id}`)).body['modules']).find((each) => each['id'] === module);
const page = async (id: string) => (await maria.get(`/api/running-moments/${id}`)).body;

describe('a start', () => {
  test('that misses a date, or tells what is not asked for, says where', async () => {
    const wrong = await start(0, { dates: { annat: '2026-12-01' }, facts: { alder: 'gammal', vikt: 80 }, zone: 'Mars/Olympus' });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'wrongFields']);
    expect(listOf(wrong.body['fields']).map(({ question }) => question)).toEqual([
      'dates.besok',
      'dates.annat',
      'facts.alder',
      'facts.vikt',
      'zone',
    ]);
    expect((await start(0, { dates: { besok: 'i morgon' } })).body).toMatchObject({ status: 422 });
  });

  test('with facts opens by them, and an invitation waits for its answer', async () => {
    const { id } = await started(0, { facts: { alder: 30 } });
    expect(await moduleOf(id, 'vuxen')).toMatchObject({ status: 'open' });
    const { id: asked, mine } = await started(1, { invited: true });
    expect(await page(asked)).toMatchObject({ phase: 'invited', modules: [{ status: 'locked' }, {}, {}, {}] });
    expect((await mine.get('/api/me/moments')).body).toMatchObject([{ next: 'Du är inbjuden. Momentet börjar när du har tackat ja.' }]);
    expect((await own(mine, asked, 'invitation', { answer: 'accept' })).status).toBe(200);
    expect(await page(asked)).toMatchObject({ phase: 'active', modules: [{ status: 'open' }, {}, {}, {}] });
    expect((await own(mine, asked, 'invitation', { answer: 'decline' })).body).toMatchObject({ status: 409, code: 'stale' });
  });
});

describe('modules and parts', () => {
  test('are asked for, locked, opened, completed and opened again', async () => {
    const { id, mine } = await started(2);
    expect((await own(mine, id, 'modules/sedan/ask')).body).toMatchObject({ status: 409, code: 'notAllowed' });
    expect((await own(mine, id, 'modules/fraga/ask')).status).toBe(200);
    expect(await moduleOf(id, 'fraga')).toMatchObject({ status: 'open' });
    expect((await staffs(id, 'modules/fraga/lock', { reason: 'Väntar' })).status).toBe(200);
    expect(await moduleOf(id, 'fraga')).toMatchObject({ status: 'locked', lockedBecause: expect.stringContaining('låst av personal') });
    expect((await staffs(id, 'modules/fraga/complete')).body).toMatchObject({ status: 409, code: 'stale' });
    await staffs(id, 'modules/fraga/open');
    expect((await staffs(id, 'modules/fraga/complete', { reason: 'Genomgången' })).status).toBe(200);
    expect(await moduleOf(id, 'fraga')).toMatchObject({ status: 'completed' });
    expect((await staffs(id, 'modules/fraga/reopen')).status).toBe(200);
    expect(await moduleOf(id, 'fraga')).toMatchObject({ status: 'open' });
    expect((await staffs(id, 'modules/finnsInte/lock')).status).toBe(404);
  });

  test('a part is steered by its whole id, and its content is not there before it opens', async () => {
    const { id, mine } = await started(3);
    await own(mine, id, 'modules/fraga/ask');
    const sections = async () => listOf((await mine.get(`/api/me/moments/${id}/modules/fraga`)).body['sections']).map((each) => each['id']);
    expect(await sections()).toEqual(['del']);
    expect((await staffs(id, 'modules/fraga%2Fmer/open', { reason: 'Redan nu' })).status).toBe(200);
    expect(await sections()).toEqual(['del', 'mer']);
    expect((await own(mine, id, 'steps', { step: 'fraga/mer/lasMer' })).status).toBe(200);
    expect((await own(mine, id, 'steps', { step: 'fraga/mer/annat' })).status).toBe(404);
  });
});

describe('pause and maintenance', () => {
  test('stop the moment and let it go on', async () => {
    const { id, mine } = await started(4);
    expect((await own(mine, id, 'pause', { until: new Date(MONDAY).toISOString() })).body).toMatchObject({
      status: 422,
      fields: [{ question: 'until' }],
    });
    expect((await own(mine, id, 'pause')).status).toBe(200);
    expect(await page(id)).toMatchObject({ phase: 'paused', openFlags: 1 });
    expect((await mine.get('/api/me/moments')).body).toMatchObject([{ phase: 'paused', next: 'Momentet är pausat tills vidare.' }]);
    expect((await staffs(id, 'pause')).body).toMatchObject({ status: 409, code: 'notNow' });
    expect((await staffs(id, 'resume')).status).toBe(200);
    expect(await page(id)).toMatchObject({ phase: 'active' });

    const until = new Date(MONDAY + 10 * DAY).toISOString();
    expect((await staffs(id, 'maintenance', { until, reason: 'Klar' })).status).toBe(200);
    expect(await page(id)).toMatchObject({ phase: 'maintenance' });
    expect((await mine.get(`/api/me/moments/${id}/modules/borja`)).body).toMatchObject({
      mayComplete: false,
      completeBlockedBecause: 'Momentet går bara att läsa just nu.',
    });
    expect((await own(mine, id, 'messages', { body: 'Hej' })).body).toMatchObject({ status: 409, code: 'notNow' });
    expect((await staffs(id, 'maintenance/take-back')).status).toBe(200);
    expect(await page(id)).toMatchObject({ phase: 'active' });
  });
});

describe('what staff tailor', () => {
  test('an extra occasion, and it taken back', async () => {
    const { id, mine } = await started(5);
    expect((await staffs(id, 'batteries/vecka/occasions')).body).toMatchObject({ status: 409, code: 'notAllowed' });
    expect((await staffs(id, 'batteries/extra/occasions', { reason: 'Extra' })).status).toBe(200);
    expect((await mine.get(`/api/me/moments/${id}`)).body).toMatchObject({ tasks: [{ battery: 'extra', occasion: 1 }] });
    expect((await staffs(id, 'batteries/extra/occasions/1/withdraw', { reason: 'Fel dag' })).status).toBe(200);
    expect((await mine.get(`/api/me/moments/${id}`)).body).toMatchObject({ tasks: [] });
    expect((await staffs(id, 'batteries/extra/occasions/1/withdraw', { reason: 'Igen' })).status).toBe(409);
  });

  test('a flag of their own, lowered by the compiler and told by its name; one that is wrong says where', async () => {
    const { id, mine } = await started(6);
    const wrong = await staffs(id, 'own-flags', {
      flag: { ...ownFlag, trigger: { ...ownFlag.trigger, when: 'forms.annat.results.x > 1' } },
    });
    expect([wrong.status, wrong.body['code']]).toEqual([422, 'wrongFields']);
    expect(listOf(wrong.body['fields'])[0]?.['question']).toMatch(/^trigger/);
    expect((await staffs(id, 'own-flags', { flag: { ...ownFlag, id: 'hogOro' } })).status).toBe(422);
    expect((await staffs(id, 'own-flags', { flag: { ...ownFlag, id: 'oroForAnna' } })).body).toMatchObject({
      fields: [{ question: 'flag.id' }],
    });
    expect((await staffs(id, 'measures/promenad', measure)).status).toBe(404);
    expect((await staffs(id, 'own-flags', { flag: ownFlag })).status).toBe(200);
    const instance = await clinic.instance(id, 'maende');
    const form = `/api/me/moments/${id}/forms/${instance}`;
    const { shownHash, answerVersion } = (await mine.get(form)).body;
    await mine.send('POST', `${form}/answers`, { answers: { oro: 4 }, shownHash, answerVersion });
    const told = listOf((await maria.get('/api/overview?mine=true')).body['flags']).find((each) => each['runningMoment'] === id);
    expect(told).toMatchObject({ title: 'Lite orolig', text: 'Ring och hör efter.', escalations: [] });
    expect((await staffs(id, `own-flags/f${'0'.repeat(32)}/remove`)).status).toBe(404);
    expect((await staffs(id, `own-flags/${OWN_FLAG}/remove`)).status).toBe(200);
    expect(await page(id)).toMatchObject({ openFlags: 0 });
    // Removed, it may be written again.
    expect((await staffs(id, 'own-flags', { flag: { ...ownFlag, title: 'Orolig' } })).status).toBe(200);
  });

  test('a measure, whose values the citizen notes', async () => {
    const { id, mine } = await started(7);
    expect((await own(mine, id, `measures/${MEASURE}/values`, { value: 3 })).status).toBe(404);
    expect((await staffs(id, `measures/${MEASURE}`, { ...measure, maximum: 5 })).body).toMatchObject({ fields: [{ question: 'maximum' }] });
    expect((await staffs(id, `measures/${MEASURE}`, measure)).status).toBe(200);
    expect((await own(mine, id, `measures/${MEASURE}/values`, { value: 3 })).status).toBe(200);
    expect(await page(id)).toMatchObject({ openFlags: 1 });
    expect((await staffs(id, `measures/${MEASURE}/end`)).status).toBe(200);
    // Names and units are staff's words, and stay in the rows.
    const logged = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute(`select content::text as said from event where kind = 'measureSet'`),
    );
    expect(JSON.stringify(logged)).not.toContain('Promenad');
  });

  test('dates, events and the time of reminders, by the names the plan has', async () => {
    const { id, mine } = await started(8);
    expect((await staffs(id, 'dates/besok', { date: '2026-11-20' })).status).toBe(200);
    expect((await staffs(id, 'dates/annat', { date: '2026-11-20' })).status).toBe(404);
    expect((await staffs(id, 'events/besok')).status).toBe(200);
    expect((await staffs(id, 'events/annat')).status).toBe(404);
    expect((await own(mine, id, 'send-time', { at: '06:00' })).body).toMatchObject({ status: 422, fields: [{ question: 'at' }] });
    expect((await own(mine, id, 'send-time', { at: '18:00' })).status).toBe(200);
    expect((await own(mine, id, 'send-time', { at: null })).status).toBe(200);
    const state = await clinic.catchUp(id);
    expect([state.dates, state.anchors?.['named/besok'], state.sendAt]).toEqual([{ besok: '2026-11-20' }, MONDAY, undefined]);
  });
});

test('nobody steers what is not theirs, and an ended moment is not steered', async () => {
  const { id, mine } = await started(9);
  const other = await clinic.as({ kind: 'citizen', id: citizen(0) });
  for (const path of ['pause', 'resume', 'modules/borja/lock', 'maintenance/take-back', 'events/besok'])
    expect((await fatima.send('POST', `/api/running-moments/${id}/${path}`, {})).status).toBe(404);
  for (const path of ['pause', 'resume', 'modules/fraga/ask']) expect((await own(other, id, path)).status).toBe(404);
  await staffs(id, 'end', { reason: 'Klar' });
  expect((await staffs(id, 'events/besok')).body).toMatchObject({ status: 409, code: 'ended' });
  expect((await own(mine, id, 'modules/fraga/ask')).status).toBe(409);
});
