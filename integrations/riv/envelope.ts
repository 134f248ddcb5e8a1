import type { Contract } from './contract.ts';
import { child, elementsIn, elementsOf, readXml, textOf, writeXml } from './xml.ts';
import type { XmlElement } from './xml.ts';

export const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
export const REGISTRY = 'urn:riv:itintegration:registry:1';

const soap = elementsIn(SOAP);

/** A question: the logical address in the header, one element in the body. */
export function writeQuestion(logicalAddress: string, body: XmlElement): string {
  return writeXml(soap('Envelope', soap('Header', elementsIn(REGISTRY)('LogicalAddress', logicalAddress)), soap('Body', body)));
}

export const writeAnswer = (body: XmlElement): string => writeXml(soap('Envelope', soap('Body', body)));

/** A fault as SOAP 1.1 has it: `faultcode` and `faultstring` are in no namespace. */
export function writeFault(code: 'Client' | 'Server', text: string): string {
  const bare = elementsIn('');
  return writeXml(soap('Envelope', soap('Body', soap('Fault', bare('faultcode', `SOAP-ENV:${code}`), bare('faultstring', text)))));
}

export type ReadEnvelope =
  | { readonly kind: 'body'; readonly logicalAddress: string | null; readonly element: Element }
  | { readonly kind: 'fault'; readonly code: string; readonly text: string };

/** The one element in the body. Throws when the document is not an envelope of SOAP 1.1. */
export function readEnvelope(xml: string): ReadEnvelope {
  const root = readXml(xml);
  if (root.localName !== 'Envelope' || root.namespaceURI !== SOAP) throw new Error('Not an envelope of SOAP 1.1.');
  const body = child(root, SOAP, 'Body');
  if (body === null) throw new Error('The envelope has no body.');
  const fault = child(body, SOAP, 'Fault');
  if (fault !== null) {
    const part = (name: string) => textOf(elementsOf(fault).find((each) => each.localName === name) ?? null) ?? '';
    return { kind: 'fault', code: part('faultcode').replace(/^[^:]*:/, ''), text: part('faultstring') };
  }
  const elements = elementsOf(body);
  const [element] = elements;
  if (element === undefined || elements.length > 1) throw new Error('The body has not one element.');
  const header = child(root, SOAP, 'Header');
  return { kind: 'body', logicalAddress: header === null ? null : textOf(child(header, REGISTRY, 'LogicalAddress')), element };
}

/** Whether an element is the contract's answer, or its question. */
export const isElementOf = (element: Element, contract: Contract, part: 'request' | 'answer'): boolean =>
  element.localName === contract[part] && element.namespaceURI === contract.namespace;
