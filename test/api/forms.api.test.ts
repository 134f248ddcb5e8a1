import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { resultsOf } from '../../db/results.ts';
import { openApiClinic } from '../support/api.ts';
import type { Answer, ApiClinic, Browser } from '../support/api.ts';
import { manyForms } from '../support/manyForms.ts';

let clinic: ApiClinic;
let erik: Browser;
let aisha: Browser;
let maria: Browser;
let fatima: Browser;
let id: string;

beforeAll(async () => {
  clinic = await openApiClinic(manyForms);
  [maria, fatima] = await Promise.all([clinic.as(clinic.maria), clinic.as(clinic.fatima)]);
});
afterAll(() => clinic.close());
beforeEach(async () => {
  [erik, aisha] = await Promise.all([clinic.as(clinic.citizens[0] ?? fail()), clinic.as(clinic.citizens[1] ?? fail())]);
  id = await clinic.start(0);
  await clinic.catchUp(id);
});

afterEach(async () => {
  await maria.send('POST', rm('/end'), { reason: 'Testet är slut' });
});

const MINUTE = 60_000;
const me = (path = ''): string => `/api/me/moments/${id}${path}`;
const rm = (path = ''): string => `/api/running-moments/${id}${path}`;

/** The copies of a form as staff's page lists them. */
async function copies(form: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const page = (await maria.get(rm())).body['forms'] as readonly Readonly<Record<string, string>>[];
  return page.filter((each) => each['form'] === form);
}

async function save(instance: string | undefined, answers: object, by: Browser = erik, more: object = {}): Promise<Answer> {
  const base = by === maria ? rm(`/forms/${instance}`) : me(`/forms/${instance}`);
  const page = (await by.get(base)).body;
  return by.send('POST', `${base}/answers`, { answers, shownHash: page['shownHash'], answerVersion: page['answerVersion'], ...more });
}

const flags = async (): Promise<string[]> =>
  ((await maria.get(rm())).body['flags'] as { title: string; outAt: string | null }[])
    .filter((each) => each.outAt === null)
    .map(({ title }) => title);

