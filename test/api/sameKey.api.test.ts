import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../api/policy.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { MEASURE, measure, OWN_FLAG, ownFlag, steerable } from '../support/steerable.ts';

/** One act of every kind, in an order in which each is allowed. */
const acts: readonly { readonly route: keyof typeof policy; readonly by: 'erik' | 'maria'; readonly body?: (known: Known) => object }[] = [
  {
    route: 'POST /api/running-moments',
    by: 'maria',
    body: ({ momentVersion, other }) => ({ momentVersion, citizen: other, dates: { besok: '2026-12-01' } }),
  },
  { route: 'POST /api/me/moments/{id}/invitation', by: 'erik', body: () => ({ answer: 'accept' }) },
  { route: 'PUT /api/me/moments/{id}/forms/{instance}/draft', by: 'erik', body: () => ({ answers: { oro: 9 }, revision: 0 }) },
  { route: 'DELETE /api/me/moments/{id}/forms/{instance}/draft', by: 'erik' },
  {
    route: 'POST /api/me/moments/{id}/forms/{instance}/answers',
    by: 'erik',
    body: ({ shownHash }) => ({ answers: { oro: 9 }, shownHash, answerVersion: 0 }),
  },
  { route: 'POST /api/me/moments/{id}/messages', by: 'erik', body: () => ({ body: 'Hej' }) },
  { route: 'POST /api/running-moments/{id}/messages', by: 'maria', body: () => ({ body: 'Hej Erik' }) },
  { route: 'POST /api/me/moments/{id}/messages/read', by: 'erik' },
  { route: 'POST /api/running-moments/{id}/messages/read', by: 'maria' },
  { route: 'POST /api/running-moments/{id}/flags/{flag}/put-out', by: 'maria', body: () => ({ reason: 'Ringt' }) },
  { route: 'POST /api/running-moments/{id}/forms/{instance}/read', by: 'maria' },
  { route: 'POST /api/running-moments/{id}/forms/{instance}/unread', by: 'maria' },
  {
    route: 'POST /api/running-moments/{id}/forms/{instance}/answers',
    by: 'maria',
    body: ({ shownHash }) => ({ answers: { oro: 3 }, shownHash, answerVersion: 1 }),
  },
  {
    route: 'POST /api/running-moments/{id}/forms/{instance}/withdraw',
    by: 'maria',
    body: () => ({ answerVersion: 2, reason: 'Fel person' }),
  },
  { route: 'POST /api/running-moments/{id}/forms', by: 'maria', body: () => ({ form: 'maende' }) },
  { route: 'POST /api/me/moments/{id}/pages/{form}', by: 'erik', body: () => ({ day: '2026-11-03' }) },
  { route: 'POST /api/running-moments/{id}/pages/{form}', by: 'maria', body: () => ({ day: '2026-11-04' }) },
  { route: 'POST /api/me/moments/{id}/modules/{module}/complete', by: 'erik' },
  { route: 'POST /api/running-moments/{id}/modules/{module}/open', by: 'maria', body: () => ({ reason: 'Dags' }) },
  { route: 'POST /api/me/moments/{id}/modules/{module}/ask', by: 'erik' },
  { route: 'POST /api/me/moments/{id}/steps', by: 'erik', body: () => ({ step: 'borja/del/fyll' }) },
  { route: 'POST /api/me/moments/{id}/send-time', by: 'erik', body: () => ({ at: '18:00' }) },
  { route: 'POST /api/running-moments/{id}/modules/{module}/complete', by: 'maria', body: () => ({ reason: 'Genomgången' }) },
  { route: 'POST /api/running-moments/{id}/modules/{module}/reopen', by: 'maria', body: () => ({ reason: 'En gång till' }) },
  { route: 'POST /api/running-moments/{id}/modules/{module}/lock', by: 'maria', body: () => ({ reason: 'Väntar' }) },
  { route: 'POST /api/running-moments/{id}/batteries/{battery}/occasions', by: 'maria', body: () => ({ reason: 'Extra' }) },
  {
    route: 'POST /api/running-moments/{id}/batteries/{battery}/occasions/{occasion}/withdraw',
    by: 'maria',
    body: () => ({ reason: 'Fel dag' }),
  },
  { route: 'POST /api/running-moments/{id}/dates/{name}', by: 'maria', body: () => ({ date: '2026-12-01' }) },
  { route: 'POST /api/running-moments/{id}/events/{name}', by: 'maria' },
  { route: 'POST /api/running-moments/{id}/measures/{measure}', by: 'maria', body: () => measure },
  { route: 'POST /api/me/moments/{id}/measures/{measure}/values', by: 'erik', body: () => ({ value: 3 }) },
  { route: 'POST /api/running-moments/{id}/measures/{measure}/values', by: 'maria', body: () => ({ value: 4 }) },
  { route: 'POST /api/running-moments/{id}/measures/{measure}/end', by: 'maria' },
  { route: 'POST /api/running-moments/{id}/own-flags', by: 'maria', body: () => ({ flag: ownFlag }) },
  { route: 'POST /api/running-moments/{id}/own-flags/{name}/remove', by: 'maria', body: () => ({}) },
  { route: 'POST /api/me/moments/{id}/pause', by: 'erik', body: () => ({}) },
  { route: 'POST /api/me/moments/{id}/resume', by: 'erik' },
  { route: 'POST /api/running-moments/{id}/pause', by: 'maria', body: () => ({ reason: 'Semester' }) },
  { route: 'POST /api/running-moments/{id}/resume', by: 'maria' },
  { route: 'POST /api/running-moments/{id}/maintenance', by: 'maria', body: () => ({ until: '2026-12-24T12:00:00.000Z' }) },
  { route: 'POST /api/running-moments/{id}/maintenance/take-back', by: 'maria', body: () => ({}) },
  { route: 'POST /api/running-moments/{id}/emergency-access', by: 'maria', body: () => ({ reason: 'Akut, kan inte vänta' }) },
  { route: 'POST /api/running-moments/{id}/decoding', by: 'maria', body: () => ({ reason: 'Felsökning' }) },
  { route: 'POST /api/running-moments/{id}/fast-forward', by: 'maria', body: () => ({ to: 'nextDue' }) },
  { route: 'POST /api/running-moments/{id}/end', by: 'maria', body: () => ({ reason: 'Klart' }) },
];

