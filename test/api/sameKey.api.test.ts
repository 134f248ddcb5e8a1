import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { policy } from '../../api/policy.ts';
import { organisation } from '../../start/seed/organisation.ts';
import { listOf, openApiClinic } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

/** One act of every kind, in an order in which each is allowed. */
const acts: readonly { readonly route: keyof typeof policy; readonly by: 'erik' | 'maria'; readonly body?: (known: Known) => object }[] = [
  { route: 'POST /api/running-moments', by: 'maria', body: ({ momentVersion, other }) => ({ momentVersion, citizen: other }) },
  { route: 'PUT /api/me/moments/{id}/forms/{instance}/draft', by: 'erik', body: () => ({ answers: { oro: 9 }, revision: 0 }) },
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
  { route: 'POST /api/me/moments/{id}/modules/{module}/complete', by: 'erik' },
  { route: 'POST /api/running-moments/{id}/modules/{module}/open', by: 'maria', body: () => ({ reason: 'Dags' }) },
  { route: 'POST /api/running-moments/{id}/decoding', by: 'maria', body: () => ({ reason: 'Felsökning' }) },
  { route: 'POST /api/running-moments/{id}/fast-forward', by: 'maria', body: () => ({ to: 'nextDue' }) },
  { route: 'POST /api/running-moments/{id}/end', by: 'maria', body: () => ({ reason: 'Klart' }) },
];

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
  clinic = await openApiClinic();
  [erik, maria] = await Promise.all([clinic.as(clinic.citizens[0] ?? fail()), clinic.as(clinic.maria)]);
  id = await clinic.start(0, 'test');
  await clinic.catchUp(id);
  instance = await clinic.instance(id, 'maende');
  const { shownHash } = (await erik.get(`/api/me/moments/${id}/forms/${instance}`)).body;
  known = { momentVersion: clinic.momentVersion, other: organisation.citizens[1]?.id ?? fail(), shownHash: String(shownHash) };
});
afterAll(() => clinic.close());

describe('the same act with the same key', () => {
  test('is tried for every route that changes something', () => {
    const changing = Object.keys(policy).filter((route) => /^(POST|PUT) \/api\//.test(route) && !route.endsWith('/decode'));
    expect(acts.map((act) => act.route).toSorted()).toEqual(changing.toSorted());
  });

  test.each(acts)('$route is done once, however often it is asked', async ({ route, by, body }) => {
    const [method, path] = route.split(' ') as ['POST' | 'PUT', string];
    const address = path
      .replace('{id}', id)
      .replace('{instance}', instance)
      .replace('{module}', route.endsWith('/open') ? 'sedan' : 'borja')
      .replace('{flag}', route.includes('{flag}') ? await raisedFlag() : '');
    const browser = by === 'erik' ? erik : maria;
    const key = `samma-nyckel ${route}`.replaceAll(/[^\w-]/g, '-').slice(0, 100);
    const ask = (): ReturnType<Browser['send']> => browser.send(method, address, body?.(known), { key });

    const before = await everything();
    const answers = await Promise.all([ask(), ask(), ask(), ask()]);
    const done = await everything();
    expect(done).not.toEqual(before);
    answers.push(await ask(), await ask());
    for (const answer of answers) expect([answer.status, answer.body]).toEqual([answers[0]?.status, answers[0]?.body]);
    expect(answers[0]?.status).toBeLessThan(300);
    expect(await everything()).toEqual(done);

    const other = await browser.send(method, address, { annat: true, ...body?.(known) }, { key });
    expect([other.status, other.body['code']]).toEqual([409, 'idempotencyKeyReused']);
    expect(await everything()).toEqual(done);
  });
});

/** How many rows there are of all that an act may leave behind. */
async function everything(): Promise<unknown> {
  const count = (table: string): string => `(select count(*)::int from ${table}) as ${table}`;
  return clinic.worker.as({ kind: 'worker' }, async (em) => {
    const [rows] = await em.execute<object[]>(
      `select ${['event', 'form_answer', 'decision', 'flag', 'notice', 'running_moment', 'access_log'].map(count).join(', ')},
         (select sum(draft_revision)::int from form_instance) as drafts, (select sum(log_seq)::int from running_moment) as logged`,
    );
    return rows;
  });
}

async function raisedFlag(): Promise<string> {
  return listOf((await maria.get(`/api/running-moments/${id}`)).body['flags'])[0]?.['id'] ?? fail();
}

function fail(): never {
  throw new Error('Not there.');
}
