import { DOMParser } from '@xmldom/xmldom';
import { SAML } from '@node-saml/node-saml';
import { describe, expect, test } from 'vitest';
import { LevelTooLow } from '../../api/level.ts';
import { samlSignIn } from '../../api/samlSignIn.ts';
import type { SamlOptions } from '../../api/samlSignIn.ts';
import { samlLogoutRequest, samlRefusal, samlResponse, signXml } from '../../integrations/samlXml.ts';
import type { SamlAssertionFacts } from '../../integrations/samlXml.ts';
import { selfSigned } from '../../integrations/selfSigned.ts';
import { wrappings } from '../support/forgedSaml.ts';

const theirs = selfSigned('Idp');
const ours = selfSigned('Stegvis');
const stranger = selfSigned('Idp');

const options: SamlOptions = {
  idp: {
    entityId: 'http://idp.example/metadata',
    ssoUrl: 'http://idp.example/sso',
    sloUrl: 'http://idp.example/slo',
    certificates: [theirs.certificate],
  },
  entityId: 'http://localhost:3000/auth/saml/metadata',
  ...ours,
  productUrl: 'http://localhost:3000',
  level: 3,
};
const saml = samlSignIn(options);
const ACS = 'http://localhost:3000/auth/saml/acs';
const REQUEST = '_request';

const facts = (change: Partial<SamlAssertionFacts> = {}): SamlAssertionFacts => ({
  issuer: options.idp.entityId,
  audience: options.entityId,
  recipient: ACS,
  inResponseTo: REQUEST,
  nameId: '_somebody',
  sessionIndex: '_session',
  level: 'http://id.sambi.se/loa/loa3',
  attributes: { employeeHsaId: 'SE2321000016-STG1', commissionHsaId: 'SE2321000016-MU1', givenName: 'Maria' },
  at: Date.now(),
  ...change,
});
const plain = (change: Partial<SamlAssertionFacts> = {}): string => samlResponse(facts(change), { response: '_r', assertion: '_a' });
const signed = (change: Partial<SamlAssertionFacts> = {}, key = theirs): string => signXml(plain(change), 'Assertion', key);
const signedBoth = (change: Partial<SamlAssertionFacts> = {}): string => signXml(signed(change), 'Response', theirs);
const finish = (xml: string, request = REQUEST) => saml.finish(Buffer.from(xml).toString('base64'), request);

describe('a response of the provider', () => {
  test.each([
    ['with a signed assertion', signed],
    ['signed as a whole too', signedBoth],
  ])('%s says who has signed in, how surely, and by which session', async (_how, make) => {
    expect(await finish(make())).toMatchObject({
      id: '_a',
      nameId: '_somebody',
      sessionIndex: '_session',
      level: 3,
      claims: { employeeHsaId: 'SE2321000016-STG1', commissionHsaId: 'SE2321000016-MU1', givenName: 'Maria' },
    });
  });

  test('within a minute of our clock, either way, is taken', async () => {
    for (const apart of [-50_000, 50_000]) expect(await finish(signed({ at: Date.now() + apart }))).not.toBeNull();
  });

  test('that says that nobody wanted to sign in signs nobody in', async () => {
    expect(await finish(signXml(samlRefusal(facts(), '_r'), 'Response', theirs))).toBeNull();
  });

  test('with a name of several lines and signs that XML writes otherwise is read as it was meant', async () => {
    const givenName = `Ann-Marie "Mia" & <Co>`;
    expect((await finish(signed({ attributes: { givenName } })))?.claims).toEqual({ givenName });
  });
});

