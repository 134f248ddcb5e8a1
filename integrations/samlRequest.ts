import { verify } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { DOMParser } from '@xmldom/xmldom';
import { SignedXml } from 'xml-crypto';

/** What a product asks of the local SAML provider, after its signature has been checked. */
export interface SamlRequest {
  readonly kind: 'AuthnRequest' | 'LogoutRequest' | 'LogoutResponse';
  readonly id: string;
  readonly issuer: string;
  readonly sessionIndex: string | null;
}

/** Reads a request that was posted: signed in the XML. Throws when it is not, or by another key. */
export function postedRequest(encoded: string, certificate: string): SamlRequest {
  const xml = Buffer.from(encoded, 'base64').toString('utf8');
  const [signature] = Array.from(new DOMParser().parseFromString(xml, 'text/xml').getElementsByTagNameNS(SIGNATURE, 'Signature'));
  if (!signature) throw new Error('Begäran är inte undertecknad.');
  const signed = new SignedXml({ publicCert: certificate });
  signed.loadSignature(signature);
  if (!signed.checkSignature(xml)) throw new Error('Begäran är undertecknad med en annan nyckel.');
  const [content = ''] = signed.getSignedReferences();
  return readRequest(content);
}

/** Reads a request that came in the address: deflated, and signed over the address as it was written. */
export function redirectedRequest(query: string, certificate: string): SamlRequest {
  const raw = new Map(query.split('&').map((part) => part.split('=', 2) as [string, string]));
  const named = raw.has('SAMLRequest') ? 'SAMLRequest' : 'SAMLResponse';
  const signed = [named, 'RelayState', 'SigAlg'].flatMap((name) => (raw.has(name) ? [`${name}=${raw.get(name) ?? ''}`] : [])).join('&');
  const signature = Buffer.from(decodeURIComponent(raw.get('Signature') ?? ''), 'base64');
  if (!verify('sha256', Buffer.from(signed), certificate, signature)) throw new Error('Begäran är undertecknad med en annan nyckel.');
  return readRequest(inflateRawSync(Buffer.from(decodeURIComponent(raw.get(named) ?? ''), 'base64')).toString('utf8'));
}

function readRequest(xml: string): SamlRequest {
  const root = new DOMParser().parseFromString(xml, 'text/xml').documentElement;
  const kind = root.localName;
  if (kind !== 'AuthnRequest' && kind !== 'LogoutRequest' && kind !== 'LogoutResponse') throw new Error('Begäran går inte att läsa.');
  const [issuer] = Array.from(root.getElementsByTagNameNS(ASSERTION, 'Issuer'));
  const [index] = Array.from(root.getElementsByTagNameNS(PROTOCOL, 'SessionIndex'));
  return { kind, id: root.getAttribute('ID') ?? '', issuer: issuer?.textContent ?? '', sessionIndex: index?.textContent ?? null };
}

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
