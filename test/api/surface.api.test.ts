import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Limits } from '../../api/rateLimit.ts';
import { openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import type { ApiClinic, Browser } from '../support/api.ts';

let clinic: ApiClinic;
let erik: Browser;
let maria: Browser;

beforeAll(async () => {
  clinic = await openApiClinic();
  [erik, maria] = [await clinic.as(clinic.citizens[0] ?? fail()), await clinic.as(clinic.maria)];
});
afterAll(() => clinic.close());

const UNKNOWN = '3f0f7b1e-0000-4000-8000-000000000000';
const MESSAGES = `/api/me/moments/${UNKNOWN}/messages`;

/** A request with exactly these headers. */
const bare = (path: string, headers: Record<string, string>, method = 'POST', body: string | null = '{}'): Promise<Response> =>
  Promise.resolve(clinic.api.request(path, { method, headers, body }));

describe('an answer', () => {
  const kinds = [
    ['a page of ours', '/api/docs'],
    ['health', '/healthz'],
    ['what is not there', '/api/finns-inte'],
    ['a no', '/api/me/moments'],
    ['what is no address', '/%00%ff'],
  ] as const;

  test.each(kinds)('with %s carries every header that a browser keeps us safe by', async (_what, path) => {
    const { headers } = await clinic.api.request(path);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; font-src 'self'; " +
        "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('server')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    // On http nothing may promise https for later.
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  test('over https promises https for a year, for every name below, and its cookie is the host’s own', async () => {
    const secure = await openApiClinic(undefined, { url: 'https://stegvis.example', mediaOrigins: ['https://film.example'] });
    try {
      const { headers } = await secure.api.request('/healthz');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
      expect(headers.get('content-security-policy')).toContain("img-src 'self' data: blob: https://film.example;");
      expect(headers.get('content-security-policy')).toContain("media-src 'self' blob: https://film.example;");
      expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
      // A cookie by its plain name is none there.
      const { status } = await secure.api.request('/api/session', { headers: { cookie: erik.cookie } });
      expect(status).toBe(401);
    } finally {
      await secure.close();
    }
  });

  test('has a request id of ours, whatever the request calls itself', async () => {
    for (const own of ['191212121212', 'x'.repeat(40), 'a=b']) {
      const { headers } = await clinic.api.request('/healthz', { headers: { 'x-request-id': own } });
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  test('says what it is and in which alphabet, and is kept by no cache', async () => {
    for (const [path, type] of [
      ['/api/session', 'application/json'],
      ['/api/finns-inte', 'application/problem+json; charset=utf-8'],
      ['/api/docs', 'text/html; charset=UTF-8'],
    ] as const) {
      const { headers } = await clinic.api.request(path, { headers: { cookie: erik.cookie } });
      expect([path, headers.get('content-type')]).toEqual([path, type]);
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('to what is not there and to what one may not see is the same, but for the request’s id', async () => {
    const others = await clinic.start(1);
    const asked = [
      await erik.get(`/api/me/moments/${UNKNOWN}`),
      await erik.get(`/api/me/moments/${others}`),
      await erik.get(`/api/running-moments/${others}`),
      await erik.get(`/api/running-moments/${UNKNOWN}`),
      await erik.get('/api/finns-inte'),
      await erik.get('/api/me/moments/inget-id'),
      await erik.get(`/api/me/moments/${others}'--`),
    ];
    const shown = asked.map(({ status, body, headers }) => ({
      status,
      body,
      headers: [...headers].filter(([name]) => name !== 'x-request-id'),
    }));
    for (const each of shown) expect(each).toEqual(shown[0]);
    expect(shown[0]?.status).toBe(404);
  });
});

describe('an unsafe request', () => {
  const signedIn = { 'content-type': 'application/json', 'idempotency-key': 'yta-yta-yta' };
  const ours = { origin: URL_OF_TESTS, 'sec-fetch-site': 'same-origin' };

  test.each([
    ['another site', { origin: 'https://elak.example' }],
    ['a name that begins as ours', { origin: 'http://localhost:3000.elak.example' }],
    ['a subdomain', { origin: 'http://sub.localhost:3000' }],
    ['another port', { origin: 'http://localhost:3001' }],
    ['another scheme', { origin: 'https://localhost:3000' }],
    ['nowhere (a sandboxed frame)', { origin: 'null' }],
    ['an empty place', { origin: '' }],
    ['a subdomain, as the browser says', { ...ours, 'sec-fetch-site': 'same-site' }],
    ['another site, as the browser says', { ...ours, 'sec-fetch-site': 'cross-site' }],
    ['the browser’s own address field', { ...ours, 'sec-fetch-site': 'none' }],
    ['a place that says nothing', {}],
  ])('with a session from %s is refused before anything is read', async (_where, headers) => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      const response = await bare(MESSAGES, { ...signedIn, cookie: erik.cookie, ...(headers as Record<string, string>) }, method);
      expect([method, response.status]).toEqual([method, 403]);
    }
  });

  test.each([
    ['both', ours],
    ['its origin', { origin: URL_OF_TESTS }],
    ['that it is the same', { 'sec-fetch-site': 'same-origin' }],
  ])('from our own pages that says %s is let through', async (_what, headers) => {
    const response = await bare(MESSAGES, { ...signedIn, cookie: erik.cookie, ...headers }, 'POST', '{"body":"Hej"}');
    expect(response.status).toBe(404);
  });

  test.each(['/auth/saml/acs', '/auth/saml/slo', '/auth/backchannel-logout'])(
    'to %s may come from the provider: it is signed, and nothing else is open that way',
    async (path) => {
      const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://idp.example', 'sec-fetch-site': 'cross-site' };
      const { status } = await bare(path, form, 'POST', 'SAMLResponse=x');
      expect(status).not.toBe(403);
      expect(status).toBeLessThan(500);
      expect((await bare(`${path}/`, form)).status).toBe(403);
      expect((await bare('/auth/sign-out', form)).status).toBe(403);
    },
  );

  test('is JSON, and not nested beyond reason, inside texts uncounted', async () => {
    const headers = { ...signedIn, ...ours, cookie: maria.cookie };
    const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    const deep = await bare('/api/running-moments', headers, 'POST', nested(20_000));
    expect([deep.status, ((await deep.json()) as { code: string }).code]).toEqual([400, 'tooDeep']);
    expect((await bare('/api/running-moments', headers, 'POST', nested(60))).status).toBe(422);
    expect((await bare('/api/running-moments', headers, 'POST', JSON.stringify({ a: '[{"\\'.repeat(500) }))).status).toBe(422);
    expect((await bare('/api/running-moments', { ...headers, 'content-type': 'application/jsonx' })).status).toBe(415);
    expect((await bare('/api/running-moments', { ...headers, 'content-type': 'text/plain' })).status).toBe(415);
  });

  test('of each kind has its own size', async () => {
    const headers = { ...signedIn, ...ours, cookie: erik.cookie };
    const kilobytes = (n: number): string => JSON.stringify({ text: 'a'.repeat(n * 1024) });
    const form = `/api/me/moments/${UNKNOWN}/forms/${UNKNOWN}`;
    const sizes = [
      [MESSAGES, 'POST', 60, 65],
      [`${form}/draft`, 'PUT', 250, 257],
      [`${form}/answers`, 'POST', 250, 257],
      ['/api/temporal/codec/decode', 'POST', 4_000, 4_097],
    ] as const;
    for (const [path, method, fits, tooLarge] of sizes) {
      expect([path, (await bare(path, headers, method, kilobytes(fits))).status]).not.toEqual([path, 413]);
      expect([path, (await bare(path, headers, method, kilobytes(tooLarge))).status]).toEqual([path, 413]);
    }
  });
});

describe('a sign that no row can hold', () => {
  test('is no part of an address, and in a body it is told or refused, never a fault of ours', async () => {
    expect((await erik.get(`/api/me/moments/${UNKNOWN}/why?decision=a%00b`)).status).toBe(400);
    expect((await erik.get('/api/me/moments/%00')).status).toBe(404);
    const id = await clinic.start(2);
    await clinic.catchUp(id);
    for (const sign of ['\u0000', '\ud800']) {
      const sent = [
        await maria.send('POST', '/api/citizens/search', { search: `Eri${sign}k` }),
        await maria.send('POST', `/api/running-moments/${id}/forms`, { form: `m${sign}` }),
        await maria.send('POST', `/api/running-moments/${id}/messages`, { body: `Hej${sign}` }),
        await maria.send('POST', `/api/running-moments/${id}/end`, { reason: `Slut${sign}` }),
        await maria.send('POST', `/api/running-moments/${id}/modules/borja/open`, { reason: `Nu${sign}` }),
      ];
      expect(sent.map(({ status }) => status).filter((status) => status < 400 || status >= 500)).toEqual([]);
    }
  });
});

describe('an address', () => {
  test('asks for nothing that could be somebody’s: ids of ours, and words of ours', async () => {
    const { paths } = (await (await clinic.api.request('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, { parameters?: { in: string; name: string; schema: { format?: string } }[] }>>;
    };
    const asked = new Set(
      Object.values(paths).flatMap((methods) =>
        Object.values(methods).flatMap(({ parameters = [] }) => parameters.filter((each) => each.in === 'query').map(({ name }) => name)),
      ),
    );
    expect(asked.size).toBeGreaterThan(5);
    expect(
      [...asked].filter((name) => /search|number|citizen|patient|mail|phone|text|body|reason|address|^name$|givenName/i.test(name)),
    ).toEqual([]);
  });
});

describe('headers made of what people write', () => {
  test('cannot be broken into more of them', async () => {
    for (const to of [
      '/%0d%0aset-cookie:%20a=b',
      '//elak.example',
      '/\\elak.example',
      'https://elak.example',
      '/%E5%98%8A%E5%98%8Dset-cookie:a=b',
    ]) {
      const { status, headers } = await clinic.api.request(`/auth/sign-in?as=citizen&to=${to}`);
      expect(status).toBeLessThan(600);
      expect(headers.get('set-cookie') ?? '').not.toMatch(/(^|,\s*)a=b/);
      expect(headers.get('location') ?? '/').not.toContain('elak');
    }
  });
});

describe('too much', () => {
  const limits: Limits = { pointsPerMinute: 1_000, signInsPerMinute: 5, processes: 1, proxies: 1, atOnce: 100 };
  const from = (address: string): Record<string, string> => ({ 'x-forwarded-for': `10.9.9.9, ${address}` });
  const limited = async (more: Partial<Limits> = {}): Promise<ApiClinic> => openApiClinic(undefined, { limits: { ...limits, ...more } });

  test('from a session is 429 with when to come back, and a write costs a hundred reads', async () => {
    const over = await limited();
    try {
      const [citizen, other] = [await over.as(over.citizens[0] ?? fail()), await over.as(over.citizens[1] ?? fail())];
      const statuses: number[] = [];
      for (let n = 0; n < 11; n += 1) statuses.push((await citizen.send('POST', MESSAGES, { body: 'Hej' })).status);
      expect(statuses).toEqual([...Array<number>(10).fill(404), 429]);
      const refused = await citizen.get('/api/session');
      expect([refused.status, refused.body]).toEqual([
        429,
        {
          type: 'urn:stegvis:problem:tooMuch',
          status: 429,
          code: 'tooMuch',
          title: 'Det kom för många förfrågningar på kort tid. Vänta en stund och försök igen.',
        },
      ]);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      expect((await other.get('/api/session')).status).toBe(200);
    } finally {
      await over.close();
    }
  });

  test('from one address is its own, however it says that it is another’s, and one IPv6 network is one address', async () => {
    const over = await limited();
    try {
      const ask = async (headers: Record<string, string>): Promise<number> => (await over.api.request('/api/session', { headers })).status;
      const many = async (headers: (n: number) => Record<string, string>): Promise<number[]> => {
        const statuses: number[] = [];
        for (let n = 0; n < 210; n += 1) statuses.push(await ask(headers(n)));
        return statuses;
      };
      expect((await many((n) => ({ 'x-forwarded-for': `10.0.0.${n}, 192.0.2.7` }))).filter((status) => status === 429)).toHaveLength(10);
      expect(await ask(from('192.0.2.8'))).toBe(401);
      expect((await many((n) => from(`2001:db8:1:2::${n.toString(16)}`))).filter((status) => status === 429)).toHaveLength(10);
      expect(await ask(from('2001:db8:1:3::1'))).toBe(401);
    } finally {
      await over.close();
    }
  });

  test('of sign-ins is counted by themselves, and health never', async () => {
    const over = await limited();
    try {
      const begin = async (address: string): Promise<number> =>
        (await over.api.request('/auth/sign-in?as=citizen&to=/', { headers: from(address) })).status;
      const statuses: number[] = [];
      for (let n = 0; n < 7; n += 1) statuses.push(await begin('192.0.2.9'));
      // There is no provider in this test: what is let through says that it is away.
      expect(statuses).toEqual([503, 503, 503, 503, 503, 429, 429]);
      expect(await begin('192.0.2.10')).toBe(503);
      for (let n = 0; n < 2_000; n += 1) expect((await over.api.request('/healthz', { headers: from('192.0.2.9') })).status).toBe(200);
    } finally {
      await over.close();
    }
  });

  test('guessed sessions are dearer than asking', async () => {
    const over = await limited();
    try {
      const guess = async (n: number): Promise<number> =>
        (await over.api.request('/api/session', { headers: { ...from('192.0.2.11'), cookie: `stegvis-citizen=gissning${n}` } })).status;
      const statuses: number[] = [];
      for (let n = 0; n < 22; n += 1) statuses.push(await guess(n));
      expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    } finally {
      await over.close();
    }
  });

  test('ten times over is answered with 429 and nothing with 5xx, and health is well', async () => {
    const over = await limited({ pointsPerMinute: 200, atOnce: 20 });
    try {
      const citizen = await over.as(over.citizens[0] ?? fail());
      const statuses = await Promise.all(
        Array.from({ length: 2_000 }, async (_one, n) => (await citizen.get(n % 2 === 0 ? '/api/session' : '/api/me/moments')).status),
      );
      expect(statuses.filter((status) => status >= 500)).toEqual([]);
      expect(new Set(statuses)).toEqual(new Set([200, 429]));
      expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(200);
      expect((await over.api.request('/healthz')).status).toBe(200);
    } finally {
      await over.close();
    }
  });

  test('several processes share the limits', async () => {
    const over = await limited({ processes: 4 });
    try {
      const citizen = await over.as(over.citizens[0] ?? fail());
      const statuses: number[] = [];
      for (let n = 0; n < 4; n += 1) statuses.push((await citizen.send('POST', MESSAGES, { body: 'Hej' })).status);
      expect(statuses).toEqual([404, 404, 429, 429]);
    } finally {
      await over.close();
    }
  });
});

function fail(): never {
  throw new Error('The clinic has too few citizens.');
}