describe('copies of a form', () => {
  test('a form with a copy for each module is filled in in each by itself, and rules see the latest', async () => {
    const [one, two] = await copies('egen');
    expect([one?.['module'], two?.['module']]).toEqual(['Modul ett', 'Modul tva']);
    expect((await save(one?.['instance'], { lust: 3 })).status).toBe(200);
    expect((await erik.get(me(`/forms/${two?.['instance']}`))).body).toMatchObject({ kind: 'module', answers: null, versions: [] });
    const state = await clinic.catchUp(id);
    expect(Object.keys(state.forms)).toEqual(['egen@module:ett']);
    const module = (await erik.get(me('/modules/tva'))).body['sections'] as { steps: { form: { instance: string; status: string } }[] }[];
    expect(module[0]?.steps[0]?.form).toMatchObject({ instance: two?.['instance'], status: 'notStarted' });
  });

  test('a tab form begins with the designer’s pages, gets more up to the maximum, and keeps each', async () => {
    const path = me('/pages/dagbok');
    expect((await erik.get(path)).body).toMatchObject({
      kind: 'tab',
      mayAdd: true,
      pages: [{ page: 1, title: 'Första veckan', madeBy: 'plan' }],
    });
    const added = await erik.send('POST', path, { title: 'Andra veckan' });
    expect([added.status, added.body]).toMatchObject([201, { page: 2 }]);
    expect((await save(String(added.body['instance']), { somn: 4 })).status).toBe(200);
    expect((await erik.send('POST', path, {})).status).toBe(201);
    expect((await erik.send('POST', path, {})).body).toMatchObject({
      code: 'notAllowed',
      title: 'Det finns redan 3 sidor, och fler går inte att lägga till.',
    });
    const page = (await erik.get(me(`/forms/${String(added.body['instance'])}`))).body;
    expect(page).toMatchObject({ kind: 'page', formKind: 'tab', page: { page: 2, title: 'Andra veckan', day: null } });
    expect((page['pages'] as { status: string }[]).map(({ status }) => status)).toEqual(['notStarted', 'saved', 'notStarted']);
    expect((await maria.send('POST', rm('/pages/dagbok'), { title: 'Personalens' })).body).toMatchObject({ code: 'notAllowed' });
  });

  test('a calendar has one page a day; staff’s page is logged, and told in the timeline', async () => {
    const day = { day: '2026-11-03' };
    const [first, again] = await Promise.all([
      erik.send('POST', me('/pages/kalender'), day),
      erik.send('POST', me('/pages/kalender'), day),
    ]);
    expect(again.body['instance']).toBe(first.body['instance']);
    expect((await erik.send('POST', me('/pages/kalender'), {})).body).toMatchObject({
      fields: [{ question: 'day', message: 'Välj en dag.' }],
    });
    const theirs = await maria.send('POST', rm('/pages/kalender'), { day: '2026-11-01' });
    expect(theirs.status).toBe(201);
    expect(
      ((await erik.get(me('/pages/kalender'))).body['pages'] as { day: string; madeBy: string }[]).map(({ day: at, madeBy }) => [
        at,
        madeBy,
      ]),
    ).toEqual([
      ['2026-11-01', 'staff'],
      ['2026-11-03', 'citizen'],
    ]);
    const titles = ((await maria.get(rm())).body['timeline'] as { title: string }[]).map(({ title }) => title);
    expect(titles).toContain('Personal lade till en sida i Kalender');
    const rows = await clinic.app.as(clinic.maria, (em) =>
      em.execute<{ thing: string }[]>(
        `select thing from access_log where running_moment_id = ?::uuid and action = 'add' and by_kind = 'staff'`,
        [id],
      ),
    );
    expect(rows).toEqual([{ thing: 'page/kalender/2' }]);
  });

  test('staff send one more copy: the citizen is told, has it among what waits, and answers it once', async () => {
    expect((await maria.get(rm('/sendable-forms'))).body).toContainEqual({ form: 'maende', title: 'Mående', minutes: null, waiting: 0 });
    const sent = await maria.send('POST', rm('/forms'), { form: 'maende', reason: 'Inför samtalet' });
    expect([sent.status, sent.body]).toMatchObject([201, { sent: 1 }]);
    const list = (await erik.get(me())).body['tasks'] as { kind: string; forms: { instance: string }[] }[];
    expect(list).toMatchObject([{ kind: 'sent', title: 'Mående', forms: [{ instance: String(sent.body['instance']) }] }]);
    const notices = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute<{ key: string }[]>(`select key from notice where running_moment_id = ?::uuid and about = 'formSent'`, [id]),
    );
    expect(notices).toEqual([{ key: 'notify/sendForm/maende/1' }]);
    expect((await save(String(sent.body['instance']), { oro: 10 })).status).toBe(200);
    expect(await flags()).toContain('Hög oro');
    expect((await erik.get(me())).body['tasks']).toEqual([]);
    expect((await erik.get(me(`/forms/${String(sent.body['instance'])}`))).body).toMatchObject({ kind: 'sent', open: false });
  });

  test('a sent form that waits is taken back: it no longer waits, and takes no draft', async () => {
    const sent = await maria.send('POST', rm('/forms'), { form: 'maende' });
    const path = `/forms/${String(sent.body['instance'])}`;
    expect((await maria.send('POST', rm(`${path}/withdraw`), { answerVersion: 0, reason: 'Fel formulär' })).status).toBe(200);
    expect((await erik.get(me())).body['tasks']).toEqual([]);
    expect((await erik.get(me(path))).body).toMatchObject({
      open: false,
      closedBecause: 'Din behandlare har tagit tillbaka formuläret. Du behöver inte svara.',
      withdrawn: { reason: null },
    });
    expect((await erik.send('PUT', me(`${path}/draft`), { answers: { oro: 1 }, revision: 0 })).status).toBe(409);
    expect((await maria.send('POST', rm(`${path}/withdraw`), { answerVersion: 0, reason: 'Igen' })).body).toMatchObject({ code: 'stale' });
  });
});

