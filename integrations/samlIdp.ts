import { randomBytes, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deflateRawSync } from 'node:zlib';
import { bodyOf, listenOnLoopback, send, sendPage } from './loopbackServer.ts';
import { errorPage, icon, personaPage, postOnPage, postOnScript, signedInPage, signedOutPage, style } from './oidcPages.ts';
import { levelOfPersona } from './persona.ts';
import type { Persona } from './persona.ts';
import { postedRequest, redirectedRequest } from './samlRequest.ts';
import { samlLogoutRequest, samlLogoutResponse, samlRefusal, samlResponse, signXml } from './samlXml.ts';
import { selfSigned } from './selfSigned.ts';
import type { KeyAndCertificate } from './selfSigned.ts';

/**
 * A small real SAML 2.0 identity provider (Web SSO profile, POST binding, single logout) with personas in the place of SITHS cards, for
 * development and tests. Listens on loopback only, answers products that it knows, and signs both response and assertion.
 */
export async function startSamlIdp(options: SamlIdpOptions): Promise<SamlIdp> {
  const key = options.key ?? selfSigned('Stegvis lokala SAML');
  const asked = new Map<string, { readonly id: string; readonly product: SamlProduct }>();
  const sessions = new Map<
    string,
    { readonly index: string; readonly nameId: string; readonly persona: Persona; readonly product: SamlProduct }
  >();
  const { port, close } = await listenOnLoopback(options.port, handle);
  const origin = `http://localhost:${port}`;
  const issuer = `${origin}/metadata`;
  const cookieName = `stegvis-saml-${port}`;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const form = request.method === 'POST' ? new URLSearchParams(await bodyOf(request)) : new URLSearchParams();
    switch (`${request.method ?? 'GET'} ${url.pathname.split('/')[1] ?? ''}`) {
      case 'GET style.css':
        return send(response, 'text/css; charset=utf-8', style);
      case 'GET icon.svg':
        return send(response, 'image/svg+xml', icon);
      case 'GET post-on.js':
        return send(response, 'text/javascript; charset=utf-8', postOnScript);
      case 'GET metadata':
        return send(response, 'application/samlmetadata+xml', metadata());
      case 'POST sso':
        return ask(response, form);
      case 'POST choose':
        return choose(response, url.pathname.split('/')[2] ?? '', form.get('persona') ?? '');
      case 'GET slo':
        return endForProduct(response, url.search.slice(1));
      case 'POST sign-out':
        return endHere(response, sessionOf(request));
      case 'GET ':
        return sendPage(
          response,
          200,
          signedInPage([...sessions].filter(([id]) => id === sessionOf(request)).map(([, { persona }]) => nameOf(persona))),
        );
      default:
        return sendPage(response, 404, errorPage('Sidan finns inte.'));
    }
  }

  function ask(response: ServerResponse, form: URLSearchParams): void {
    const encoded = form.get('SAMLRequest') ?? '';
    const product = options.products.find((each) => isSignedBy(encoded, each));
    if (!product) throw new Error('Begäran är undertecknad med en annan nyckel.');
    const { kind, id, issuer: from } = postedRequest(encoded, product.certificate);
    if (kind !== 'AuthnRequest' || from !== product.entityId) throw new Error('Begäran går inte att läsa.');
    const uid = randomBytes(16).toString('hex');
    asked.set(uid, { id, product });
    sendPage(response, 200, personaPage(`/choose/${uid}`, options.personas, 'staff', ABOUT));
  }

  function choose(response: ServerResponse, uid: string, subject: string): void {
    const begun = asked.get(uid);
    if (!begun) throw new Error('Inloggningen tog för lång tid.');
    asked.delete(uid);
    const { id: inResponseTo, product } = begun;
    const persona = options.personas.find((one) => one.subject === subject);
    const about = { issuer, recipient: product.acsUrl, inResponseTo, at: Date.now() };
    if (!persona)
      return sendPage(
        response,
        200,
        postOnPage('Inloggningen avbröts', product.acsUrl, encoded(signXml(samlRefusal(about, newId()), 'Response', key))),
      );
    const session = { index: newId(), nameId: newId(), persona, product };
    const sessionId = newId();
    sessions.set(sessionId, session);
    response.setHeader('set-cookie', `${cookieName}=${sessionId}; Path=/; HttpOnly; SameSite=Lax`);
    const xml = samlResponse(
      {
        ...about,
        audience: product.entityId,
        nameId: session.nameId,
        sessionIndex: session.index,
        level: levelOfPersona(persona),
        attributes: { ...persona.claims, givenName: persona.givenName, surname: persona.familyName },
      },
      { response: newId(), assertion: newId() },
    );
    sendPage(
      response,
      200,
      postOnPage('Du är inloggad', product.acsUrl, encoded(signXml(signXml(xml, 'Assertion', key), 'Response', key))),
    );
  }

  /** The product has ended its session and asks for ours; or it answers that it has done what we asked. */
  function endForProduct(response: ServerResponse, query: string): void {
    const product = options.products.find((each) => isAddressSignedBy(query, each));
    if (!product) throw new Error('Begäran är undertecknad med en annan nyckel.');
    const { kind, id, sessionIndex } = redirectedRequest(query, product.certificate);
    if (kind === 'LogoutResponse') return sendPage(response, 200, signedOutPage());
    for (const [sessionId, session] of sessions) if (session.index === sessionIndex) sessions.delete(sessionId);
    const answer = samlLogoutResponse({ issuer, recipient: product.sloUrl, inResponseTo: id, at: Date.now() }, newId());
    response.writeHead(302, { location: signedAddress(product.sloUrl, 'SAMLResponse', answer, key) }).end();
  }

  function endHere(response: ServerResponse, sessionId: string): void {
    const session = sessions.get(sessionId);
    sessions.delete(sessionId);
    if (!session) return sendPage(response, 200, signedOutPage());
    const { product, nameId, index } = session;
    const request = samlLogoutRequest({ issuer, recipient: product.sloUrl, nameId, sessionIndex: index, at: Date.now() }, newId());
    sendPage(
      response,
      200,
      postOnPage('Du loggas ut', product.sloUrl, { SAMLRequest: Buffer.from(signXml(request, 'LogoutRequest', key)).toString('base64') }),
    );
  }

  const sessionOf = (request: IncomingMessage): string =>
    new RegExp(`(?:^|; )${cookieName}=([^;]+)`).exec(request.headers.cookie ?? '')?.[1] ?? '';

  const metadata = (): string =>
    `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="${issuer}"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAuthnRequestsSigned="true"><KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>${bare(key.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></KeyDescriptor><SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${origin}/slo"/><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${origin}/sso"/></IDPSSODescriptor></EntityDescriptor>`;

  return {
    entityId: issuer,
    ssoUrl: `${origin}/sso`,
    sloUrl: `${origin}/slo`,
    certificate: key.certificate,
    port,
    close,
  };
}

