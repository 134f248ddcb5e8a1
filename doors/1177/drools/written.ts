import type { Reach } from './counted.ts';
import {
  absolute,
  anything,
  divided,
  either,
  exactly,
  greatest,
  grown,
  type Interval,
  least,
  negated,
  plus,
  remainder,
  times,
} from './interval.ts';
import { FormulaFault, type Value } from './tree.ts';

/** A value as JSONata: its text, how tightly it holds together, its Java type, and what it can come to. */
export interface Written {
  readonly text: string;
  readonly strength: number;
  readonly type: 'int' | 'double' | 'boolean' | 'null';
  /** A `Double`, which may be nothing at all. */
  readonly boxed: boolean;
  readonly range: Interval;
}

/** A variable where it is read. */
export interface Variable {
  readonly name: string;
  readonly type: Written['type'];
  readonly boxed: boolean;
  readonly assigned: boolean;
  readonly range: Interval;
}

export interface Around {
  readonly reach: Reach;
  /** Questions that are known to be answered where this is reckoned. */
  readonly answered: ReadonlySet<string>;
  readonly variable: (name: string) => Variable | null;
  /** Told when a function of ours is needed. */
  readonly needs: (name: 'svar' | 'krav') => void;
  /** Ids that no question has. */
  readonly strangers: Set<string>;
}

/** Writes a value of a formula as JSONata that comes to the same, and says what it can come to. */
export function written(value: Value, around: Around): Written {
  switch (value.kind) {
    case 'number':
      return piece(numberText(value.value), ATOM, value.whole ? 'int' : 'double', exactly(value.value));
    case 'boolean':
      return piece(String(value.value), ATOM, 'boolean', anything);
    case 'null':
      return piece('null', ATOM, 'null', anything);
    case 'name': {
      const variable = around.variable(value.name);
      if (variable === null) throw new FormulaFault(`”${value.name.slice(0, 60)}” används men har inte fått något värde.`, value.at);
      if (!variable.assigned) throw new FormulaFault(`”${value.name.slice(0, 60)}” kan användas innan det har fått något värde.`, value.at);
      return { text: variable.name, strength: ATOM, type: variable.type, boxed: variable.boxed, range: variable.range };
    }
    case 'get':
      return asked(value, around);
    case 'negate': {
      const of = counted(value.of, around);
      return piece(`-${held(of, UNARY)}`, UNARY, of.type, negated(of.range));
    }
    case 'not':
      return piece(`$not(${truth(value.of, around).text})`, ATOM, 'boolean', anything);
    case 'binary':
      return binary(value, around);
    case 'choice':
      return chosen(value, around);
    case 'math':
      return math(value, around);
  }
}

/** A value that is counted with: a number that is there, or the whole calculation fails, as Java does over nothing. */
export function counted(value: Value, around: Around): Written {
  const part = written(value, around);
  if (part.type === 'boolean' || part.type === 'null') throw new FormulaFault('Här behövs ett tal.', value.at);
  if (!part.boxed) return part;
  if (value.kind === 'get' && around.answered.has(value.question)) return { ...part, boxed: false };
  around.needs('krav');
  return piece(`$krav(${part.text})`, ATOM, part.type, part.range);
}

/** A value that is true or false. */
export function truth(value: Value, around: Around): Written {
  const part = written(value, around);
  if (part.type !== 'boolean') throw new FormulaFault('Här behövs ett villkor som är sant eller falskt.', value.at);
  return part;
}

/** A part of a larger text, in parentheses where it would fall apart. */
export const held = (part: Written, strength: number): string => (part.strength < strength ? `(${part.text})` : part.text);

export const CHOICE = 1;
const OR = 2;
const AND = 3;
const COMPARED = 4;
const ADDED = 5;
const MULTIPLIED = 6;
const UNARY = 7;
const ATOM = 8;

const piece = (text: string, strength: number, type: Written['type'], range: Interval): Written => ({
  text,
  strength,
  type,
  boxed: false,
  range,
});

