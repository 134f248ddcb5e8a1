import { SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import type { Profile, SamlConfig } from '@node-saml/node-saml';
import { DOMParser } from '@xmldom/xmldom';
import { LevelTooLow, levelOf, wordsFrom } from './level.ts';
import { readAssertion } from './samlAssertion.ts';
import type { SamlAssertion } from './samlAssertion.ts';
import { demandShape } from './samlShape.ts';

/** Sign-in by SAML 2.0 (Web SSO profile, POST binding, Sambi's attributes), as much of it as the routes need. */
export interface SamlSignIn {
  /** The form that takes the browser to the provider, and the request that the answer must answer. */
  begin(): Promise<{ readonly action: string; readonly request: string; readonly requestId: string }>;
  /** What the provider's answer says. Throws when anything about it is wrong; null when whoever was to sign in thought better of it. */
  finish(response: string, requestId: string): Promise<SamlAnswer | null>;
  /** Where the browser ends the provider's own session. */
  signOut(session: ProviderSession): Promise<string>;
  /** The provider's request to end a session, and where to tell that it is done. */
  readLogout(request: string): Promise<ProviderSession & { readonly requestId: string; done(): Promise<string> }>;
  /** Describes us to the provider. */
  metadata(): string;
  /** Forms go here. */
  readonly origin: string;
}

export interface SamlAnswer extends Omit<SamlAssertion, 'level'> {
  readonly level: 2 | 3 | 4;
}

/** A session at the provider, by which it can be ended. */
export interface ProviderSession {
  readonly nameId: string;
  readonly sessionIndex: string | null;
}

export interface SamlOptions {
  /** The provider: name, where to sign in and out, and the certificates that it signs with (several while it changes key). */
  readonly idp: { readonly entityId: string; readonly ssoUrl: string; readonly sloUrl: string; readonly certificates: readonly string[] };
  /** We: what we are called, and the key that signs our requests. */
  readonly entityId: string;
  readonly privateKey: string;
  readonly certificate: string;
  readonly productUrl: string;
  readonly level: 2 | 3 | 4;
}

/** How far apart the provider's clock and ours may be. */
const SKEW_MS = 60_000;

/** Our side of SAML. Only what is signed is read, of the one shape that is taken (`samlShape.ts`), and signatures are node-saml's to check. */
export function samlSignIn(options: SamlOptions): SamlSignIn {
  const { idp } = options;
  const acsUrl = new URL('/auth/saml/acs', options.productUrl).href;
  const common: SamlConfig = {
    idpCert: [...idp.certificates],
    idpIssuer: idp.entityId,
    issuer: options.entityId,
    audience: options.entityId,
    callbackUrl: acsUrl,
    entryPoint: idp.ssoUrl,
    logoutUrl: idp.sloUrl,
    logoutCallbackUrl: new URL('/auth/saml/slo', options.productUrl).href,
    privateKey: options.privateKey,
    publicCert: options.certificate,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    identifierFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
    authnContext: wordsFrom(options.level),
    forceAuthn: true,
    acceptedClockSkewMs: SKEW_MS,
    wantAssertionsSigned: true,
  };

  return {
    origin: new URL(idp.ssoUrl).origin,
    async begin() {
      let requestId = '';
      const remembers = { ...remembering(null), saveAsync: async (id: string) => ((requestId = id), null) };
      const saml = new SAML({
        ...common,
        skipRequestCompression: true,
        validateInResponseTo: ValidateInResponseTo.always,
        cacheProvider: remembers,
      });
      const { SAMLRequest } = await saml.getAuthorizeMessageAsync('');
      return { action: idp.ssoUrl, request: String(SAMLRequest), requestId };
    },
    async finish(response, requestId) {
      const xml = decoded(response);
      demandShape(xml, 'Response');
      const top = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
      if (top.getAttribute('InResponseTo') !== requestId) throw new Error('The response answers another request.');
      if (top.getAttribute('Destination') && top.getAttribute('Destination') !== acsUrl)
        throw new Error('The response is meant for another address.');
      if (isCancelled(top)) return null;
      // A response that says that it is signed is not taken for one that is not.
      const signed = Array.from(top.childNodes).some((node) => (node as Element).localName === 'Signature');
      const saml = new SAML({
        ...common,
        wantAuthnResponseSigned: signed,
        validateInResponseTo: ValidateInResponseTo.always,
        cacheProvider: remembering(requestId),
      });
      const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: response });
      const verified = profile?.getAssertionXml?.();
      if (verified === undefined) throw new Error('The response has no assertion.');
      const assertion = readAssertion(verified, {
        issuer: idp.entityId,
        audience: options.entityId,
        recipient: acsUrl,
        inResponseTo: requestId,
        now: Date.now(),
        skewMs: SKEW_MS,
      });
      const level = levelOf(assertion.level);
      if (level === null || level < options.level) throw new LevelTooLow(`The provider vouches for "${assertion.level}".`);
      return { ...assertion, level };
    },
    signOut: ({ nameId, sessionIndex }) => new SAML(common).getLogoutUrlAsync(profileOf({ nameId, sessionIndex }, idp.entityId), '', {}),
    async readLogout(request) {
      const xml = decoded(request);
      demandShape(xml, 'LogoutRequest');
      const saml = new SAML(common);
      const { profile } = await saml.validatePostRequestAsync({ SAMLRequest: request });
      if (profile.ID === undefined) throw new Error('The request has no identifier.');
      const session = { nameId: profile.nameID, sessionIndex: profile.sessionIndex ?? null };
      return {
        ...session,
        requestId: profile.ID,
        done: () => saml.getLogoutResponseUrlAsync({ ...profileOf(session, idp.entityId), ID: profile.ID ?? '' }, '', {}, true),
      };
    },
    metadata: () => new SAML(common).generateServiceProviderMetadata(null, options.certificate),
  };
}

/** Base64 and nothing else. */
function decoded(message: string): string {
  const plain = message.replaceAll(/\s/g, '');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(plain)) throw new Error('The message is not base64.');
  return Buffer.from(plain, 'base64').toString('utf8');
}

/** The provider says no because somebody pressed "Avbryt". Nothing is believed by it: nobody is signed in either way. */
function isCancelled(top: Element): boolean {
  const codes = Array.from(top.getElementsByTagNameNS('urn:oasis:names:tc:SAML:2.0:protocol', 'StatusCode'));
  return codes.some((code) => code.getAttribute('Value') === 'urn:oasis:names:tc:SAML:2.0:status:AuthnFailed');
}

/** What the library asks its memory: whether a request was ours. The browser's signed cookie knows which; the rows, that it has been answered once. */
const remembering = (requestId: string | null) => ({
  saveAsync: async () => null,
  getAsync: async (id: string) => (id === requestId ? new Date().toISOString() : null),
  removeAsync: async () => null,
});

const profileOf = ({ nameId, sessionIndex }: ProviderSession, issuer: string): Profile => ({
  issuer,
  nameID: nameId,
  nameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
  ...(sessionIndex === null ? {} : { sessionIndex }),
});