/** Which module each route is tried on, where it is not the first. */
const MODULES: Readonly<Record<string, string>> = {
  'POST /api/running-moments/{id}/modules/{module}/open': 'sedan',
  'POST /api/me/moments/{id}/modules/{module}/ask': 'fraga',
  'POST /api/running-moments/{id}/modules/{module}/complete': 'fraga',
  'POST /api/running-moments/{id}/modules/{module}/reopen': 'fraga',
  'POST /api/running-moments/{id}/modules/{module}/lock': 'fraga',
};

interface Known {
  readonly momentVersion: string;
  readonly other: string;
  readonly shownHash: string;
}

let clinic: ApiClinic;
let erik: Browser;
let maria: Browser;
let id: string;
let instance: string;
let known: Known;

beforeAll(async () => {
  clinic = await openApiClinic(steerable);
  [erik, maria] = await Promise.all([clinic.as(clinic.citizens[0] ?? fail()), clinic.as(clinic.maria)]);
  const start = { momentVersion: clinic.momentVersion, citizen: organisation.citizens[0]?.id, kind: 'test', invited: true };
  id = String((await maria.send('POST', '/api/running-moments', { ...start, dates: { besok: '2026-12-01' } })).body['id']);
  instance = await clinic.instance(id, 'maende');
  known = {
    momentVersion: clinic.momentVersion,
    other: organisation.citizens[1]?.id ?? fail(),
    shownHash: '',
  };
});
afterAll(() => clinic.close());

describe('the same act with the same key', () => {
  // What is sent to a file's route is the file itself: see files.api.test.ts.
  // Places, roles, the catalogue and announcements go through the same `administer` and are tried beside what else they do.
  test('is tried for every route that changes something about a running moment', () => {
    const changing = Object.keys(policy).filter(
      (route) =>
        /^(POST|PUT|DELETE) \/api\/(me\/moments|running-moments)/.test(route) &&
        !/\/(decode|search)$/.test(route) &&
        !/\/files(\/|$)/.test(route),
    );
    expect(acts.map((act) => act.route).toSorted()).toEqual(changing.toSorted());
  });

  test.each(acts)('$route is done once, however often it is asked', async ({ route, by, body }) => {
    const [method, path] = route.split(' ') as ['POST' | 'PUT' | 'DELETE', string];
    const address = path
      .replace('{id}', id)
      .replace('{instance}', instance)
      .replace('{module}', MODULES[route] ?? 'borja')
      .replace('{battery}', 'extra')
      .replace('{occasion}', '1')
      .replace('{measure}', MEASURE)
      .replace('{form}', 'kalender')
      .replace('{name}', route.includes('own-flags') ? OWN_FLAG : 'besok')
      .replace('{flag}', route.includes('{flag}') ? await raisedFlag() : '');
    const browser = by === 'erik' ? erik : maria;
    const key = `samma-nyckel ${route}`.replaceAll(/[^\w-]/g, '-').slice(0, 100);
    const ask = (): ReturnType<Browser['send']> => browser.send(method, address, body?.(known), { key });

    if (route.endsWith('/answers'))
      known = { ...known, shownHash: String((await erik.get(`/api/me/moments/${id}/forms/${instance}`)).body['shownHash']) };

    const before = await everything();
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    const done = await everything();
    expect(done).not.toEqual(before);
    answers.push(await ask(), await ask());
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([answers[0]?.status, answers[0]?.body]);
    expect(answers[0]?.status).toBeLessThan(300);
    // Whoever is to be started on is looked up before each asking, and each look is logged.
    const isLookedUp = route === 'POST /api/running-moments';
    expect(await everything(!isLookedUp)).toEqual(isLookedUp ? { ...done, access_log: 0 } : done);

    const other = await browser.send(method, address, { annat: true, ...body?.(known) }, { key });
    expect([other.status, other.body['code']]).toEqual([409, 'idempotencyKeyReused']);
    expect(await everything(!isLookedUp)).toEqual(isLookedUp ? { ...done, access_log: 0 } : done);
  });
});

/** How many rows there are of all that an act may leave behind. */
async function everything(withLog = true): Promise<Record<string, number>> {
  const count = (table: string): string => `(select count(*)::int from ${table}) as ${table}`;
  return clinic.worker.as({ kind: 'worker' }, async (em) => {
    const [rows] = await em.execute<Record<string, number>[]>(
      `select ${['event', 'form_answer', 'decision', 'flag', 'notice', 'running_moment', 'access_log'].map(count).join(', ')},
         (select sum(draft_revision)::int from form_instance) as drafts, (select sum(log_seq)::int from running_moment) as logged`,
    );
    return { ...rows, ...(withLog ? {} : { access_log: 0 }) };
  });
}

async function raisedFlag(): Promise<string> {
  return listOf((await maria.get(`/api/running-moments/${id}`)).body['flags'])[0]?.['id'] ?? fail();
}

function fail(): never {
  throw new Error('Not there.');
}
