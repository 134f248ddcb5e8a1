import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Persona } from '../../integrations/persona.ts';
import { openApiClinic } from '../support/api.ts';
import { openSignInClinic } from '../support/signInClinic.ts';
import type { SignInClinic } from '../support/signInClinic.ts';
import { Visitor } from '../support/visitor.ts';

const imposter: Persona = {
  subject: 'imposter',
  group: 'citizen',
  givenName: 'Falsk',
  familyName: 'Personal',
  description: 'Säger sig ha ett HSA-id hos invånarnas inloggning',
  claims: { employeeHsaId: 'SE2321000016-STG1' },
};
const reversed: Persona = { ...imposter, subject: 'reversed', group: 'staff', claims: { personalIdentityNumber: '197804232390' } };

let clinic: SignInClinic;
beforeAll(async () => {
  clinic = await openSignInClinic([imposter, reversed]);
});
afterAll(() => clinic.close());

const status = async (visitor: Visitor): Promise<number> => (await visitor.get('/api/session')).status;

describe('sign-in by OpenID Connect', () => {
  test.each([
    ['citizen', 'bengt', 'Det går inte att logga in'],
    ['citizen', 'olle', 'Inloggningen är inte säker nog'],
    ['citizen', 'imposter', 'Du finns inte i Stegvis'],
    ['staff', 'reversed', 'Du finns inte i Stegvis'],
    ['staff', 'tomas', 'Du har inget uppdrag som gäller'],
    ['staff', 'hanna', 'Du har inget uppdrag som gäller'],
  ] as const)('lets in no %s who is %s, and says why', async (as, subject, title) => {
    const visitor = new Visitor(clinic);
    expect((await visitor.signIn(as, subject)).text).toContain(title);
    expect(await status(visitor)).toBe(401);
  });

  test.each(['anna', 'maj', 'wilma', 'lena', 'yasmin', 'gunnar', 'test'])('lets %s in', async (subject) => {
    const visitor = new Visitor(clinic);
    await visitor.signIn('citizen', subject);
    expect(await status(visitor)).toBe(200);
  });

  test('staff without SITHS come in by the second provider, which citizens’ own page does not offer', async () => {
    const visitor = new Visitor(clinic);
    expect((await visitor.open('/auth/sign-in?as=citizen')).text).not.toContain('Ulf Dahlgren');
    await visitor.signIn('staff', 'ulf');
    expect(await (await visitor.get('/api/session')).json()).toMatchObject({ kind: 'staff', givenName: 'Ulf' });
  });

  test('signing out at the provider ends the session here by the back channel, and nobody else’s', async () => {
    const [visitor, other] = [new Visitor(clinic), new Visitor(clinic)];
    await visitor.signIn('citizen', 'erik');
    await other.signIn('citizen', 'erik');
    const page = await visitor.follow(`${clinic.oidc.issuer}/session/end`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    await visitor.follow(`${clinic.oidc.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect([await status(visitor), await status(other)]).toEqual([401, 200]);
  });

  test('what is no logout token ends nothing', async () => {
    const visitor = new Visitor(clinic);
    await visitor.signIn('citizen', 'erik');
    for (const token of ['', 'hej', 'a.b.c']) {
      const response = await clinic.api.request('/auth/backchannel-logout', {
        method: 'POST',
        body: new URLSearchParams({ logout_token: token }),
      });
      expect(response.status).toBe(400);
    }
    expect(await status(visitor)).toBe(200);
  });
});

test('a logout token is taken once', async () => {
  const told: URLSearchParams[] = [];
  const request = clinic.api.request.bind(clinic.api);
  clinic.api.request = (async (input, init) => {
    if (input === '/auth/backchannel-logout') told.push(init?.body as URLSearchParams);
    return request(input, init);
  }) as typeof clinic.api.request;
  const visitor = new Visitor(clinic);
  await visitor.signIn('citizen', 'aisha');
  const page = await visitor.follow(`${clinic.oidc.issuer}/session/end`);
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  await visitor.follow(`${clinic.oidc.issuer}/session/end/confirm`, { method: 'POST', body: new URLSearchParams({ xsrf, logout: 'yes' }) });
  clinic.api.request = request;
  const [token] = told;
  expect(token?.get('logout_token')).toBeTruthy();
  expect((await request('/auth/backchannel-logout', { method: 'POST', body: token ?? null })).status).toBe(400);
});

test('the ways in are told', async () => {
  expect(await (await clinic.api.request('/auth/ways')).json()).toEqual({ citizen: true, siths: true, staff: true });
});

test('a provider that is down has a page that says so, and what is saved is not in danger', async () => {
  const away = await openApiClinic();
  const page = await away.api.request('/auth/sign-in?as=staff');
  expect([page.status, page.headers.get('retry-after'), page.headers.get('content-type')]).toEqual([503, '10', 'text/html; charset=UTF-8']);
  expect(await page.text()).toContain('Det du har sparat i Stegvis är kvar');
  expect((await away.api.request('/auth/saml/sign-in')).status).toBe(404);
  await away.close();
});
