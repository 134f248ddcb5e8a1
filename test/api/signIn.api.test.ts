import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { identityProvider } from '../../api/identityProvider.ts';
import { startOidcProvider } from '../../integrations/oidcProvider.ts';
import type { OidcProvider } from '../../integrations/oidcProvider.ts';
import type { Persona } from '../../integrations/persona.ts';
import { personas } from '../../start/seed/personas.ts';
import { openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import { Visitor } from '../support/visitor.ts';
import type { ApiClinic } from '../support/api.ts';

const unknown: Persona = {
  subject: 'okand',
  group: 'citizen',
  givenName: 'Okänd',
  familyName: 'Person',
  description: 'Finns inte i registret',
  claims: { personalIdentityNumber: '190001012399' },
};
const elsewhere: Persona = {
  subject: 'maria-fel-enhet',
  group: 'staff',
  givenName: 'Maria',
  familyName: 'Lind',
  description: 'Utan uppdrag på enheten',
  claims: { employeeHsaId: 'SE2321000016-STG1', commissionHsaId: 'SE2321000016-VE02-SE2321000016-STG5' },
};

let provider: OidcProvider;
let clinic: ApiClinic;

beforeAll(async () => {
  const client = { clientId: 'stegvis', clientSecret: 'hemligheten i testet' };
  provider = await startOidcProvider({ port: 0, ...client, productUrls: [URL_OF_TESTS], personas: [...personas, unknown, elsewhere] });
  const identity = identityProvider({
    clients: [{ name: 'oidc', audiences: ['citizen', 'staff'], issuer: provider.issuer, ...client }],
    productUrl: URL_OF_TESTS,
    level: 3,
  });
  clinic = await openApiClinic(undefined, { identity });
});
afterAll(async () => {
  await clinic.close();
  await provider.close();
});

describe('sign-in', () => {
  test('a citizen chooses who they are, comes back to where they were going, and is signed in', async () => {
    const browser = new Visitor(clinic);
    const page = await browser.open('/auth/sign-in?as=citizen&to=%2Fmoment%2F1%3Fflik%3Dsvar');
    expect(page.text).toContain('Välj vem du är');
    expect(page.text).toContain('Erik Sandell');
    expect(page.text.indexOf('Invånare')).toBeLessThan(page.text.indexOf('Personal'));
    const arrived = await browser.choose(page.url, 'erik');
    expect(arrived.url).toBe(`${URL_OF_TESTS}/moment/1?flik=svar`);
    expect(browser.setCookies('stegvis-citizen')).toEqual([
      expect.stringMatching(/^stegvis-citizen=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const session = await browser.get('/api/session');
    expect([session.status, await session.json()]).toMatchObject([200, { kind: 'citizen', givenName: 'Erik', familyName: 'Sandell' }]);
    expect(JSON.stringify(await (await browser.get('/api/session')).json())).not.toContain('197804232390');
  });

  test('only the hash of the cookie is kept', async () => {
    const browser = new Visitor(clinic);
    await browser.signIn('citizen', 'aisha');
    const secret = browser.cookies.get('stegvis-citizen') ?? '';
    const rows = await clinic.app.as({ kind: 'signIn' }, (em) =>
      em.execute<{ row: string }[]>(`select row_to_json(s)::text as row from session s`),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { row } of rows) expect(row).not.toContain(secret);
  });

  test('staff come to the unit of their commission, with their roles', async () => {
    const browser = new Visitor(clinic);
    const page = await browser.open('/auth/sign-in?as=staff');
    expect(page.text.indexOf('Personal')).toBeLessThan(page.text.indexOf('Invånare</h2>'));
    await browser.choose(page.url, 'maria');
    expect(await (await browser.get('/api/session')).json()).toMatchObject({
      kind: 'staff',
      givenName: 'Maria',
      unit: { name: 'Sömnmottagningen Norrvik' },
      roles: ['therapist'],
    });
  });

  test('the register’s strangers, and staff without the commission, are sent back and not signed in', async () => {
    for (const [as, subject] of [
      ['citizen', 'okand'],
      ['staff', 'maria-fel-enhet'],
    ] as const) {
      const browser = new Visitor(clinic);
      expect((await browser.signIn(as, subject)).text).toContain(
        as === 'citizen' ? 'Du finns inte i Stegvis' : 'Uppdraget ger inte tillgång',
      );
      expect((await browser.get('/api/session')).status).toBe(401);
    }
  });

  test('who cancels comes back to the first page', async () => {
    const browser = new Visitor(clinic);
    const page = await browser.open('/auth/sign-in');
    expect((await browser.choose(page.url, '')).url).toBe(`${URL_OF_TESTS}/`);
  });

  test('an answer with another’s state, without the cookie, or a second time, signs nobody in', async () => {
    const browser = new Visitor(clinic);
    const page = await browser.open('/auth/sign-in');
    const callback = await browser.choose(page.url, 'erik', false);
    const stranger = new Visitor(clinic);
    expect(await (await stranger.get(callback.url)).text()).toContain('Inloggningen tog för lång tid');
    await stranger.open('/auth/sign-in');
    expect(await (await stranger.get(callback.url)).text()).toContain('Det gick inte att logga in');
    expect((await stranger.get('/api/session')).status).toBe(401);
    expect((await browser.get(callback.url)).headers.get('location')).toBe('/');
    expect((await browser.get(callback.url)).status).toBe(400);
  });

  test.each(['https://elak.example/', '//elak.example', '/\\elak.example', 'javascript:alert(1)', '/\u0009/elak.example'])(
    'never sends anyone to %s',
    async (to) => {
      const browser = new Visitor(clinic);
      const page = await browser.open(`/auth/sign-in?to=${encodeURIComponent(to)}`);
      expect(new URL((await browser.choose(page.url, 'erik')).url).origin).toBe(URL_OF_TESTS);
    },
  );

  test('signing out ends the session here and at the provider', async () => {
    const browser = new Visitor(clinic);
    await browser.signIn('citizen', 'erik');
    const out = await browser.get('/auth/sign-out', { method: 'POST', headers: { origin: URL_OF_TESTS } });
    const { redirect } = (await out.json()) as { redirect: string };
    expect(redirect).toContain(`${provider.issuer}/session/end?`);
    expect((await browser.get('/api/session')).status).toBe(401);
    const page = await browser.follow(redirect);
    expect(page.text).toContain('Du loggas ut');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    expect(
      (
        await browser.follow(`${provider.issuer}/session/end/confirm`, {
          method: 'POST',
          body: new URLSearchParams({ xsrf, logout: 'yes' }),
        })
      ).url,
    ).toBe(`${URL_OF_TESTS}/`);
  });

  test('on https the cookie is __Host- and secure', async () => {
    const url = 'https://stegvis.example';
    const client = { clientId: 'stegvis', clientSecret: 'hemligheten i testet' };
    const other = await startOidcProvider({ port: 0, ...client, productUrls: [url], personas });
    const secure = await openApiClinic(undefined, {
      url,
      identity: identityProvider({
        clients: [{ name: 'oidc', audiences: ['citizen', 'staff'], issuer: other.issuer, ...client }],
        productUrl: url,
        level: 3,
      }),
    });
    const browser = new Visitor(secure, url);
    await browser.signIn('citizen', 'erik');
    expect(browser.setCookies('__Host-stegvis-citizen')).toEqual([
      expect.stringMatching(/^__Host-stegvis-citizen=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
    const attempts = browser.setCookies('__Secure-stegvis-sign-in-oidc');
    expect(attempts.length).toBeGreaterThan(0);
    for (const attempt of attempts) expect(attempt).toMatch(/; Path=\/auth; HttpOnly; Secure; SameSite=Lax$|Max-Age=0;.*Secure/);
    expect((await browser.get('/api/session')).headers.get('strict-transport-security')).toContain('max-age=');
    await secure.close();
    await other.close();
  });
});

describe('the local provider', () => {
  test('answers nobody who calls it by another name than loopback’s', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) => {
      request(
        { port: provider.port, host: '127.0.0.1', path: '/.well-known/openid-configuration', headers: { host: 'stegvis.example' } },
        (response) => resolve(response.statusCode),
      ).end();
    });
    expect(status).toBe(403);
  });
});
