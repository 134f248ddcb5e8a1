import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { permissions } from '../../api/policy/permissions.ts';
import { policy } from '../../api/policy.ts';
import { deliveries } from '../../db/standIns.ts';
import { browser, openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';
import { HOUR } from '../support/clinic.ts';

let clinic: ApiClinic;
let erik: Browser;
let nobody: Browser;

beforeAll(async () => {
  clinic = await openApiClinic();
  erik = await clinic.as(clinic.citizens[0] ?? fail());
  nobody = browser(clinic.api);
});
afterAll(() => clinic.close());

const example = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => (/^(id|instance|flag)$/.test(name) ? '3f0f7b1e-0000-4000-8000-000000000000' : 'x'));

describe('the policy', () => {
  test('has a row for every route there is, and no row without a route', () => {
    const declared = new Set(
      clinic.api.routes
        .filter((route) => route.method !== 'ALL')
        .map((route) => `${route.method} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`),
    );
    expect([...declared].toSorted()).toEqual(Object.keys(policy).toSorted());
  });

  test('stands in the OpenAPI document route by route, each act with its Idempotency-Key', async () => {
    const { body } = await nobody.get('/api/openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    const routes = Object.entries(
      body['paths'] as Record<string, Record<string, { parameters?: { name: string }[]; responses: object }>>,
    ).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, operation })),
    );
    expect(routes.map((each) => each.route).toSorted()).toEqual(Object.keys(policy).toSorted());
    for (const { route, operation } of routes) {
      const isAct = /^(POST|PUT|PATCH|DELETE) \/api\//.test(route) && !/\/(decode|search)$/.test(route);
      expect([route, operation.parameters?.some((parameter) => parameter.name === 'Idempotency-Key') ?? false]).toEqual([route, isAct]);
      expect(operation.responses).toHaveProperty('default');
    }
  });

  test.each(Object.entries(policy).filter(([, row]) => !('who' in row) || row.who !== 'anyone'))(
    '%s without a session is 401',
    async (route) => {
      const [method, path] = route.split(' ') as [string, string];
      const answer =
        method === 'GET' ? await nobody.get(example(path)) : await nobody.send(method as 'POST' | 'PUT' | 'DELETE', example(path), {});
      expect([answer.status, answer.body['code']]).toEqual([401, 'notSignedIn']);
    },
  );

  test.each(Object.entries(policy).filter(([, row]) => 'may' in row && !permissions[row.may].roles.some((role) => role === 'citizen')))(
    '%s is 404 to a citizen, as if it were not there',
    async (route) => {
      const [method, path] = route.split(' ') as [string, string];
      const answer = method === 'GET' ? await erik.get(example(path)) : await erik.send(method as 'POST' | 'PUT', example(path), {});
      expect([answer.status, answer.body['code']]).toEqual([404, 'notFound']);
    },
  );
});

describe('a problem', () => {
  const path = '/api/running-moments';
  const send = (headers: Record<string, string>, body: string): Promise<Response> =>
    Promise.resolve(clinic.api.request(path, { method: 'POST', headers: { cookie: erik.cookie, origin: URL_OF_TESTS, ...headers }, body }));

  test('is problem+json everywhere: unknown address, undeclared method, wrong type, wrong origin', async () => {
    const maria = await clinic.as(clinic.maria);
    const cases = [
      [await nobody.get('/api/finns-inte'), 404, 'notFound'],
      [await erik.send('POST', '/api/me/moments', {}), 405, 'methodNotAllowed'],
      [await maria.send('POST', path, 'inte json {'), 400, 'badRequest'],
      [await maria.send('POST', path, 'a=b', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 415, 'notJson'],
      [await maria.send('POST', path, {}, { headers: { origin: 'https://elak.example' } }), 403, 'otherOrigin'],
      [await maria.send('POST', path, {}, { headers: { 'sec-fetch-site': 'cross-site' } }), 403, 'otherOrigin'],
      [await maria.send('POST', path, 'x'.repeat(70_000)), 413, 'tooLarge'],
    ] as const;
    for (const [answer, status, code] of cases) {
      expect([answer.headers.get('content-type'), answer.status, answer.body['status'], answer.body['code']]).toEqual([
        'application/problem+json; charset=utf-8',
        status,
        status,
        code,
      ]);
      expect(answer.body['title']).toMatch(/^[A-ZÅÄÖ].*\.$/);
    }
    expect((await erik.send('POST', '/api/me/moments', {})).headers.get('allow')).toContain('GET');
  });

  test('a body may be 256 kB where answers are, counted and not believed', async () => {
    const large = JSON.stringify({ answers: { fritt: 'a'.repeat(19_000) }, fyllnad: 'x'.repeat(200_000), revision: 0 });
    const answers = example('/api/me/moments/{id}/forms/{instance}/draft');
    expect((await erik.send('PUT', answers, large)).status).toBe(404);
    expect((await erik.send('PUT', answers, `${large}${' '.repeat(100_000)}`)).status).toBe(413);
    expect((await erik.send('POST', '/api/me/moments/x/messages', large)).status).toBe(413);
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new Uint8Array(70_000));
        controller.close();
      },
    });
    const init = {
      method: 'POST',
      headers: { cookie: erik.cookie, origin: URL_OF_TESTS, 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    };
    expect((await clinic.api.request(path, init as RequestInit)).status).toBe(413);
  });

  test('of ours is logged without what people have sent, and told without details', async () => {
    const before = clinic.logged.length;
    const broken = await openApiClinic(undefined, { clock: { now: () => Promise.reject(new Error('klockan står still')) } });
    const someone = await clinic.as(clinic.maria);
    const answer = await browser(broken.api, someone.cookie).get('/api/session');
    expect([answer.status, answer.body['title']]).toEqual([500, 'Något gick fel hos oss. Försök igen om en stund.']);
    expect(broken.logged.join('')).toContain('klockan står still');
    expect(broken.logged.join('')).not.toContain(someone.cookie.slice(8));
    await broken.close();
    await send(
      { 'idempotency-key': 'hemlig-nyckel-1', 'content-type': 'application/json' },
      JSON.stringify({ momentVersion: 'Anna Persson' }),
    );
    expect(clinic.logged.slice(before).join('')).not.toMatch(/Anna Persson|stegvis=/);
  });
});

