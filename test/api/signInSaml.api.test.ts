import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samlSignIn } from '../../api/samlSignIn.ts';
import { signXml } from '../../integrations/samlXml.ts';
import { selfSigned } from '../../integrations/selfSigned.ts';
import { wrappings } from '../support/forgedSaml.ts';
import { openApiClinic, URL_OF_TESTS } from '../support/api.ts';
import { openSignInClinic } from '../support/signInClinic.ts';
import type { SignInClinic } from '../support/signInClinic.ts';
import { Visitor } from '../support/visitor.ts';

let clinic: SignInClinic;
beforeAll(async () => {
  clinic = await openSignInClinic([
    {
      subject: 'samira-sjovik',
      group: 'staff',
      givenName: 'Samira',
      familyName: 'Haddad',
      description: 'Har valt uppdraget på Ungdomsmottagningen',
      claims: { employeeHsaId: 'SE2321000016-STG16', commissionHsaId: 'SE2321000024-VE01-SE2321000016-STG16' },
    },
    {
      subject: 'samira-utgånget',
      group: 'staff',
      givenName: 'Samira',
      familyName: 'Haddad',
      description: 'Har valt ett uppdrag som inte finns',
      claims: { employeeHsaId: 'SE2321000016-STG16', commissionHsaId: 'SE2321000016-INGET' },
    },
    {
      subject: 'erik-som-personal',
      group: 'staff',
      givenName: 'Erik',
      familyName: 'Sandell',
      description: 'Har inget HSA-id',
      claims: { personalIdentityNumber: '197804232390' },
    },
  ]);
});
afterAll(() => clinic.close());

