/** A piece of our language of conditions while it is being made. */
export type Expr =
  | { readonly op: 'literal'; readonly value: string | number | boolean }
  | { readonly op: 'path'; readonly name: string }
  | { readonly op: 'and' | 'or'; readonly parts: readonly Expr[] }
  | { readonly op: 'not' | 'exists' | 'count' | 'negate'; readonly of: Expr }
  | { readonly op: 'compare'; readonly sign: Sign; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'in'; readonly value: string; readonly list: string }
  | { readonly op: 'reckon'; readonly sign: '+' | '-' | '*' | '/' | '%'; readonly left: Expr; readonly right: Expr }
  | { readonly op: 'if'; readonly when: Expr; readonly then: Expr; readonly otherwise: Expr | null };
export type Sign = '=' | '!=' | '<' | '<=' | '>' | '>=';

export const TRUE: Expr = { op: 'literal', value: true };
export const FALSE: Expr = { op: 'literal', value: false };
export const literal = (value: string | number | boolean): Expr => ({ op: 'literal', value });
export const path = (name: string): Expr => ({ op: 'path', name });
export const isTrue = (expr: Expr): boolean => expr.op === 'literal' && expr.value === true;
export const isFalse = (expr: Expr): boolean => expr.op === 'literal' && expr.value === false;
export const isSame = (a: Expr, b: Expr): boolean => a === b || write(a) === write(b);

/** All of them; two different values of one answer at once is never. */
export function and(...given: readonly Expr[]): Expr {
  const parts = unique(given.flatMap((part) => (part.op === 'and' ? part.parts : isTrue(part) ? [] : [part])));
  if (parts.some(isFalse) || hasTwoValues(parts)) return FALSE;
  const [first, ...more] = parts;
  return first === undefined ? TRUE : more.length === 0 ? first : { op: 'and', parts };
}

/** Any of them. */
export function or(...given: readonly Expr[]): Expr {
  const parts = unique(given.flatMap((part) => (part.op === 'or' ? part.parts : isFalse(part) ? [] : [part])));
  if (parts.some(isTrue) || parts.some((part) => part.op === 'not' && parts.some((other) => isSame(other, part.of)))) return TRUE;
  const [first, ...more] = parts;
  return first === undefined ? FALSE : more.length === 0 ? first : { op: 'or', parts };
}

/** Not so: true where it is false and where nothing can be said. */
export function not(of: Expr): Expr {
  if (isTrue(of)) return FALSE;
  if (isFalse(of)) return TRUE;
  if (of.op === 'not') return of.of;
  return { op: 'not', of: certain(of) };
}

/** Whether one says no exactly where the other says yes. */
export const isOpposite = (a: Expr, b: Expr): boolean => isSame(inward(not(a)), inward(b)) || isSame(inward(a), inward(not(b)));

/** Denials as far in as they go, so that two ways of saying the same can be told. */
function inward(expr: Expr): Expr {
  if (expr.op === 'and') return and(...expr.parts.map(inward));
  if (expr.op === 'or') return or(...expr.parts.map(inward));
  if (expr.op !== 'not') return expr;
  if (expr.of.op === 'and') return or(...expr.of.parts.map((part) => inward(not(part))));
  return expr.of.op === 'or' ? and(...expr.of.parts.map((part) => inward(not(part)))) : expr;
}

export const when = (condition: Expr, then: Expr, otherwise: Expr | null): Expr => {
  if (isTrue(condition)) return then;
  return { op: 'if', when: condition, then, otherwise };
};

/** A comparison by size of what is not there says nothing; a denial needs a plain false. */
function certain(expr: Expr): Expr {
  if (expr.op === 'compare' && expr.sign !== '=' && expr.sign !== '!=') return { op: 'compare', sign: '=', left: expr, right: TRUE };
  return expr;
}

function unique(parts: readonly Expr[]): readonly Expr[] {
  const seen = new Set<string>();
  return parts.filter((part) => {
    const text = write(part);
    return seen.has(text) ? false : seen.add(text);
  });
}

function hasTwoValues(parts: readonly Expr[]): boolean {
  const values = new Map<string, unknown>();
  return parts.some((part) => {
    if (part.op !== 'compare' || part.sign !== '=' || part.left.op !== 'path' || part.right.op !== 'literal') return false;
    const known = values.get(part.left.name);
    values.set(part.left.name, part.right.value);
    return known !== undefined && known !== part.right.value;
  });
}

/** As JSONata text. */
export function write(expr: Expr, outside = 0): string {
  const strength = STRENGTH[expr.op === 'compare' || expr.op === 'in' ? 'compare' : expr.op === 'reckon' ? expr.sign : expr.op] ?? 100;
  const text = written(expr, strength);
  return strength < outside || (strength === outside && (expr.op === 'compare' || expr.op === 'in' || expr.op === 'if'))
    ? `(${text})`
    : text;
}

const STRENGTH: Readonly<Record<string, number>> = {
  if: 10,
  or: 20,
  and: 30,
  compare: 40,
  '+': 50,
  '-': 50,
  '*': 60,
  '/': 60,
  '%': 60,
  negate: 70,
};

function written(expr: Expr, strength: number): string {
  switch (expr.op) {
    case 'literal':
      return JSON.stringify(expr.value);
    case 'path':
      return expr.name;
    case 'and':
    case 'or':
      return expr.parts.map((part) => write(part, strength)).join(` ${expr.op} `);
    case 'not':
    case 'exists':
    case 'count':
      return `$${expr.op}(${write(expr.of)})`;
    case 'negate':
      return `-${write(expr.of, strength + 1)}`;
    case 'compare':
      return `${write(expr.left, strength)} ${expr.sign} ${write(expr.right, strength)}`;
    case 'in':
      return `${JSON.stringify(expr.value)} in ${expr.list}`;
    case 'reckon':
      return `${write(expr.left, strength)} ${expr.sign} ${write(expr.right, strength + 1)}`;
    case 'if':
      return `${write(expr.when, strength + 1)} ? ${write(expr.then, strength + 1)}${expr.otherwise === null ? '' : ` : ${write(expr.otherwise, strength + 1)}`}`;
  }
}

/** Every path that an expression looks at. */
export function pathsIn(expr: Expr): readonly string[] {
  switch (expr.op) {
    case 'literal':
      return [];
    case 'path':
      return [expr.name];
    case 'and':
    case 'or':
      return expr.parts.flatMap(pathsIn);
    case 'not':
    case 'exists':
    case 'count':
    case 'negate':
      return pathsIn(expr.of);
    case 'in':
      return [expr.list];
    case 'compare':
    case 'reckon':
      return [...pathsIn(expr.left), ...pathsIn(expr.right)];
    case 'if':
      return [...pathsIn(expr.when), ...pathsIn(expr.then), ...(expr.otherwise === null ? [] : pathsIn(expr.otherwise))];
  }
}
