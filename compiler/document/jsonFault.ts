/**
 * Where a text stops being JSON: how many characters in, counted from 0; the text's length when it never does.
 * Browsers and Node say the place in different words or not at all.
 */
export const jsonFault = (text: string): number => scan(text, () => false);

/** The first name that stands twice in one object, and where its second stand begins. JSON readers keep the last and say nothing. */
export function repeatedName(text: string): { readonly name: string; readonly position: number } | null {
  let found: { readonly name: string; readonly position: number } | null = null;
  scan(text, (names, raw, position) => {
    const name = JSON.parse(raw) as string;
    if (names.has(name)) found = { name, position };
    names.add(name);
    return found !== null;
  });
  return found;
}

interface Open {
  readonly sign: '{' | '[';
  readonly names: Set<string>;
}

/** Walks a text as JSON, without recursion, until it ends, a fault stands, or `stopAt` a name in an object says so. */
function scan(text: string, stopAt: (names: Set<string>, raw: string, position: number) => boolean): number {
  const open: Open[] = [];
  let at = 0;
  let expects: 'value' | 'valueOrEnd' | 'key' | 'keyOrEnd' | 'next' = 'value';
  const skip = (): void => {
    at = matchEnd(/[ \t\n\r]*/y, text, at) ?? at;
  };
  for (skip(); at < text.length; skip()) {
    const sign = text[at];
    if (expects === 'next') {
      const inside = open.at(-1)?.sign;
      if (sign === ',' && inside) expects = inside === '{' ? 'key' : 'value';
      else if ((sign === '}' && inside === '{') || (sign === ']' && inside === '[')) open.pop();
      else return at;
      at += 1;
    } else if (expects === 'key' || expects === 'keyOrEnd') {
      if (expects === 'keyOrEnd' && sign === '}') {
        open.pop();
        expects = 'next';
        at += 1;
        continue;
      }
      const { end, fault } = readString(text, at);
      if (fault || stopAt(open.at(-1)?.names ?? new Set(), text.slice(at, end), at)) return fault ? end : at;
      at = end;
      skip();
      if (text[at] !== ':') return at;
      at += 1;
      expects = 'value';
    } else if (sign === '{' || sign === '[') {
      open.push({ sign, names: new Set() });
      expects = sign === '{' ? 'keyOrEnd' : 'valueOrEnd';
      at += 1;
    } else if (expects === 'valueOrEnd' && sign === ']') {
      open.pop();
      expects = 'next';
      at += 1;
    } else {
      const { end, fault } = sign === '"' ? readString(text, at) : readWord(text, at);
      if (fault) return end;
      at = end;
      expects = 'next';
    }
  }
  return at;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function readWord(text: string, at: number): { readonly end: number; readonly fault: boolean } {
  const end = matchEnd(NUMBER, text, at) ?? matchEnd(WORD, text, at);
  return { end: end ?? at, fault: end === null };
}

/** To the closing quote, or to the first sign that a text cannot hold. */
function readString(text: string, from: number): { readonly end: number; readonly fault: boolean } {
  if (text[from] !== '"') return { end: from, fault: true };
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    if (text.charCodeAt(at) < 0x20) return { end: at, fault: true };
    const next = text[at] === '\\' ? matchEnd(ESCAPE, text, at) : at + 1;
    if (next === null) return { end: at, fault: true };
    at = next;
  }
  return at < text.length ? { end: at + 1, fault: false } : { end: at, fault: true };
}