describe('saved answers', () => {
  test('are withdrawn with a reason: what was saved before stands again, and what they fed falls back', async () => {
    const [maende] = await copies('maende');
    await save(maende?.['instance'], { oro: 2 });
    await save(maende?.['instance'], { oro: 9 });
    expect(await flags()).toContain('Hög oro');
    const path = rm(`/forms/${maende?.['instance']}`);
    const key = 'samma-nyckel-for-tillbakadragandet';
    const withdraw = () => maria.send('POST', `${path}/withdraw`, { answerVersion: 2, reason: 'Fel person svarade' }, { key });
    expect((await withdraw()).body).toEqual({ caughtUp: true });
    expect((await withdraw()).status).toBe(200);
    expect((await maria.get(path)).body).toMatchObject({
      answerVersion: 1,
      answers: { oro: 2 },
      versions: [
        { version: 2, current: false, withdrawn: { reason: 'Fel person svarade' } },
        { version: 1, current: true, withdrawn: null },
      ],
    });
    expect((await erik.get(me(`/forms/${maende?.['instance']}`))).body).toMatchObject({
      versions: [{ version: 2, withdrawn: { reason: null } }, {}],
    });
    expect((await clinic.catchUp(id)).facts['maende']).toEqual({ answers: {}, results: { oro: 4 } });
    expect(
      ((await erik.get(me('/results'))).body as unknown as { result: string; values: { value: number }[] }[])[0]?.values.map(
        ({ value }) => value,
      ),
    ).toEqual([4]);
    // Where an earlier version stands, its flag is for staff to put out; where none does it goes out by itself.
    expect(await flags()).toContain('Hög oro');
    await maria.send('POST', `${path}/withdraw`, { answerVersion: 1, reason: 'Även den' });
    expect(await flags()).not.toContain('Hög oro');
    expect((await clinic.catchUp(id)).facts['maende']).toBeUndefined();
    expect((await maria.get(path)).body).toMatchObject({ answerVersion: 0, answers: null, savedAt: null });
    // The next saving is a version of its own.
    expect((await save(maende?.['instance'], { oro: 1 })).body).toMatchObject({ answerVersion: 3 });
  });

  test('another copy’s facts stand when the latest is withdrawn', async () => {
    const [maende] = await copies('maende');
    await save(maende?.['instance'], { oro: 3 });
    const sent = await maria.send('POST', rm('/forms'), { form: 'maende' });
    await save(String(sent.body['instance']), { oro: 9 });
    expect((await clinic.catchUp(id)).facts['maende']?.results).toEqual({ oro: 18 });
    await maria.send('POST', rm(`/forms/${String(sent.body['instance'])}/withdraw`), { answerVersion: 1, reason: 'Fel' });
    expect((await clinic.catchUp(id)).facts['maende']?.results).toEqual({ oro: 6 });
  });

  test('are given by staff only where the form says so, and then say who', async () => {
    const [maende] = await copies('maende');
    expect((await save(maende?.['instance'], { oro: 2 }, maria)).body).toMatchObject({ code: 'notAllowed' });
    const [hjalp] = await copies('hjalp');
    expect((await save(hjalp?.['instance'], { hjalp: 4 }, maria)).status).toBe(200);
    expect((await erik.get(me(`/forms/${hjalp?.['instance']}`))).body).toMatchObject({
      staffMayAnswer: true,
      savedBy: 'staff',
      versions: [{ savedBy: 'staff', savedByName: expect.stringMatching(/\w+ \w+/), current: true }],
    });
  });

  test('to a question that is not shown are refused in their place, and stay in a draft', async () => {
    const [villkor] = await copies('villkor');
    const path = me(`/forms/${villkor?.['instance']}`);
    expect((await erik.send('PUT', `${path}/draft`, { answers: { roker: false, antal: 3 }, revision: 0 })).status).toBe(200);
    const refused = await save(villkor?.['instance'], { roker: false, antal: 3 });
    expect(refused.status).toBe(422);
    expect(refused.body['fields']).toMatchObject([{ question: 'antal' }]);
    expect((await save(villkor?.['instance'], { roker: true, antal: 3, dubbelt: 99 })).status).toBe(422);
    expect((await save(villkor?.['instance'], { roker: true, antal: 3 })).status).toBe(200);
    const [own] = await clinic.app.as(clinic.maria, (em) => resultsOf(em, id));
    expect(own).toMatchObject({ result: 'summa', value: 9 });
  });

  test('begin with what is fetched from elsewhere', async () => {
    const [maende] = await copies('maende');
    await save(maende?.['instance'], { oro: 7 });
    const [villkor] = await copies('villkor');
    expect((await erik.get(me(`/forms/${villkor?.['instance']}`))).body).toMatchObject({
      prefilled: { dag: '2026-11-02', forr: 7 },
      logic: { shownWhen: { antal: expect.anything() }, calculated: { dubbelt: expect.anything() } },
    });
  });

  test('keep when they were answered, inside when the copy was there and when they came', async () => {
    const [maende] = await copies('maende');
    const at = clinic.clock.at;
    clinic.clock.at = at + 20 * MINUTE;
    const early = new Date(at + MINUTE).toISOString();
    expect((await save(maende?.['instance'], { oro: 1 }, erik, { answeredAt: early })).body).toMatchObject({ answeredAt: early });
    const future = await save(maende?.['instance'], { oro: 2 }, erik, { answeredAt: new Date(at + 50 * MINUTE).toISOString() });
    expect(future.body['answeredAt']).toBe(future.body['savedAt']);
    const ancient = await save(maende?.['instance'], { oro: 3 }, erik, { answeredAt: '2001-01-01T00:00:00.000Z' });
    expect(ancient.body['answeredAt']).toBe(new Date(at).toISOString());
  });

  test('are the same act when they come again and now say when they were pressed, but not when anything else is said', async () => {
    const [maende] = await copies('maende');
    const path = me(`/forms/${maende?.['instance']}`);
    const { shownHash, answerVersion } = (await erik.get(path)).body;
    const said = { answers: { oro: 4 }, shownHash, answerVersion };
    const answeredAt = new Date(clinic.clock.at).toISOString();
    const ask = (body: object): Promise<Answer> =>
      erik.send('POST', `${path}/answers`, body, { key: `borttappat-svar-${maende?.['instance']}` });
    const first = await ask(said);
    const again = await ask({ ...said, answeredAt });
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect((await erik.get(path)).body['versions']).toHaveLength(1);
    expect((await ask({ ...said, answers: { oro: 5 }, answeredAt })).body['code']).toBe('idempotencyKeyReused');
  });

  test('are shown again as they were shown, one version at a time, to her and to staff and to nobody else', async () => {
    const [maende] = await copies('maende');
    await save(maende?.['instance'], { oro: 1, fritt: 'första' });
    await save(maende?.['instance'], { oro: 2 });
    const path = `/forms/${maende?.['instance']}/versions/1`;
    for (const answer of [await erik.get(me(path)), await maria.get(rm(path))])
      expect(answer.body).toMatchObject({
        version: 1,
        current: false,
        asShown: true,
        title: 'Mående',
        answers: { oro: 1, fritt: 'första' },
      });
    expect((await erik.get(me(path))).body['questions']).toEqual(manyForms.forms[0]?.questions);
    expect((await aisha.get(me(path))).status).toBe(404);
    expect((await fatima.get(rm(path))).status).toBe(404);
    expect((await erik.get(me(`/forms/${maende?.['instance']}/versions/9`))).status).toBe(404);
  });

  test('of two forms make one result when both are there, which rules see; withdrawn it is gone', async () => {
    const [[maende], [villkor]] = [await copies('maende'), await copies('villkor')];
    await save(maende?.['instance'], { oro: 6 });
    expect(await flags()).not.toContain('Samlat högt');
    await save(villkor?.['instance'], { roker: true, antal: 3 });
    expect(await flags()).toContain('Samlat högt');
    const series = (await maria.get(rm('/results'))).body as unknown as { of: string; result: string; values: { value: number }[] }[];
    expect(series.find(({ of }) => of === 'moment')).toMatchObject({ result: 'samlat', values: [{ value: 21 }] });
    await maria.send('POST', rm(`/forms/${villkor?.['instance']}/withdraw`), { answerVersion: 1, reason: 'Fel' });
    expect((await clinic.catchUp(id)).results).toEqual({});
  });
});

describe('a draft', () => {
  test('of another device is told in full, and the older one is not kept over it', async () => {
    const [maende] = await copies('maende');
    const path = me(`/forms/${maende?.['instance']}/draft`);
    const draft = (oro: number, revision: number) => erik.send('PUT', path, { answers: { oro }, revision });
    expect((await draft(1, 0)).body).toMatchObject({ revision: 1 });
    expect((await draft(2, 1)).body).toMatchObject({ revision: 2 });
    expect((await draft(3, 1)).body).toMatchObject({
      status: 409,
      code: 'stale',
      changed: { draft: { answers: { oro: 2 }, revision: 2 } },
    });
  });

  test('is thrown away when asked', async () => {
    const [maende] = await copies('maende');
    const path = me(`/forms/${maende?.['instance']}`);
    await erik.send('PUT', `${path}/draft`, { answers: { oro: 1 }, revision: 0 });
    expect((await erik.send('DELETE', `${path}/draft`)).status).toBe(204);
    expect((await erik.get(path)).body['draft']).toBeNull();
  });
});

function fail(): never {
  throw new Error('There is no such thing in the clinic.');
}
