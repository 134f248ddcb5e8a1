import { DOMParser } from '@xmldom/xmldom';

/**
 * Whether a SAML message is of the one shape that is taken, before anything in it is believed. What wrapping attacks need is not in it: no document
 * type, comment or processing instruction, one root, at most one assertion and that one where it belongs, no identifier twice, no signature anywhere
 * but in what it signs, no object in one, and no algorithm with SHA-1. Throws with the reason.
 */
export function demandShape(xml: string, root: 'Response' | 'LogoutRequest' | 'LogoutResponse'): void {
  const content = xml.replace(/^\s*<\?xml [^<>]*\?>/, '');
  if (/<[!?]/.test(content)) throw new Error('The message has a document type, a comment, a section or an instruction in it.');
  const top = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } }).parseFromString(
    xml,
    'text/xml',
  ).documentElement;
  if (top.localName !== root || top.namespaceURI !== PROTOCOL) throw new Error(`The message is no ${root}.`);

  const all = Array.from(top.getElementsByTagName('*'));
  const ids = [top, ...all].flatMap((element) => Array.from(element.attributes).filter(({ name }) => /^(\w+:)?id$/i.test(name)));
  if (new Set(ids.map(({ value }) => value)).size !== ids.length) throw new Error('An identifier is used twice.');

  const assertions = all.filter(({ localName }) => localName === 'Assertion');
  if (all.some(({ localName }) => localName === 'EncryptedAssertion'))
    throw new Error('The assertion is encrypted, which was not asked for.');
  if (assertions.length > 1) throw new Error('There is more than one assertion.');
  for (const { parentNode, namespaceURI } of assertions)
    if (root !== 'Response' || parentNode !== top || namespaceURI !== ASSERTION) throw new Error('The assertion is not where it belongs.');

  for (const signature of all.filter(({ localName }) => localName === 'Signature')) demandSignature(signature, [top, ...assertions]);
  for (const signed of [top, ...assertions])
    if (childrenOf(signed).filter(({ localName }) => localName === 'Signature').length > 1) throw new Error('Something is signed twice.');
}

/** A signature stands in what it signs, signs all of it and nothing else, and with algorithms that hold. */
function demandSignature(signature: Element, maySign: readonly Element[]): void {
  const signed = maySign.find((element) => element === signature.parentNode);
  if (!signed || signature.namespaceURI !== SIGNATURE) throw new Error('A signature is not where it belongs.');
  const parts = childrenOf(signature).map(({ localName }) => localName);
  if (
    parts.some((part) => part !== 'SignedInfo' && part !== 'SignatureValue' && part !== 'KeyInfo') ||
    parts.filter((part) => part === 'SignedInfo').length !== 1
  )
    throw new Error('A signature holds something else.');
  const references = Array.from(signature.getElementsByTagName('*')).filter(({ localName }) => localName === 'Reference');
  const [reference] = references;
  if (references.length !== 1 || reference?.getAttribute('URI') !== `#${signed.getAttribute('ID') ?? ''}` || !signed.getAttribute('ID'))
    throw new Error('A signature signs something else than what it stands in.');
  for (const element of Array.from(signature.getElementsByTagName('*'))) {
    const allowed = algorithms[element.localName];
    if (allowed && !allowed.includes(element.getAttribute('Algorithm') ?? ''))
      throw new Error('A signature is made in a way that is not taken.');
  }
}

const childrenOf = (element: Element): Element[] => Array.from(element.childNodes).filter((node): node is Element => node.nodeType === 1);

function refuse(message: string): never {
  throw new Error(`The message cannot be read: ${message}`);
}

const PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol';
const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const algorithms: Readonly<Record<string, readonly string[]>> = {
  CanonicalizationMethod: [EXCLUSIVE],
  Transform: [EXCLUSIVE, `${SIGNATURE}enveloped-signature`],
  SignatureMethod: ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'],
  DigestMethod: ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512'],
};
