import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BlockRegister } from '../../api/policy/blockRegister.ts';
import { setUp } from '../../db/orm.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { DAY } from '../support/clinic.ts';

let clinic: ApiClinic;
let maria: Browser;
let administrator: Browser;
let mine: Browser;
let id: string;
const blocked = new Set<string>();
const blocks: BlockRegister = { asked: async ({ citizen }) => ({ blocked: blocked.has(citizen), consented: true }) };
const [erik] = organisation.citizens;
const eva = organisation.staff.find(({ grants }) => grants.some(({ role }) => role === 'citizenAdministrator'));
if (!erik || !eva) throw new Error('The demo has changed.');

beforeAll(async () => {
  clinic = await openApiClinic(undefined, { blocks });
  await setUp(clinic.fresh.urls.owner, async (em) => {
    await em.execute(`update citizen set protected = true where id = ?::uuid`, [erik.id], 'run');
    await em.execute(`update staff set protected = true where id = ?::uuid`, [clinic.maria.id], 'run');
  });
  id = await clinic.start(0);
  await clinic.catchUp(id);
  [maria, administrator, mine] = await Promise.all([
    clinic.as(clinic.maria),
    clinic.as({ kind: 'staff', id: eva.id, unit: clinic.maria.unit }),
    clinic.as({ kind: 'citizen', id: erik.id }),
  ]);
  const form = `/api/me/moments/${id}/forms/${await clinic.instance(id, 'maende')}`;
  const { shownHash } = (await mine.get(form)).body;
  await mine.send('POST', `${form}/answers`, { answers: { oro: 9, fritt: 'hemligt' }, shownHash, answerVersion: 0 });
  await clinic.catchUp(id);
  await mine.send('POST', `/api/me/moments/${id}/messages`, { body: 'Hej' });
});
afterAll(() => clinic.close());

const search = async (by: Browser, text: string): Promise<unknown> =>
  (await by.send('POST', '/api/citizens/search', { search: text })).body;
const everyStaffPage = (): string[] => ['/api/overview', `/api/running-moments/${id}`, `/api/running-moments/${id}/messages`];

describe('a protected identity', () => {
  test('has no name in any list or page of staff, nor in what comes after the page', async () => {
    for (const path of everyStaffPage()) {
      const text = JSON.stringify((await maria.get(path)).body);
      expect([path, text.includes('Skyddad identitet')]).toEqual([path, true]);
      for (const fact of [erik.givenName, erik.familyName, erik.personalIdentityNumber, erik.email])
        expect([path, text.includes(fact)]).toEqual([path, false]);
    }
  });

  test('is found by its whole number, without its name, and by nothing of the name', async () => {
    expect(await search(maria, erik.familyName)).toEqual([]);
    expect(await search(maria, erik.personalIdentityNumber)).toMatchObject([
      { id: erik.id, givenName: 'Skyddad', familyName: 'identitet', personalIdentityNumber: '' },
    ]);
  });

  test('sees its own name', async () => {
    expect((await mine.get('/api/session')).body).toMatchObject({ givenName: erik.givenName });
    expect(
      listOf(
        (await mine.get(`/api/me/moments/${id}/messages`)).body['messages'] ?? (await mine.get(`/api/me/moments/${id}/messages`)).body,
      ).at(-1)?.['name'],
    ).toBe(`${erik.givenName} ${erik.familyName}`);
  });

  test('is shown with a reason, to that one, in that session, with a row in the log', async () => {
    expect((await maria.send('POST', `/api/citizens/${erik.id}/reveal`, {})).status).toBe(422);
    const other = organisation.citizens[1]?.id ?? '';
    expect((await maria.send('POST', `/api/citizens/${other}/reveal`, { reason: 'Ringa upp' })).body).toMatchObject({
      status: 409,
      code: 'notProtected',
    });
    expect((await maria.get(`/api/running-moments/${id}`)).body).toMatchObject({ masked: true });
    const shown = await maria.send('POST', `/api/citizens/${erik.id}/reveal`, { reason: 'Ringa upp' });
    expect((await maria.get(`/api/running-moments/${id}`)).body).toMatchObject({ masked: false });
    expect(shown.body).toMatchObject({
      givenName: erik.givenName,
      familyName: erik.familyName,
      personalIdentityNumber: erik.personalIdentityNumber,
    });
    expect(JSON.stringify((await maria.get('/api/overview')).body)).toContain(erik.familyName);
    expect(JSON.stringify((await administrator.get('/api/overview')).body)).not.toContain(erik.familyName);
    const rows = await clinic.app.as({ kind: 'citizen', id: erik.id }, (em) =>
      em.execute<{ event: string; reason: string }[]>(`select event, reason from access_log where action = 'reveal'`),
    );
    expect(rows).toEqual([{ event: 'revealProtected', reason: 'Ringa upp' }]);
    const kept = await clinic.app.as(clinic.maria, (em) => em.execute(`select response::text as said from idempotency`));
    expect(JSON.stringify(kept)).not.toContain(erik.familyName);
    await setUp(clinic.fresh.urls.owner, (em) => em.execute(`update reveal set until = now()`, [], 'run'));
    expect(JSON.stringify((await maria.get('/api/overview')).body)).not.toContain(erik.familyName);
  });
});

