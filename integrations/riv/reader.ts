import { child, children, textOf } from './xml.ts';

/** Reads parts of one element, all in one namespace. What a contract demands and is missing throws. */
export interface Reader {
  text(name: string): string | null;
  demand(name: string): string;
  texts(name: string): string[];
  flag(name: string): boolean;
  part(name: string): Reader | null;
  parts(name: string): Reader[];
  /** The same element, read in another namespace. */
  in(namespace: string): Reader;
}

export function readerOf(element: Element, namespace: string): Reader {
  const one = (name: string) => child(element, namespace, name);
  const text = (name: string) => textOf(one(name));
  return {
    text,
    demand(name) {
      const found = text(name);
      if (found === null) throw new Error(`"${name}" is missing in "${element.localName}".`);
      return found;
    },
    texts: (name) => children(element, namespace, name).flatMap((each) => textOf(each) ?? []),
    flag(name) {
      const found = text(name) ?? 'false';
      if (!['true', '1', 'false', '0'].includes(found)) throw new Error(`"${name}" is neither yes nor no.`);
      return found === 'true' || found === '1';
    },
    part: (name) => {
      const found = one(name);
      return found === null ? null : readerOf(found, namespace);
    },
    parts: (name) => children(element, namespace, name).map((each) => readerOf(each, namespace)),
    in: (other) => readerOf(element, other),
  };
}
