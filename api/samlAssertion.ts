import { DOMParser } from '@xmldom/xmldom';

/** What an assertion whose signature has been checked says about a person. */
export interface SamlAssertion {
  readonly id: string;
  readonly nameId: string;
  readonly sessionIndex: string | null;
  /** The level's own word. */
  readonly level: string;
  /** By the last part of their names: `employeeHsaId`. One with several values is told as the first alone. */
  readonly claims: Readonly<Record<string, string>>;
  /** After this it is worth nothing. */
  readonly until: number;
}

export interface ExpectedAssertion {
  readonly issuer: string;
  readonly audience: string;
  readonly recipient: string;
  readonly inResponseTo: string;
  readonly now: number;
  readonly skewMs: number;
}

/**
 * Reads a verified assertion, and nothing but it. Demands what the library leaves open: that it is told by that provider, to us, at that address,
 * in answer to that request, that it has an end, and that the person signed in just now. Throws with the reason.
 */
export function readAssertion(verifiedXml: string, expected: ExpectedAssertion): SamlAssertion {
  const root = new DOMParser().parseFromString(verifiedXml, 'text/xml').documentElement;
  if (root.localName !== 'Assertion' || root.namespaceURI !== ASSERTION) throw new Error('What is signed is no assertion.');
  if (textOf(one(root, 'Issuer')) !== expected.issuer) throw new Error('The assertion is another provider’s.');

  const subject = one(root, 'Subject');
  const confirmation = one(subject, 'SubjectConfirmation');
  if (confirmation.getAttribute('Method') !== 'urn:oasis:names:tc:SAML:2.0:cm:bearer')
    throw new Error('The subject is confirmed in another way.');
  const confirmed = one(confirmation, 'SubjectConfirmationData');
  if (confirmed.getAttribute('Recipient') !== expected.recipient) throw new Error('The assertion is meant for another address.');
  if (confirmed.getAttribute('InResponseTo') !== expected.inResponseTo) throw new Error('The assertion answers another request.');

  const conditions = one(root, 'Conditions');
  if (!all(one(conditions, 'AudienceRestriction'), 'Audience').some((audience) => textOf(audience) === expected.audience))
    throw new Error('The assertion is meant for somebody else.');
  const until = Math.min(timeOf(confirmed, 'NotOnOrAfter'), timeOf(conditions, 'NotOnOrAfter'));
  if (expected.now - expected.skewMs >= until) throw new Error('The assertion has expired.');
  if (expected.now + expected.skewMs < timeOf(conditions, 'NotBefore')) throw new Error('The assertion is not valid yet.');

  const statement = one(root, 'AuthnStatement');
  const signedInAt = timeOf(statement, 'AuthnInstant');
  if (expected.now + expected.skewMs < signedInAt || expected.now - expected.skewMs - FRESH_MS > signedInAt)
    throw new Error('The person did not sign in just now.');
  const id = root.getAttribute('ID');
  if (!id) throw new Error('The assertion has no identifier.');
  return {
    id,
    nameId: textOf(one(subject, 'NameID')),
    sessionIndex: statement.getAttribute('SessionIndex') || null,
    level: textOf(one(one(statement, 'AuthnContext'), 'AuthnContextClassRef')),
    claims: claimsOf(root),
    until,
  };
}

/** Every attribute by the last part of its name. One that is told twice is told by nobody. */
function claimsOf(root: Element): Record<string, string> {
  const claims: Record<string, string> = {};
  for (const attribute of all(one(root, 'AttributeStatement'), 'Attribute')) {
    const name = (attribute.getAttribute('Name') ?? '').split('/').at(-1) ?? '';
    const [value] = all(attribute, 'AttributeValue');
    if (name in claims) throw new Error('An attribute is told twice.');
    if (value) claims[name] = textOf(value);
  }
  return claims;
}

const all = (parent: Element, name: string): Element[] =>
  Array.from(parent.childNodes).filter(
    (node): node is Element => isElement(node) && node.localName === name && node.namespaceURI === ASSERTION,
  );
const isElement = (node: Node): node is Element => node.nodeType === 1;

function one(parent: Element, name: string): Element {
  const [found, ...more] = all(parent, name);
  if (!found || more.length > 0) throw new Error(`The assertion has ${found ? 'more than one' : 'no'} ${name}.`);
  return found;
}

/** Text and nothing else: what stands between the tags of another element is not a part of a name. */
function textOf(element: Element): string {
  const [only, ...more] = Array.from(element.childNodes);
  if (only?.nodeType !== 3 || more.length > 0) throw new Error(`${element.localName} is not text.`);
  return only.nodeValue ?? '';
}

function timeOf(element: Element, name: string): number {
  const at = Date.parse(element.getAttribute(name) ?? '');
  if (Number.isNaN(at)) throw new Error(`${element.localName} has no ${name}.`);
  return at;
}

const ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion';
/** A person signs in at each request; choosing a card and a commission takes a while. */
const FRESH_MS = 10 * 60_000;