const session = async (visitor: Visitor) => {
  const response = await visitor.get('/api/session');
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

describe('SITHS by SAML', () => {
  test('signs staff in at their only workplace, and back to where they were going', async () => {
    const visitor = new Visitor(clinic);
    const page = await visitor.signInBySaml('maria');
    expect(page.url).toBe(`${URL_OF_TESTS}/`);
    expect((await session(visitor)).body).toMatchObject({ kind: 'staff', givenName: 'Maria', roles: ['therapist'] });
    expect(visitor.setCookies('stegvis-staff')).toEqual([
      expect.stringMatching(/^stegvis-staff=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test.each([
    ['tomas', 'Du har inget uppdrag som gäller'],
    ['hanna', 'Du har inget uppdrag som gäller'],
    ['samira-utgånget', 'Uppdraget ger inte tillgång'],
    ['erik-som-personal', 'Du finns inte i Stegvis'],
  ])('lets %s in nowhere, and says why', async (subject, title) => {
    const visitor = new Visitor(clinic);
    expect((await visitor.signInBySaml(subject)).text).toContain(title);
    expect((await session(visitor)).status).toBe(401);
  });

  test('lets those with several workplaces choose one, unless the ticket names its commission', async () => {
    const visitor = new Visitor(clinic);
    await visitor.signInBySaml('samira');
    expect((await session(visitor)).body).toMatchObject({ kind: 'undecided', givenName: 'Samira' });
    const decided = new Visitor(clinic);
    await decided.signInBySaml('samira-sjovik');
    expect((await session(decided)).body).toMatchObject({ kind: 'staff', unit: { name: 'Ungdomsmottagningen Sjövik' } });
  });

  test('who cancels comes back to the first page', async () => {
    const visitor = new Visitor(clinic);
    expect((await visitor.signInBySaml('')).url).toBe(`${URL_OF_TESTS}/`);
    expect((await session(visitor)).status).toBe(401);
  });

  test('an answer is taken once, in the browser that asked', async () => {
    const visitor = new Visitor(clinic);
    const { form } = await visitor.signInBySaml('maria', 'answer');
    expect((await new Visitor(clinic).post(form)).text).toContain('tog för lång tid');
    const other = new Visitor(clinic);
    await other.signInBySaml('johan', 'answer');
    expect((await other.post(form)).text).toContain('Det gick inte att logga in');
    const attempt = visitor.cookies.get('stegvis-sign-in-saml') ?? '';
    await visitor.post(form);
    expect((await session(visitor)).status).toBe(200);
    // Whoever has got hold of both the answer and the cookie comes too late.
    const thief = new Visitor(clinic);
    thief.cookies.set('stegvis-sign-in-saml', attempt);
    expect((await thief.post(form)).text).toContain('Det gick inte att logga in');
    expect((await session(thief)).status).toBe(401);
  });

  test.each([
    ...Object.entries(wrappings),
    ['unsigned', (xml: string) => xml.replaceAll(/<ds:Signature .*?<\/ds:Signature>/g, '')],
    ['altered', (xml: string) => xml.replace('SE2321000016-STG1', 'SE2321000016-STG2')],
    ['with a comment in the name', (xml: string) => xml.replace('</saml:NameID>', '<!-- --></saml:NameID>')],
    ['with a document type', (xml: string) => `<!DOCTYPE r>${xml}`],
    [
      'signed by somebody else',
      (xml: string) => signXml(xml.replaceAll(/<ds:Signature .*?<\/ds:Signature>/g, ''), 'Assertion', selfSigned('SITHS i testet')),
    ],
  ])('an answer on its way to us made into one that is %s signs nobody in', async (_how, forge) => {
    const visitor = new Visitor(clinic);
    const { form } = await visitor.signInBySaml('maria', 'answer');
    const xml = Buffer.from(form.fields['SAMLResponse'] ?? '', 'base64').toString('utf8');
    const forged = { ...form, fields: { SAMLResponse: Buffer.from(forge(xml)).toString('base64') } };
    const page = await visitor.post(forged);
    expect(page.text).toContain('Det gick inte att logga in');
    expect((await session(visitor)).status).toBe(401);
    expect(clinic.logged.join('')).not.toContain('SE-EVIL');
  });

  test('sign-out here ends the session at the provider too', async () => {
    const visitor = new Visitor(clinic);
    await visitor.signInBySaml('maria');
    expect((await visitor.follow(`http://localhost:${clinic.siths.port}/`)).text).toContain('Maria Lind');
    const out = await visitor.send('/auth/sign-out', {});
    const { redirect } = (await out.json()) as { redirect: string };
    expect(redirect).toContain(`${clinic.siths.sloUrl}?SAMLRequest=`);
    expect((await session(visitor)).status).toBe(401);
    expect((await visitor.follow(redirect)).url).toBe(`${URL_OF_TESTS}/`);
    expect((await visitor.follow(`http://localhost:${clinic.siths.port}/`)).text).toContain('Ingen är inloggad');
  });

  test('sign-out at the provider ends the session here, and no other', async () => {
    const visitor = new Visitor(clinic);
    const colleague = new Visitor(clinic);
    await visitor.signInBySaml('maria');
    await colleague.signInBySaml('maria');
    const page = await visitor.submit(await visitor.follow(`http://localhost:${clinic.siths.port}/sign-out`, { method: 'POST' }));
    expect(page.text).toContain('Du är utloggad');
    expect((await session(visitor)).status).toBe(401);
    expect((await session(colleague)).status).toBe(200);
  });

  test('a request to sign out that nobody has signed ends nothing', async () => {
    const visitor = new Visitor(clinic);
    await visitor.signInBySaml('maria');
    const response = await visitor.get('/auth/saml/slo', {
      method: 'POST',
      body: new URLSearchParams({ SAMLRequest: Buffer.from('<LogoutRequest/>').toString('base64') }),
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(response.status).toBe(400);
    expect((await session(visitor)).status).toBe(200);
  });

  test('our metadata is there for the provider to read', async () => {
    const response = await new Visitor(clinic).get('/auth/saml/metadata');
    expect(response.headers.get('content-type')).toContain('samlmetadata');
    expect(await response.text()).toContain(`Location="${URL_OF_TESTS}/auth/saml/acs"`);
  });

  test('on https the browser’s half of the attempt comes along from the provider’s site, and is no use elsewhere', async () => {
    const url = 'https://stegvis.example';
    const ours = selfSigned('Stegvis på https');
    const { siths } = clinic;
    const secure = await openApiClinic(undefined, {
      url,
      saml: samlSignIn({
        idp: { entityId: siths.entityId, ssoUrl: siths.ssoUrl, sloUrl: siths.sloUrl, certificates: [siths.certificate] },
        entityId: `${url}/auth/saml/metadata`,
        ...ours,
        productUrl: url,
        level: 3,
      }),
    });
    const response = await secure.api.request('/auth/saml/sign-in');
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Secure-stegvis-sign-in-saml=[^;]+; Max-Age=600; Path=\/auth; HttpOnly; Secure; SameSite=None$/,
    );
    expect(response.headers.get('content-security-policy')).toContain(new URL(siths.ssoUrl).origin);
    await secure.close();
  });
});