const numberText = (value: number): string => (Object.is(value, -0) ? '0' : String(value));

/** A path in JSONata; ids are letters and digits, but may be words of its language. */
const scorePath = (item: string): string => `scores.${item}`;

function asked(value: Extract<Value, { kind: 'get' }>, around: Around): Written {
  const reached = around.reach(value.question);
  if (reached.kind === 'uncounted') throw new FormulaFault(reached.because, value.at);
  if (reached.kind === 'nothing') {
    around.strangers.add(value.question);
    if (value.otherwise === null)
      throw new FormulaFault(
        `Formeln räknar med ”${value.question.slice(0, 60)}”, som ingen fråga heter. Originalet kan därför aldrig räkna ut den.`,
        value.at,
      );
    // The original's own get(id, otherwise) gives a Double, whatever otherwise is.
    return { ...counted(value.otherwise, around), type: 'double' };
  }
  const path = scorePath(reached.item);
  if (value.otherwise === null) return { text: path, strength: ATOM, type: 'double', boxed: true, range: reached.range };
  const otherwise = counted(value.otherwise, around);
  around.needs('svar');
  return piece(`$svar(${path}, ${otherwise.text})`, ATOM, 'double', either(reached.range, otherwise.range));
}

function binary(value: Extract<Value, { kind: 'binary' }>, around: Around): Written {
  const { operator } = value;
  if (operator === '&&' || operator === '||') {
    const strength = operator === '&&' ? AND : OR;
    const [left, right] = [truth(value.left, around), truth(value.right, around)];
    return piece(`${held(left, strength)} ${operator === '&&' ? 'and' : 'or'} ${held(right, strength + 1)}`, strength, 'boolean', anything);
  }
  if (operator === '+' || operator === '-') return added(value, around);
  if (operator === '==' || operator === '!=') return compared(value, around);
  const [left, right] = [counted(value.left, around), counted(value.right, around)];
  if (operator in SAME) return piece(`${held(left, ADDED)} ${operator} ${held(right, ADDED)}`, COMPARED, 'boolean', anything);
  const type = left.type === 'int' && right.type === 'int' ? 'int' : 'double';
  const text = `${held(left, MULTIPLIED)} ${operator} ${held(right, UNARY)}`;
  if (operator === '*') return piece(text, MULTIPLIED, type, times(left.range, right.range));
  if (operator === '%') return piece(text, MULTIPLIED, type, remainder(left.range, right.range));
  const range = divided(left.range, right.range, type === 'int');
  if (type === 'double') return piece(text, MULTIPLIED, type, range);
  // Java cuts the fraction off when it divides whole numbers.
  return piece(range.minimum >= 0 ? `$floor(${text})` : `(${text} < 0 ? $ceil(${text}) : $floor(${text}))`, ATOM, type, range);
}

const SAME = { '<': true, '<=': true, '>': true, '>=': true } as const;

/** A row of terms is reckoned in the same order as in Java; a long one in parts, so that a formula of seventy terms does not nest seventy deep. */
function added(value: Value, around: Around): Written {
  const terms: { readonly sign: '+' | '-'; readonly part: Written }[] = [];
  let rest = value;
  while (rest.kind === 'binary' && (rest.operator === '+' || rest.operator === '-')) {
    terms.unshift({ sign: rest.operator, part: counted(rest.right, around) });
    rest = rest.left;
  }
  const first = counted(rest, around);
  let { range, type } = first;
  for (const { sign, part } of terms) {
    range = plus(range, sign === '+' ? part.range : negated(part.range));
    if (part.type === 'double') type = 'double';
  }
  const written = terms.map(({ sign, part }) => ` ${sign} ${held(part, ADDED + 1)}`);
  if (written.length <= LONG) return piece(`${held(first, ADDED)}${written.join('')}`, ADDED, type, range);
  const parts: string[] = [];
  for (let at = 0; at < written.length; at += LONG) {
    const begins = at === 0 ? held(first, ADDED) : `$del${parts.length}`;
    parts.push(`${begins}${written.slice(at, at + LONG).join('')}`);
  }
  const block = parts.map((part, index) => (index === parts.length - 1 ? part : `$del${index + 1} := ${part}`));
  return piece(`(${block.join('; ')})`, ATOM, type, range);
}