export interface SamlIdpOptions {
  /** 0 asks for a free port. */
  readonly port: number;
  readonly personas: readonly Persona[];
  readonly products: readonly SamlProduct[];
  /** Made up when it is not given. */
  readonly key?: KeyAndCertificate;
}

/** A service provider that the identity provider answers. */
export interface SamlProduct {
  readonly entityId: string;
  readonly acsUrl: string;
  readonly sloUrl: string;
  readonly certificate: string;
}

export interface SamlIdp {
  readonly entityId: string;
  readonly ssoUrl: string;
  readonly sloUrl: string;
  readonly certificate: string;
  readonly port: number;
  close(): Promise<void>;
}

const ABOUT = 'Det här är en påhittad inloggning för utveckling, med SAML som Inera IdP. I drift står SITHS här.';

const newId = (): string => `_${randomBytes(20).toString('hex')}`;
const nameOf = (persona: Persona): string => `${persona.givenName} ${persona.familyName}`;
const encoded = (xml: string): Record<string, string> => ({ SAMLResponse: Buffer.from(xml).toString('base64') });
const bare = (certificate: string): string => certificate.replaceAll(/-----[^-]+-----|\s/g, '');

function isSignedBy(posted: string, product: SamlProduct): boolean {
  try {
    return postedRequest(posted, product.certificate).issuer === product.entityId;
  } catch {
    return false;
  }
}

function isAddressSignedBy(query: string, product: SamlProduct): boolean {
  try {
    return redirectedRequest(query, product.certificate).issuer === product.entityId;
  } catch {
    return false;
  }
}

/** An address with the message deflated in it and signed, as the redirect binding has it. */
function signedAddress(to: string, named: 'SAMLRequest' | 'SAMLResponse', xml: string, key: KeyAndCertificate): string {
  const message = deflateRawSync(Buffer.from(xml)).toString('base64');
  const query = `${named}=${encodeURIComponent(message)}&SigAlg=${encodeURIComponent('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256')}`;
  const signature = sign('sha256', Buffer.from(query), key.privateKey).toString('base64');
  return `${to}?${query}&Signature=${encodeURIComponent(signature)}`;
}
