import { afterAll, beforeAll, expect, test } from 'vitest';
import { policy } from '../../api/policy.ts';
import { type ApiClinic, type Browser, listOf, openApiClinic } from '../support/api.ts';

/**
 * Every route of the policy that answers with something of a citizen's writes a row of the log, named by the request's id. A new route is asked
 * for here, or says why it holds nothing of a citizen's.
 */
const HOLDS_NOTHING: Readonly<Record<string, string>> = {
  'GET /api/session': 'the reader alone',
  'GET /api/session/workplaces': 'the reader alone',
  'GET /api/session/acting': 'whom the reader may act for, by the register',
  'GET /api/session/all': 'the reader alone',
  'GET /api/events': 'ids of moments that have changed, with no content; what is read then is logged',
  'GET /media/{moment}/{file}': 'what a moment is made of',
  'GET /api/catalogue': 'what a unit may start',
  'GET /api/shared-forms': 'forms without answers',
  'GET /api/shared-forms/{form}/{version}': 'forms without answers',
  'GET /api/permissions': 'the matrix',
  'GET /api/announcements': 'what is told to many',
  'GET /api/me/open-moments': 'what may be started',
  'GET /api/unit/open-moments': 'what may be started',
  'GET /api/unit/categories': 'the unit’s own words',
  'GET /api/unit/staff': 'staff',
  'GET /api/unit/user-groups': 'staff',
};

let clinic: ApiClinic;
let maria: Browser;
let erik: Browser;
let id: string;
let instance: string;
beforeAll(async () => {
  clinic = await openApiClinic();
  const [first] = clinic.citizens;
  if (!first) throw new Error('There are no citizens.');
  id = await clinic.start(0);
  instance = await clinic.instance(id, 'maende');
  maria = await clinic.as(clinic.maria);
  erik = await clinic.as(first);
  const page = await erik.get(`/api/me/moments/${id}/forms/${instance}`);
  const saved = await erik.send('POST', `/api/me/moments/${id}/forms/${instance}/answers`, {
    answers: { oro: 3 },
    shownHash: page.body['shownHash'],
    answerVersion: 0,
  });
  expect(saved.status).toBeLessThan(300);
  await clinic.catchUp(id);
});
afterAll(() => clinic.close());

const gets = Object.keys(policy).filter(
  (key) =>
    key.startsWith('GET /') &&
    policy[key as keyof typeof policy] &&
    !('who' in policy[key as keyof typeof policy] && (policy[key as keyof typeof policy] as { who?: string }).who === 'anyone') &&
    !/^GET \/api\/(admin|log)\//.test(key) &&
    !(key in HOLDS_NOTHING),
);

test.each(gets)('%s writes a row for what it shows', async (key) => {
  const module = listOf((await erik.get(`/api/me/moments/${id}`)).body['modules'])[0]?.['id'] ?? '';
  const path = key
    .slice('GET '.length)
    .replace('{id}', id)
    .replace('{instance}', instance)
    .replace('{module}', module)
    .replace('{version}', '1')
    .replace('{form}', 'maende');
  const browser = path.startsWith('/api/me/') ? erik : maria;
  const query = path.endsWith('/why') ? '?module=' + module : path === '/api/citizens' ? '?search=er' : '';
  const answer = await browser.get(path + query);
  const request = answer.headers.get('x-request-id') ?? '';
  const rows = await clinic.worker.as({ kind: 'worker' }, (em) =>
    em.execute<{ n: number }[]>('select count(*)::int as n from access_log where request_id = ?', [request]),
  );
  if (answer.status < 300) expect([key, (rows[0]?.n ?? 0) > 0]).toEqual([key, true]);
  // What has no file, pages or question in this clinic is tried where those are.
  if (!/\{file\}|\/pages\/|\/why$/.test(key)) expect([key, answer.status]).toEqual([key, 200]);
});

test('a search writes a row whatever it finds, and never what was searched for', async () => {
  for (const search of ['erik', 'finns inte']) {
    const answer = await maria.send('POST', '/api/citizens/search', { search });
    const rows = await clinic.worker.as({ kind: 'worker' }, (em) =>
      em.execute<{ event: string; said: string }[]>(
        `select event, concat(thing, reason) as said from access_log where request_id = ? order by id`,
        [answer.headers.get('x-request-id')],
      ),
    );
    expect(rows[0]).toEqual({ event: 'searchCitizens', said: 'citizens' });
    expect(rows.length).toBe(1 + (answer.body as unknown as readonly unknown[]).length);
  }
});