describe('refused:', () => {
  test.each(Object.entries(wrappings))('%s', async (_name, forge) => {
    const bothSigned = forge(signedBoth());
    expect(bothSigned).toContain('SE-EVIL');
    await expect(finish(bothSigned)).rejects.toThrow();
    // With the response itself not signed, when the wrapping is not one of the response's signature.
    if (!/XSW[12]/.test(_name)) await expect(finish(forge(signed()))).rejects.toThrow();
  });

  test.each(Object.entries(wrappings))('%s, by the library alone too', async (_name, forge) => {
    const library = new SAML({
      idpCert: theirs.certificate,
      issuer: options.entityId,
      callbackUrl: ACS,
      wantAssertionsSigned: true,
      wantAuthnResponseSigned: /XSW[12]/.test(_name),
    });
    const answered = await library
      .validatePostResponseAsync({ SAMLResponse: Buffer.from(forge(signedBoth())).toString('base64') })
      .then(({ profile }) => JSON.stringify(profile))
      .catch((error: unknown) => String(error));
    expect(answered).not.toContain('SE-EVIL');
  });

  test('an assertion that nobody has signed', () => expect(finish(plain())).rejects.toThrow());
  test('an assertion that nobody has signed, in a response that somebody has', () =>
    expect(finish(signXml(plain(), 'Response', theirs))).rejects.toThrow());
  test('an assertion signed with another key by the same name', () => expect(finish(signed({}, stranger))).rejects.toThrow());
  test('a response signed with another key around an assertion signed with the right one', () =>
    expect(finish(signXml(signed(), 'Response', stranger))).rejects.toThrow());
  test('an assertion for somebody else', () => expect(finish(signed({ audience: 'https://annan.example' }))).rejects.toThrow());
  test('an assertion for another address', () => expect(finish(signed({ recipient: 'https://annan.example/acs' }))).rejects.toThrow());
  test('an assertion by another provider', () => expect(finish(signed({ issuer: 'https://annan.example' }))).rejects.toThrow());
  test('an assertion that has expired', () => expect(finish(signed({ at: Date.now() - 5 * 60_000 - 61_000 }))).rejects.toThrow());
  test('an assertion that is not valid yet', () => expect(finish(signed({ at: Date.now() + 61_000 }))).rejects.toThrow());
  test('an answer to another request', () => expect(finish(signed({ inResponseTo: '_another' }))).rejects.toThrow());
  test('an answer to no request', () => expect(finish(signed({ inResponseTo: '' }), '')).rejects.toThrow());
  test('an answer to another browser’s request', () => expect(finish(signed(), '_another')).rejects.toThrow());

  const [from, to] = ['SE2321000016-STG1', 'SE2321000016-STG2'];
  const altered: readonly (readonly [string, (xml: string) => string])[] = [
    ['an altered attribute', (xml) => xml.replace(from, to)],
    ['an altered audience', (xml) => xml.replace('<saml:Audience>', '<saml:Audience>x')],
    ['a level that was raised on the way', (xml) => xml.replace('loa3', 'loa4')],
    ['a comment in the name', (xml) => xml.replace('_somebody', '_some<!-- -->body')],
    ['a comment in an attribute', (xml) => xml.replace(from, `${from}<!---->.evil`)],
    ['a comment anywhere', (xml) => `${xml}<!-- -->`],
    ['a section of characters', (xml) => xml.replace(from, `<![CDATA[${from}]]>`)],
    ['an instruction', (xml) => `${xml}<?evil?>`],
    ['a document type', (xml) => `<!DOCTYPE r [<!ENTITY e "x">]>${xml}`],
    [
      'a document type with an entity from elsewhere',
      (xml) => `<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]>${xml.replace(from, '&e;')}`,
    ],
    ['an entity that nobody has told of', (xml) => xml.replace(from, '&e;')],
    ['a second root', (xml) => `${xml}${xml}`],
    [
      'a signature with SHA-1',
      (xml) => xml.replace('xmldsig-more#rsa-sha256', 'xmldsig#rsa-sha1').replace('2001/04/xmldsig', '2000/09/xmldsig'),
    ],
    ['a digest with SHA-1', (xml) => xml.replace('http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2000/09/xmldsig#sha1')],
    ['a signature whose value is cut off', (xml) => xml.replace(/(<ds:SignatureValue>).*?(<\/ds:SignatureValue>)/, '$1$2')],
    ['a signature that signs the whole document by an empty reference', (xml) => xml.replace('URI="#_a"', 'URI=""')],
    ['two identifiers in one element', (xml) => xml.replace('ID="_a"', 'ID="_a" Id="_a"')],
    ['an assertion in another language', (xml) => xml.replaceAll('urn:oasis:names:tc:SAML:2.0:assertion', 'urn:evil')],
    ['half a document', (xml) => xml.slice(0, xml.length / 2)],
    ['something else than XML', () => 'hej'],
    ['an encrypted assertion that nobody asked for', (xml) => xml.replaceAll('saml:Assertion', 'saml:EncryptedAssertion')],
  ];
  test.each(altered)('%s', async (_name, alter) => {
    expect(alter(signed())).not.toBe(signed());
    await expect(finish(alter(signed()))).rejects.toThrow();
  });

  test('what is not base64', () => expect(saml.finish('%%%', REQUEST)).rejects.toThrow());

  test('a level that is too low, and a level of no federation, with a reason of their own', async () => {
    for (const level of ['http://id.elegnamnden.se/loa/1.0/loa2', 'http://id.swedenconnect.se/loa/1.0/uncertified-loa3', 'loa3'])
      await expect(finish(signed({ level }))).rejects.toThrow(LevelTooLow);
  });

  test('signed assertions that leave out what limits them', async () => {
    const without = [
      / NotOnOrAfter="[^"]*" Recipient/,
      /<saml:Conditions.*<\/saml:Conditions>/,
      /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/,
      /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/,
      / InResponseTo="_request"(?= NotOnOrAfter)/,
      /<saml:AuthnStatement.*<\/saml:AuthnStatement>/,
      / SessionIndex="[^"]*"(?=><saml:AuthnContext><saml:AuthnContextClassRef>.*<\/saml:AuthnContext>)/,
    ];
    const [, , , , , , optional] = without;
    for (const part of without) {
      const xml = plain().replace(part, part === without[0] ? ' Recipient' : '');
      expect(xml, String(part)).not.toBe(plain());
      const answer = finish(signXml(xml, 'Assertion', theirs));
      if (part === optional) expect((await answer)?.sessionIndex).toBeNull();
      else await expect(answer, String(part)).rejects.toThrow();
    }
  });

  test('an attribute that is told twice', () =>
    expect(
      finish(signXml(plain().replace(/(<saml:Attribute Name="[^"]*employeeHsaId".*?<\/saml:Attribute>)/, `$1$1`), 'Assertion', theirs)),
    ).rejects.toThrow('told twice'));
});

describe('our own messages', () => {
  test('the request is signed with our key, says where to answer and asks for the level', async () => {
    const { action, request, requestId } = await saml.begin();
    const xml = Buffer.from(request, 'base64').toString('utf8');
    const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
    expect(action).toBe('http://idp.example/sso');
    expect(root.getAttribute('ID')).toBe(requestId);
    expect(root.getAttribute('AssertionConsumerServiceURL')).toBe(ACS);
    expect(root.getAttribute('ForceAuthn')).toBe('true');
    expect(xml).toContain('http://id.sambi.se/loa/loa3');
    expect(xml).not.toContain('loa2');
    expect(xml).toContain('<SignatureValue>');
    expect((await saml.begin()).requestId).not.toBe(requestId);
  });

  test('the metadata tells where answers go, and the certificate', () => {
    const xml = saml.metadata();
    expect(xml).toContain(`Location="${ACS}"`);
    expect(xml).toContain('WantAssertionsSigned="true"');
    expect(xml).toContain('AuthnRequestsSigned="true"');
    expect(xml.replaceAll(/\s/g, '')).toContain(ours.certificate.replaceAll(/-----[^-]+-----|\s/g, ''));
  });
});

describe('a request to sign out', () => {
  const request = (change: Partial<SamlAssertionFacts> = {}): string => samlLogoutRequest(facts(change), '_out');
  const read = (xml: string) => saml.readLogout(Buffer.from(xml).toString('base64'));

  test('names the session, and is answered at the provider', async () => {
    const asked = await read(signXml(request(), 'LogoutRequest', theirs));
    expect(asked).toMatchObject({ nameId: '_somebody', sessionIndex: '_session', requestId: '_out' });
    expect(await asked.done()).toMatch(/^http:\/\/idp\.example\/slo\?SAMLResponse=.*&Signature=/);
  });

  test.each<readonly [string, () => string]>([
    ['not signed', () => request()],
    ['by another key', () => signXml(request(), 'LogoutRequest', stranger)],
    ['altered', () => signXml(request(), 'LogoutRequest', theirs).replace('_session', '_another')],
    ['by another provider', () => signXml(request({ issuer: 'https://annan.example' }), 'LogoutRequest', theirs)],
    ['too old', () => signXml(request({ at: Date.now() - 10 * 60_000 }), 'LogoutRequest', theirs)],
    ['with a comment', () => signXml(request(), 'LogoutRequest', theirs).replace('_somebody', '_some<!---->body')],
  ])('is refused when it is %s', async (_how, make) => {
    await expect(read(make())).rejects.toThrow();
  });
});