/** JSONata nests each term inside the one before it, and may nest so deep only. */
const LONG = 20;

function compared(value: Extract<Value, { kind: 'binary' }>, around: Around): Written {
  const operator = value.operator === '==' ? '=' : '!=';
  const [left, right] = [written(value.left, around), written(value.right, around)];
  const nothing = left.type === 'null' ? right : right.type === 'null' ? left : null;
  if (nothing !== null) {
    if (nothing.type === 'boolean' || nothing.type === 'null') throw new FormulaFault('Jämförelsen går inte att föra över.', value.at);
    const there = nothing.boxed ? `$exists(${nothing.text})` : 'true';
    return piece(operator === '=' ? `$not(${there})` : there, ATOM, 'boolean', anything);
  }
  if (left.boxed && right.boxed)
    throw new FormulaFault('Två svar jämförs med ==. Java jämför då inte talen, och resultatet går inte att förutse.', value.at);
  if ((left.type === 'boolean') !== (right.type === 'boolean')) throw new FormulaFault('Jämförelsen går inte att föra över.', value.at);
  const [a, b] = left.type === 'boolean' ? [left, right] : [counted(value.left, around), counted(value.right, around)];
  return piece(`${held(a, ADDED)} ${operator} ${held(b, ADDED)}`, COMPARED, 'boolean', anything);
}

function chosen(value: Extract<Value, { kind: 'choice' }>, around: Around): Written {
  const when = truth(value.when, around);
  const [then, otherwise] = [written(value.then, around), written(value.otherwise, around)];
  const [a, b] =
    then.type === 'boolean' && otherwise.type === 'boolean'
      ? [then, otherwise]
      : [counted(value.then, around), counted(value.otherwise, around)];
  const type = a.type === 'int' && b.type === 'int' ? 'int' : a.type === 'boolean' ? 'boolean' : 'double';
  return piece(`${held(when, CHOICE + 1)} ? ${held(a, CHOICE + 1)} : ${held(b, CHOICE + 1)}`, CHOICE, type, either(a.range, b.range));
}

function math({ name, given }: Extract<Value, { kind: 'math' }>, around: Around): Written {
  const parts = given.map((one) => counted(one, around));
  const [a, b] = [parts[0], parts[1] ?? parts[0]];
  if (a === undefined || b === undefined) throw new FormulaFault('Ett värde saknas.', 0);
  const type = a.type === 'int' && b.type === 'int' ? 'int' : 'double';
  switch (name) {
    case 'min':
      return piece(`$min([${a.text}, ${b.text}])`, ATOM, type, least(a.range, b.range));
    case 'max':
      return piece(`$max([${a.text}, ${b.text}])`, ATOM, type, greatest(a.range, b.range));
    case 'abs':
      return piece(`$abs(${a.text})`, ATOM, type, absolute(a.range));
    case 'floor':
    case 'ceil':
      return piece(`$${name}(${a.text})`, ATOM, 'double', grown(a.range, Math[name], true));
    case 'sqrt':
      return piece(`$sqrt(${a.text})`, ATOM, 'double', grown({ ...a.range, minimum: Math.max(0, a.range.minimum) }, Math.sqrt, false));
    case 'round':
      // Java rounds halves upwards; JSONata's own rounds them to the even number.
      return piece(
        `$floor(${held(a, ADDED)} + 0.5)`,
        ATOM,
        'int',
        grown(a.range, (end) => Math.floor(end + 0.5), true),
      );
  }
}