test('protected staff are their title to citizens, and themselves on their own unit', async () => {
  await maria.send('POST', `/api/running-moments/${id}/messages`, { body: 'Hej hej' });
  const text = JSON.stringify([(await mine.get(`/api/me/moments/${id}`)).body, (await mine.get(`/api/me/moments/${id}/messages`)).body]);
  expect(text).toContain(organisation.therapist.title);
  expect(text).not.toContain(organisation.therapist.familyName);
  expect(JSON.stringify((await administrator.get('/api/overview')).body)).toContain(organisation.therapist.familyName);
});

test('a citizen administrator knows that there is a flag, of what sort and since when, and reads nothing', async () => {
  const { flags, unreadForms, runningMoments } = (await administrator.get('/api/overview')).body;
  expect(flags).toMatchObject([{ title: 'Prioriterad flagga', text: '', instance: null, priority: 'prioritised' }]);
  expect([unreadForms, listOf(runningMoments).length]).toEqual([[], 1]);
  for (const path of ['', '/results', '/messages', '/plan'])
    expect((await administrator.get(`/api/running-moments/${id}${path}`)).status).toBe(404);
});

describe('what a citizen has blocked', () => {
  test('is not there for staff, though the citizen consents to others, until an emergency with a reason opens it for a day', async () => {
    blocked.add(erik.id);
    for (const path of everyStaffPage().slice(1)) expect([path, (await maria.get(path)).status]).toEqual([path, 404]);
    expect((await maria.send('POST', `/api/running-moments/${id}/pause`, {})).status).toBe(404);
    const instance = await clinic.instance(id, 'maende');
    expect((await maria.get(`/api/running-moments/${id}/forms/${instance}`)).status).toBe(404);
    expect((await mine.get(`/api/me/moments/${id}`)).status).toBe(200);

    expect((await maria.send('POST', `/api/running-moments/${id}/emergency-access`, { reason: ' ' })).status).toBe(422);
    expect((await maria.send('POST', `/api/running-moments/${id}/emergency-access`, { reason: 'Fara för livet' })).status).toBe(200);
    expect((await maria.get(`/api/running-moments/${id}`)).status).toBe(200);
    const rows = await clinic.app.as({ kind: 'citizen', id: erik.id }, (em) =>
      em.execute(`select action, thing, reason from access_log where thing = 'emergency'`),
    );
    expect(rows).toEqual([{ action: 'open', thing: 'emergency', reason: 'Fara för livet' }]);

    clinic.clock.at += DAY + 1;
    expect((await (await clinic.as(clinic.maria)).get(`/api/running-moments/${id}`)).status).toBe(404);
    blocked.clear();
    expect((await (await clinic.as(clinic.maria)).get(`/api/running-moments/${id}`)).status).toBe(200);
  });
});
