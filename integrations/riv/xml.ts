import { DOMImplementation, DOMParser, XMLSerializer } from '@xmldom/xmldom';

/** An element as we write it. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  readonly content: string | readonly XmlElement[];
}

/** Elements of one namespace. What is null is left out, as optional elements are. */
export const elementsIn =
  (namespace: string) =>
  (name: string, ...content: readonly (string | number | boolean | XmlElement | null)[]): XmlElement => {
    const [first] = content;
    if (typeof first === 'string' || typeof first === 'number' || typeof first === 'boolean')
      return { namespace, name, content: String(first) };
    return { namespace, name, content: content.filter((each): each is XmlElement => typeof each === 'object' && each !== null) };
  };

/** The text of a document. Characters that XML 1.0 has no place for become U+FFFD. */
export function writeXml(root: XmlElement): string {
  const document = new DOMImplementation().createDocument(null, null as unknown as string, null);
  document.appendChild(nodeOf(root, document));
  return `<?xml version="1.0" encoding="UTF-8"?>${new XMLSerializer().serializeToString(document)}`;
}

/** How deep an answer may be: every contract's is under twenty. */
const DEEPEST = 64;

/** Reads a whole, well-formed document without a document type: no entity but the five is ever expanded. Throws for anything else. */
export function readXml(text: string): Element {
  if (/<!DOCTYPE/i.test(text)) throw new Error('The document has a document type.');
  demandTags(text);
  const parser = new DOMParser({
    errorHandler: (level: string) => {
      throw new Error(`The document is not well-formed (${level}).`);
    },
  });
  const document = parser.parseFromString(text.replace(/^\uFEFF/, ''), 'text/xml');
  const root = document.documentElement as Element | null;
  if (root === null) throw new Error('The document has no element.');
  for (const node of Array.from(document.childNodes))
    if (node !== root && node.nodeType === TEXT && (node.nodeValue ?? '').trim() !== '')
      throw new Error('The document has text outside its element.');
  return root;
}

/** The first child with that name; null when there is none. */
export const child = (parent: Element, namespace: string, name: string): Element | null => children(parent, namespace, name)[0] ?? null;

/** The children with that name, in order. One by that name in another namespace is no child of the contract's, and no answer without it either: it throws. */
export function children(parent: Element, namespace: string, name: string): Element[] {
  const found = elementsOf(parent).filter((each) => each.localName === name);
  if (found.some((each) => each.namespaceURI !== namespace)) throw new Error(`"${name}" stands in another namespace.`);
  return found;
}

/** The elements that stand in another, in order. */
export function elementsOf(parent: Element): Element[] {
  const found: Element[] = [];
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) if (node.nodeType === ELEMENT) found.push(node as Element);
  return found;
}

/** An element's text, trimmed; null when it is empty or has elements. */
export function textOf(element: Element | null): string | null {
  if (element === null) return null;
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === ELEMENT) return null;
    if (node.nodeType === TEXT || node.nodeType === CDATA) text += node.nodeValue ?? '';
  }
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

function nodeOf({ namespace, name, content }: XmlElement, document: Document): Element {
  const element = document.createElementNS(namespace, name);
  if (typeof content === 'string') element.appendChild(document.createTextNode(content.replaceAll(NOT_XML, '\uFFFD')));
  else for (const each of content) element.appendChild(nodeOf(each, document));
  return element;
}

/**
 * Throws unless every tag is closed by its own, in one pass before anything is built of them: the parser forgives a tag that is cut in half, and
 * then what stood in it is somewhere else.
 */
function demandTags(text: string): void {
  const open: string[] = [];
  let roots = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const close = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : text.startsWith('<?', at) ? '?>' : null;
    if (close !== null) {
      const end = text.indexOf(close, at + 2);
      if (end === -1) throw new Error('The document is cut.');
      at = end + close.length;
      continue;
    }
    TAG.lastIndex = at;
    const [, slash, name, rest = ''] = TAG.exec(text) ?? [];
    if (name === undefined) throw new Error('A tag is damaged.');
    at = TAG.lastIndex;
    if (slash === '/') {
      if (open.pop() !== name || rest.trim() !== '') throw new Error('A tag is closed by another.');
    } else {
      if (open.length === 0) roots += 1;
      if (!rest.endsWith('/')) open.push(name);
    }
    if (open.length > DEEPEST) throw new Error('The document is too deep.');
  }
  if (open.length > 0 || roots !== 1) throw new Error('The document is not one element.');
}

const TAG = /<(\/?)([^\s/>"'=<!?]+)((?:[^>"'<]|"[^"<]*"|'[^'<]*')*)>/y;
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
