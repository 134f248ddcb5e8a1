import { type Token, tokensOf } from './tokens.ts';
import { type Formula, FormulaFault, type MathName, type Operator, type Statement, type TypeName, type Value } from './tree.ts';

/**
 * Reads a formula: `when q: Questions() then … end`, its statements in the subset of Java that such formulas are written in. Anything
 * else – loops, texts, other methods – is a `FormulaFault` with its place.
 */
export function parse(text: string): Formula {
  const tokens = tokensOf(text);
  let at = 0;
  let depth = 0;
  const here = (): Token => tokens[at] ?? { kind: 'end', text: '', at: text.length };
  const next = (): Token => tokens[at + 1] ?? { kind: 'end', text: '', at: text.length };
  const is = (sign: string): boolean => here().text === sign && (here().kind === 'sign' || here().kind === 'word');
  const take = (): Token => {
    const token = here();
    at += 1;
    return token;
  };
  const fail = (message: string, token = here()): never => {
    throw new FormulaFault(message, token.at);
  };
  const expect = (sign: string): Token =>
    is(sign)
      ? take()
      : fail(`Här väntades ”${sign}”, men det står ${here().kind === 'end' ? 'inget mer' : `”${here().text.slice(0, 40)}”`}.`);
  const word = (): Token => (here().kind === 'word' ? take() : fail('Här väntades ett namn.'));

  const questions = beginning();
  const statements: Statement[] = [];
  while (!(is('end') && next().kind === 'end') && !(is('end') && next().text === ';')) {
    if (here().kind === 'end') fail('Formeln saknar sitt ”end”.');
    statements.push(...statement());
  }
  return { statements };

  /** `when q: Questions() then`, perhaps under `rule "name"`. Answers the name the questions are bound to. */
  function beginning(): string {
    if (is('rule')) {
      take();
      if (here().kind !== 'text' && here().kind !== 'word') fail('Regeln saknar namn.');
      take();
    }
    expect('when');
    const bound = word().text;
    expect(':');
    const type = word();
    if (type.text !== 'Questions') fail(`Formeln räknar på ”${type.text}”, som inte går att föra över. Bara Questions() går.`, type);
    expect('(');
    if (!is(')')) fail('Ett villkor inom Questions(…) går inte att föra över.');
    take();
    if (is(';')) take();
    if (!is('then')) fail('Fler villkor före ”then” går inte att föra över.');
    take();
    return bound;
  }

  function nested<T>(read: () => T): T {
    depth += 1;
    if (depth > DEEPEST) fail('Formeln är för djupt nästlad.');
    const value = read();
    depth -= 1;
    return value;
  }

  function statement(): readonly Statement[] {
    const start = here();
    if (is(';')) {
      take();
      return [];
    }
    if (is('{')) return [{ kind: 'block', statements: nested(block), at: start.at }];
    if (is('if')) return [nested(condition)];
    if (start.kind !== 'word') return fail(`”${start.text.slice(0, 40)}” kan inte stå här.`);
    if (LOOPS.has(start.text)) return fail(`”${start.text}” går inte att föra över: en beräkning här har inga upprepningar eller hopp.`);
    if (start.text === 'outcome' && next().text === '.') return [outcome()];
    if (start.text === 'final') take();
    if (next().kind === 'word') return declarations();
    return [changed()];
  }

  function block(): readonly Statement[] {
    expect('{');
    const inside: Statement[] = [];
    while (!is('}')) {
      if (here().kind === 'end') fail('Ett block saknar sin slutklammer.');
      inside.push(...statement());
    }
    take();
    return inside;
  }

  function condition(): Statement {
    const start = take();
    expect('(');
    const when = value();
    expect(')');
    const then = body();
    if (!is('else')) return { kind: 'if', when, then, otherwise: [], at: start.at };
    take();
    return { kind: 'if', when, then, otherwise: body(), at: start.at };
  }

  function body(): readonly Statement[] {
    return is('{') ? nested(block) : nested(statement);
  }

  function outcome(): Statement {
    const start = take();
    expect('.');
    const method = word();
    if (method.text !== 'set') fail(`outcome.${method.text} går inte att föra över.`, method);
    expect('(');
    const given = value();
    expect(')');
    expect(';');
    return { kind: 'outcome', value: given, at: start.at };
  }

  function declarations(): readonly Statement[] {
    const named = take();
    const type = TYPES[named.text] ?? fail(`Typen ”${named.text}” går inte att föra över.`, named);
    const declared: Statement[] = [];
    do {
      if (declared.length > 0) take();
      const name = word();
      const start = name.at;
      if (!is('=')) declared.push({ kind: 'declare', type, name: name.text, value: null, at: start });
      else {
        take();
        declared.push({ kind: 'declare', type, name: name.text, value: value(), at: start });
      }
    } while (is(','));
    expect(';');
    return declared;
  }

  function changed(): Statement {
    const { text: name, at: start } = take();
    const old: Value = { kind: 'name', name, at: start };
    const one: Value = { kind: 'number', value: 1, whole: true, at: here().at };
    const sign = take();
    const [operator] = sign.text as Operator;
    let given: Value;
    if (sign.text === '=') given = value();
    else if (sign.text === '++' || sign.text === '--')
      given = { kind: 'binary', operator: operator as Operator, left: old, right: one, at: start };
    else if (/^[-+*/%]=$/.test(sign.text)) given = { kind: 'binary', operator: operator as Operator, left: old, right: value(), at: start };
    else return fail(`”${name.slice(0, 40)}${sign.text.slice(0, 10)}” går inte att föra över.`, sign);
    expect(';');
    return { kind: 'assign', name, value: given, at: start };
  }

  function value(): Value {
    return nested(() => {
      const when = joined(0);
      if (!is('?')) return when;
      take();
      const then = value();
      expect(':');
      return { kind: 'choice', when, then, otherwise: value(), at: when.at };
    });
  }

  /** Operators of one strength, from the weakest to the strongest, each leaning left as in Java. */
  function joined(strength: number): Value {
    const operators = STRENGTHS[strength];
    if (operators === undefined) return single();
    let left = joined(strength + 1);
    while (here().kind === 'sign' && operators.includes(here().text)) {
      const operator = take().text as Operator;
      left = { kind: 'binary', operator, left, right: joined(strength + 1), at: left.at };
    }
    return left;
  }

  function single(): Value {
    const start = here();
    if (start.kind === 'number') return number(take());
    if (is('-') || is('+') || is('!')) {
      take();
      const of = nested(single);
      if (start.text === '+') return of;
      return { kind: start.text === '-' ? 'negate' : 'not', of, at: start.at };
    }
    if (is('(')) {
      if (next().text in CASTS && tokens[at + 2]?.text === ')') {
        at += 3;
        return {
          kind: 'binary',
          operator: '*',
          left: { kind: 'number', value: 1, whole: false, at: start.at },
          right: nested(single),
          at: start.at,
        };
      }
      take();
      const inside = value();
      expect(')');
      return inside;
    }
    if (start.kind === 'text') return fail('En text går inte att räkna med.');
    if (start.kind !== 'word') return fail(start.kind === 'end' ? 'Formeln tar slut för tidigt.' : `”${start.text}” kan inte stå här.`);
    take();
    if (start.text === 'true' || start.text === 'false') return { kind: 'boolean', value: start.text === 'true', at: start.at };
    if (start.text === 'null') return { kind: 'null', at: start.at };
    if (start.text === questions && is('.')) return asked(start);
    if (start.text === 'Math' && is('.')) return math(start);
    if (is('(') || is('.') || is('[') || is('++') || is('--'))
      return fail(`”${start.text.slice(0, 40)}${here().text}” går inte att föra över.`, start);
    return { kind: 'name', name: start.text, at: start.at };
  }

  function asked(start: Token): Value {
    take();
    const method = word();
    if (method.text !== 'get') fail(`${questions}.${method.text.slice(0, 40)} går inte att föra över. Bara ${questions}.get går.`, method);
    expect('(');
    const question = here().kind === 'text' ? take().text : fail('Frågans id ska stå inom citattecken.');
    let otherwise: Value | null = null;
    if (is(',')) {
      take();
      otherwise = value();
    }
    expect(')');
    if (is('.')) fail('Ett svar går bara att räkna med som det är.');
    return { kind: 'get', question, otherwise, at: start.at };
  }

  function math(start: Token): Value {
    take();
    const method = word();
    const many = ARGUMENTS[method.text] ?? fail(`Math.${method.text.slice(0, 40)} går inte att föra över.`, method);
    expect('(');
    const given = [value()];
    while (is(',')) {
      take();
      given.push(value());
    }
    expect(')');
    if (given.length !== many) fail(`Math.${method.text} ska ha ${many === 1 ? 'ett värde' : 'två värden'}.`, method);
    return { kind: 'math', name: method.text as MathName, given, at: start.at };
  }

  function number(token: Token): Value {
    const written = token.text.replace(/[dDfFlL]$/, '');
    const amount = Number(written);
    const whole = /^\d+$/.test(token.text) || /[lL]$/.test(token.text);
    if (!Number.isFinite(amount) || (whole && amount > 2_147_483_647)) return fail('Talet är för stort.', token);
    return { kind: 'number', value: amount, whole, at: token.at };
  }
}

const DEEPEST = 200;
const LOOPS: ReadonlySet<string> = new Set([
  'for',
  'while',
  'do',
  'switch',
  'return',
  'break',
  'continue',
  'try',
  'throw',
  'new',
  'import',
]);
const nothing = <T extends object>(entries: T): T => Object.assign(Object.create(null) as T, entries);
const TYPES: Readonly<Record<string, TypeName | undefined>> = nothing({
  Double: 'Double',
  double: 'double',
  Number: 'Double',
  int: 'int',
  long: 'int',
  boolean: 'boolean',
});
const CASTS = nothing({ double: true });
const ARGUMENTS: Readonly<Record<string, number | undefined>> = nothing({ min: 2, max: 2, abs: 1, floor: 1, ceil: 1, sqrt: 1, round: 1 });
const STRENGTHS: readonly (readonly string[])[] = [['||'], ['&&'], ['==', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', '/', '%']];
