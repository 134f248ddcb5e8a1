/** What a name in a condition stands for in ours: `answers.q1`, and whether the answer is an option's id. */
export type Known = (name: string) => { readonly path: string; readonly isChoice: boolean } | null;

/**
 * A condition of formr (R, or JavaScript after `//js_only`) → ours: names, numbers, texts, comparisons, and, or, not, brackets and
 * `%in% c(…)`. Null for everything else, and for a name that is not known: half a condition would be another one.
 */
export function condition(source: string, known: Known): string | null {
  const tokens = tokensOf(source.replace(/^\s*\/\/js_only/, '').replaceAll(/#[^\n]*/g, ''));
  if (tokens === null || tokens.length === 0 || tokens.length > MOST_TOKENS) return null;
  const reading: Reading = { tokens, at: 0, known };
  const read = either(reading, 0);
  return read !== null && reading.at === tokens.length ? read.text : null;
}

const MOST_TOKENS = 400;
const DEEPEST = 40;

interface Reading {
  readonly tokens: readonly string[];
  at: number;
  readonly known: Known;
}
interface Part {
  readonly text: string;
  /** The answer it stands for is an option's id, so that a number beside it is the id's text. */
  readonly isChoice?: boolean;
  readonly isNumber?: boolean;
}

function tokensOf(source: string): readonly string[] | null {
  const token =
    /\s*([A-Za-z_.][\w.]*(?:\$[A-Za-z_.][\w.]*)?|\d+(?:\.\d+)?|'[^'\\]*'|"[^"\\]*"|%in%|===|!==|==|!=|<=|>=|&&|\|\||[<>&|!(),-])/y;
  const tokens: string[] = [];
  while (source.slice(token.lastIndex).trim() !== '') {
    const match = token.exec(source);
    if (!match?.[1]) return null;
    tokens.push(match[1]);
  }
  return tokens;
}

const either = (reading: Reading, deep: number): Part | null => joined(reading, deep, ['||', '|'], 'or', both);
const both = (reading: Reading, deep: number): Part | null => joined(reading, deep, ['&&', '&'], 'and', not);

function joined(
  reading: Reading,
  deep: number,
  signs: readonly string[],
  word: string,
  part: (reading: Reading, deep: number) => Part | null,
): Part | null {
  if (deep > DEEPEST) return null;
  const parts: string[] = [];
  for (;;) {
    const next = part(reading, deep);
    if (next === null) return null;
    parts.push(next.text);
    if (!signs.includes(reading.tokens[reading.at] ?? '')) return parts.length === 1 ? next : { text: `(${parts.join(` ${word} `)})` };
    reading.at += 1;
  }
}

function not(reading: Reading, deep: number): Part | null {
  if (reading.tokens[reading.at] !== '!') return comparison(reading, deep);
  reading.at += 1;
  const inner = not(reading, deep + 1);
  return inner === null ? null : { text: `$not(${inner.text})` };
}

function comparison(reading: Reading, deep: number): Part | null {
  const left = value(reading, deep);
  if (left === null) return null;
  const sign = reading.tokens[reading.at] ?? '';
  if (sign === '%in%') {
    reading.at += 1;
    const list = listOf(reading, left.isChoice === true);
    return list === null ? null : { text: `${left.text} in [${list.join(', ')}]` };
  }
  const operator = OPERATORS[sign];
  if (operator === undefined) return left;
  reading.at += 1;
  const right = value(reading, deep);
  if (right === null) return null;
  return { text: `${quoted(left, right)} ${operator} ${quoted(right, left)}` };
}

const OPERATORS: Readonly<Record<string, string>> = {
  '==': '=',
  '===': '=',
  '!=': '!=',
  '!==': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** A number compared with a choice is the option's id. */
const quoted = (part: Part, other: Part): string => (other.isChoice === true && part.isNumber === true ? `"${part.text}"` : part.text);

function value(reading: Reading, deep: number): Part | null {
  const token = reading.tokens[reading.at];
  if (token === undefined) return null;
  reading.at += 1;
  if (token === '(') {
    const inner = either(reading, deep + 1);
    if (inner === null || reading.tokens[reading.at] !== ')') return null;
    reading.at += 1;
    return inner;
  }
  if (token === '-') {
    const amount = reading.tokens[reading.at] ?? '';
    reading.at += 1;
    return /^\d/.test(amount) ? { text: `-${amount}`, isNumber: true } : null;
  }
  if (/^\d/.test(token)) return { text: token, isNumber: true };
  if (/^['"]/.test(token)) return { text: JSON.stringify(token.slice(1, -1)) };
  if (token === 'TRUE' || token === 'true') return { text: 'true' };
  if (token === 'FALSE' || token === 'false') return { text: 'false' };
  const found = /^[A-Za-z_.]/.test(token) && reading.tokens[reading.at] !== '(' ? reading.known(token) : null;
  return found === null ? null : { text: found.path, isChoice: found.isChoice };
}

function listOf(reading: Reading, isChoice: boolean): readonly string[] | null {
  if (reading.tokens[reading.at] !== 'c' || reading.tokens[reading.at + 1] !== '(') return null;
  reading.at += 2;
  const values: string[] = [];
  for (;;) {
    const token = reading.tokens[reading.at];
    reading.at += 1;
    if (token === undefined) return null;
    if (/^\d/.test(token)) values.push(isChoice ? `"${token}"` : token);
    else if (/^['"]/.test(token)) values.push(JSON.stringify(token.slice(1, -1)));
    else return null;
    const after = reading.tokens[reading.at];
    reading.at += 1;
    if (after === ')') return values;
    if (after !== ',') return null;
  }
}
