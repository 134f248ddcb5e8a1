import type { FactValue, FormFacts } from './event.ts';

/**
 * The checked form of a condition: what JSONata text is lowered to (`compiler/expression/lower.ts`).
 * Evaluated synchronously, totally and without side effects by `evaluate` below.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal }
  /** Literals in brackets, `['a','b']`: the right side of `in`. */
  | { readonly kind: 'list'; readonly values: readonly Literal[] }
  /** A path from the root, `['forms','phq9','results','total']`. Missing gives undefined, as in JSONata. */
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly function: 'not' | 'exists' | 'count' | 'boolean'; readonly argument: Expression }
  | { readonly kind: 'conditional'; readonly condition: Expression; readonly whenTrue: Expression; readonly whenFalse: Expression | null }
  | { readonly kind: 'negate'; readonly argument: Expression };

export type BinaryOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or' | '+' | '-' | '*' | '/' | '%' | 'in';
export type Literal = number | string | boolean | null;

/** What a condition may look at: the latest facts of each form, what start gave, progress, and how batteries have gone. */
export interface Facts {
  readonly forms: Readonly<Record<string, FormFacts>>;
  /** `start.age`: what was given at start. */
  readonly start?: Readonly<Record<string, FactValue>>;
  /** `results.total`: results of several forms. */
  readonly results?: Readonly<Record<string, number | string | boolean>>;
  /** `progress.m1 = "completed"`: modules by id; `locked`, `open`, `completed` or `closed`. */
  readonly progress?: Readonly<Record<string, string>>;
  /** `batteries.vecka.missedInARow`: by id; opened, answered, missed, missedInARow. */
  readonly batteries?: Readonly<Record<string, BatteryFacts>>;
}

/** What a form's own conditions look at: answers and scores of what stands before them in the same form. */
export interface FormRoot {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly scores: Readonly<Record<string, unknown>>;
}

type Root = Facts | FormRoot;

/** How a battery has gone so far, in counts of occasions. */
export interface BatteryFacts {
  readonly opened: number;
  readonly answered: number;
  readonly missed: number;
  readonly missedInARow: number;
}

/** What an expression can come to; undefined is JSONata's "nothing there". */
export type Value = Literal | readonly Literal[] | undefined;

/**
 * The value of an expression, by JSONata's own rules. Never throws: where JSONata would raise an error
 * (text compared with a number, arithmetic on text) or leave the numbers (division by zero), the whole is undefined.
 */
export function evaluate(expression: Expression, facts: Root): Value {
  const value = valueOf(expression, facts);
  return value === IMPOSSIBLE || (typeof value === 'number' && !Number.isFinite(value)) ? undefined : value;
}

/** True when a condition holds: JSONata's effective boolean value, where nothing and impossible are false. */
export function holds(condition: Expression, facts: Root): boolean {
  return truth(evaluate(condition, facts)) === true;
}

/** JSONata would have raised an error; it reaches the root unchanged. */
const IMPOSSIBLE = Symbol('impossible');
type Outcome = Value | typeof IMPOSSIBLE;

function valueOf(expression: Expression, facts: Root): Outcome {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return expression.values;
    case 'path':
      return lookUp(expression.names, facts);
    case 'binary':
      return binary(expression.operator, expression.left, expression.right, facts);
    case 'call':
      return call(expression.function, valueOf(expression.argument, facts));
    case 'conditional': {
      const condition = truth(valueOf(expression.condition, facts));
      if (condition === IMPOSSIBLE) return IMPOSSIBLE;
      if (condition) return valueOf(expression.whenTrue, facts);
      return expression.whenFalse === null ? undefined : valueOf(expression.whenFalse, facts);
    }
    case 'negate': {
      const value = valueOf(expression.argument, facts);
      if (value === IMPOSSIBLE || value === undefined) return value;
      return isNumber(value) ? -value : IMPOSSIBLE;
    }
  }
}

