import { SignedXml } from 'xml-crypto';
import type { KeyAndCertificate } from './selfSigned.ts';

/** What the local SAML provider says about a person who has signed in. */
export interface SamlAssertionFacts {
  readonly issuer: string;
  readonly audience: string;
  /** The product's assertion consumer service. */
  readonly recipient: string;
  readonly inResponseTo: string;
  readonly nameId: string;
  readonly sessionIndex: string;
  readonly level: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly at: number;
}

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';

/** A response with one assertion, not signed yet: `http://sambi.se/attributes/1/…` for what is told, five minutes to use it in. */
export function samlResponse(facts: SamlAssertionFacts, ids: { readonly response: string; readonly assertion: string }): string {
  const { issuer, audience, recipient, inResponseTo, nameId, sessionIndex, level, attributes, at } = facts;
  const told = Object.entries(attributes).map(
    ([name, value]) =>
      `<saml:Attribute Name="http://sambi.se/attributes/1/${text(name)}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"><saml:AttributeValue>${text(value)}</saml:AttributeValue></saml:Attribute>`,
  );
  const until = time(at + 5 * 60_000);
  return (
    `<samlp:Response xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${ids.response}" Version="2.0" IssueInstant="${time(at)}" Destination="${text(recipient)}" InResponseTo="${text(inResponseTo)}">` +
    `<saml:Issuer>${text(issuer)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${SUCCESS}"/></samlp:Status>` +
    `<saml:Assertion xmlns:saml="${ASSERTION}" ID="${ids.assertion}" Version="2.0" IssueInstant="${time(at)}"><saml:Issuer>${text(issuer)}</saml:Issuer>` +
    `<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">${text(nameId)}</saml:NameID>` +
    `<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData InResponseTo="${text(inResponseTo)}" NotOnOrAfter="${until}" Recipient="${text(recipient)}"/></saml:SubjectConfirmation></saml:Subject>` +
    `<saml:Conditions NotBefore="${time(at)}" NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${text(audience)}</saml:Audience></saml:AudienceRestriction></saml:Conditions>` +
    `<saml:AuthnStatement AuthnInstant="${time(at)}" SessionIndex="${text(sessionIndex)}"><saml:AuthnContext><saml:AuthnContextClassRef>${text(level)}</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>` +
    `<saml:AttributeStatement>${told.join('')}</saml:AttributeStatement></saml:Assertion></samlp:Response>`
  );
}

/** The provider's no: whoever signed in thought better of it. */
export function samlRefusal(facts: Pick<SamlAssertionFacts, 'issuer' | 'recipient' | 'inResponseTo' | 'at'>, id: string): string {
  const { issuer, recipient, inResponseTo, at } = facts;
  return (
    `<samlp:Response xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${id}" Version="2.0" IssueInstant="${time(at)}" Destination="${text(recipient)}" InResponseTo="${text(inResponseTo)}">` +
    `<saml:Issuer>${text(issuer)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Responder"><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:AuthnFailed"/></samlp:StatusCode></samlp:Status></samlp:Response>`
  );
}

/** The provider asks the product to end a session. */
export function samlLogoutRequest(
  facts: Pick<SamlAssertionFacts, 'issuer' | 'recipient' | 'nameId' | 'sessionIndex' | 'at'>,
  id: string,
): string {
  const { issuer, recipient, nameId, sessionIndex, at } = facts;
  return (
    `<samlp:LogoutRequest xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${id}" Version="2.0" IssueInstant="${time(at)}" Destination="${text(recipient)}" NotOnOrAfter="${time(at + 5 * 60_000)}">` +
    `<saml:Issuer>${text(issuer)}</saml:Issuer><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:transient">${text(nameId)}</saml:NameID><samlp:SessionIndex>${text(sessionIndex)}</samlp:SessionIndex></samlp:LogoutRequest>`
  );
}

/** The answer to a product's request to end a session. */
export function samlLogoutResponse(facts: Pick<SamlAssertionFacts, 'issuer' | 'recipient' | 'inResponseTo' | 'at'>, id: string): string {
  const { issuer, recipient, inResponseTo, at } = facts;
  return (
    `<samlp:LogoutResponse xmlns:samlp="${PROTOCOL}" xmlns:saml="${ASSERTION}" ID="${id}" Version="2.0" IssueInstant="${time(at)}" Destination="${text(recipient)}" InResponseTo="${text(inResponseTo)}">` +
    `<saml:Issuer>${text(issuer)}</saml:Issuer><samlp:Status><samlp:StatusCode Value="${SUCCESS}"/></samlp:Status></samlp:LogoutResponse>`
  );
}

/** Signs the element with this local name (RSA and SHA-256, enveloped, exclusive canonicalisation); the signature stands after its issuer. */
export function signXml(xml: string, element: string, key: KeyAndCertificate): string {
  const signature = new SignedXml({
    privateKey: key.privateKey,
    publicCert: key.certificate,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: EXCLUSIVE,
  });
  const path = `//*[local-name(.)='${element}']`;
  signature.addReference({
    xpath: path,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', EXCLUSIVE],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signature.computeSignature(xml, { location: { reference: `${path}/*[local-name(.)='Issuer']`, action: 'after' }, prefix: 'ds' });
  return signature.getSignedXml();
}

const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const time = (at: number): string => new Date(at).toISOString();
const text = (value: string): string => value.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