describe('every answer', () => {
  test('allows nothing inline, nothing from elsewhere and no frame', async () => {
    const csp = (await nobody.get('/healthz')).headers.get('content-security-policy') ?? '';
    expect(csp).toContain("default-src 'none'");
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe');
  });

  test('the docs are served by ourselves', async () => {
    const page = (await nobody.get('/api/docs')).body['text'] as string;
    expect(page).not.toMatch(/https?:\/\//);
    for (const file of page.matchAll(/"(\/api\/docs\/[^"]+)"/g)) expect((await nobody.get(file[1] ?? '')).status).toBe(200);
    expect((await nobody.get('/api/docs/package.json')).status).toBe(404);
  });

  test('without Temporal the API is ready but degraded', async () => {
    expect((await nobody.get('/readyz')).body).toEqual({ state: 'ready', database: true, temporal: true });
    clinic.engine.isThere = false;
    const degraded = await nobody.get('/readyz');
    expect([degraded.status, degraded.body['state']]).toEqual([200, 'degraded']);
    clinic.engine.isThere = true;
  });
});

describe('a session', () => {
  test('ends after half an hour without use, and ten hours however used', async () => {
    const start = clinic.clock.at;
    const used = await clinic.as(clinic.maria);
    clinic.clock.at = start + 0.4 * HOUR;
    expect((await used.get('/api/session')).body).toMatchObject({ kind: 'staff', givenName: 'Maria', roles: ['therapist'] });
    clinic.clock.at = start + 0.8 * HOUR;
    expect((await used.get('/api/session')).status).toBe(200);
    clinic.clock.at = start + 1.35 * HOUR;
    expect((await used.get('/api/session')).status).toBe(401);
    const busy = await clinic.as(clinic.maria);
    for (let hour = 1.35; hour < 11.3; hour += 0.4) {
      clinic.clock.at = start + hour * HOUR;
      expect((await busy.get('/api/session')).status).toBe(200);
    }
    clinic.clock.at = start + 11.4 * HOUR;
    expect((await busy.get('/api/session')).status).toBe(401);
    clinic.clock.at = start;
  });

  test('of another’s making is none', async () => {
    expect((await browser(clinic.api, 'stegvis=hittepå').get('/api/session')).status).toBe(401);
  });
});

describe('live changes', () => {
  test('reach whoever may see the running moment, with its id and nothing else', async () => {
    const id = await clinic.start(0);
    await clinic.catchUp(id);
    const [mine, theirs] = await Promise.all([erik, await clinic.as(clinic.citizens[1] ?? fail())].map((reader) => listen(clinic, reader)));
    await clinic.app.as(clinic.maria, (em) => em.execute(`select pg_notify('stegvis_change', ?)`, [id]));
    expect(await mine?.next('change')).toEqual({ runningMoment: id });
    const other = await clinic.start(1);
    expect(await theirs?.next('change')).toEqual({ runningMoment: other });
    await Promise.all([mine?.stop(), theirs?.stop()]);
  });

  test('a line that comes back is told that it may have missed something', async () => {
    const again = await listen(clinic, erik, { 'last-event-id': '1' });
    expect(await again.next('change')).toEqual({ runningMoment: null });
    await again.stop();
  });
});

describe('the stand-ins’ page', () => {
  test('shows what has been sent, as text', async () => {
    await deliveries(clinic.app, 'standIns').keep({
      channel: 'sms',
      to: '+46701740605',
      subject: '',
      body: 'Något nytt väntar <b>i Stegvis</b> å ä ö',
      key: 'k1',
      at: clinic.clock.at,
    });
    const page = await nobody.get('/dev/inbox', { host: 'localhost:3000' });
    expect(page.body['text']).toContain('Något nytt väntar &#60;b&#62;i Stegvis&#60;/b&#62; å ä ö');
    expect((await nobody.get('/dev/inbox.json')).body).toMatchObject([{ channel: 'sms', to: '+46701740605' }]);
  });

  test('is not there outside loopback', async () => {
    expect((await nobody.get('/dev/inbox', { host: 'stegvis.example' })).status).toBe(404);
  });
});

interface Line {
  next(event: string): Promise<unknown>;
  stop(): Promise<void>;
}

/** A line of server-sent events, open once its first event has come. */
async function listen(api: ApiClinic, reader: Browser, headers: Record<string, string> = {}): Promise<Line> {
  const response = await api.api.request('/api/events', { headers: { cookie: reader.cookie, ...headers } });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const chunks = response.body?.pipeThrough(new TextDecoderStream()).getReader() ?? fail();
  let text = '';
  const line: Line = {
    async next(event) {
      for (;;) {
        const found = new RegExp(`event: ${event}\\ndata: (.*)\\n`).exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return found[1] ? JSON.parse(found[1]) : null;
        }
        const { value, done } = await chunks.read();
        if (done) throw new Error('The line was closed.');
        text += value;
      }
    },
    stop: () => chunks.cancel(),
  };
  if (!('last-event-id' in headers)) await line.next('ping');
  return line;
}

function fail(): never {
  throw new Error('Not there.');
}