/** What a running moment's facts begin with: they are put together when they are asked for, and are not the facts' own. */
const MADE_WHEN_ASKED: ReadonlySet<string> = new Set<keyof Facts>(['forms', 'start', 'results', 'progress', 'batteries']);

function lookUp([first, ...names]: readonly string[], facts: Root): Value {
  if (first === undefined || !(MADE_WHEN_ASKED.has(first) || Object.hasOwn(facts, first))) return undefined;
  let here: unknown = (facts as unknown as Readonly<Record<string, unknown>>)[first];
  for (const name of names) {
    if (typeof here !== 'object' || here === null || Array.isArray(here) || !Object.hasOwn(here, name)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[name];
  }
  if (isLiteral(here)) return here;
  return Array.isArray(here) && here.every(isLiteral) ? here : undefined;
}

function binary(operator: BinaryOperator, left: Expression, right: Expression, facts: Root): Outcome {
  const a = valueOf(left, facts);
  if (a === IMPOSSIBLE) return IMPOSSIBLE;
  if (operator === 'and' || operator === 'or') {
    const first = truth(a);
    if (first === IMPOSSIBLE) return IMPOSSIBLE;
    if ((first === true) === (operator === 'or')) return operator === 'or';
    const second = truth(valueOf(right, facts));
    return second === IMPOSSIBLE ? IMPOSSIBLE : second === true;
  }
  const b = valueOf(right, facts);
  if (b === IMPOSSIBLE) return IMPOSSIBLE;
  switch (operator) {
    case '=':
      return a !== undefined && b !== undefined && isEqual(a, b);
    case '!=':
      return a !== undefined && b !== undefined && !isEqual(a, b);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(operator, a, b);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, a, b);
    case 'in':
      if (a === undefined || b === undefined) return false;
      return isList(b) ? b.some((item) => item === a) : a === b;
  }
}

function compare(operator: '<' | '<=' | '>' | '>=', a: Value, b: Value): Outcome {
  if (!isComparable(a) || !isComparable(b)) return IMPOSSIBLE;
  if (a === undefined || b === undefined) return undefined;
  if (typeof a !== typeof b) return IMPOSSIBLE;
  switch (operator) {
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}

function calculate(operator: '+' | '-' | '*' | '/' | '%', a: Value, b: Value): Outcome {
  if ((a !== undefined && !isNumber(a)) || (b !== undefined && !isNumber(b))) return IMPOSSIBLE;
  if (a === undefined || b === undefined) return undefined;
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
  }
}

function call(name: 'not' | 'exists' | 'count' | 'boolean', value: Outcome): Outcome {
  if (value === IMPOSSIBLE) return IMPOSSIBLE;
  switch (name) {
    case 'exists':
      return value !== undefined;
    case 'count':
      return value === undefined ? 0 : isList(value) ? value.length : 1;
    case 'boolean':
      return truth(value);
    case 'not': {
      const of = truth(value);
      return of === undefined || of === IMPOSSIBLE ? of : !of;
    }
  }
}

/** JSONata's `$boolean`: empty text, 0, null and a list without anything true are false. */
function truth(value: Outcome): boolean | undefined | typeof IMPOSSIBLE {
  if (value === undefined || value === IMPOSSIBLE) return value;
  if (typeof value === 'number') return Number.isNaN(value) ? false : Number.isFinite(value) ? value !== 0 : IMPOSSIBLE;
  if (isList(value)) return value.some((item) => truth(item) === true);
  return typeof value === 'string' ? value.length > 0 : value === true;
}

function isEqual(a: Literal | readonly Literal[], b: Literal | readonly Literal[]): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => item === b[index]);
  return a === b;
}

const isList = (value: Value): value is readonly Literal[] => Array.isArray(value);
const isNumber = (value: Value): value is number => typeof value === 'number' && Number.isFinite(value);
const isComparable = (value: Value): value is string | number | undefined =>
  value === undefined || typeof value === 'string' || typeof value === 'number';
const isLiteral = (value: unknown): value is Literal =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
