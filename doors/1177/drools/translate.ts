import type { Method } from '../../../compiler/document/method.ts';
import type { Reach } from './counted.ts';
import { definite } from './definite.ts';
import { anything, either, type Interval, where } from './interval.ts';
import { linear } from './linear.ts';
import { parse } from './parse.ts';
import { FormulaFault, type Statement, type TypeName, type Value } from './tree.ts';
import { type Around, CHOICE, counted, held, truth, type Variable, type Written, written } from './written.ts';

/** A formula as a method of ours, with every value it can come to; or why it cannot be one, and where in its text. */
export type Translated =
  | {
      readonly method: Method;
      readonly range: Interval;
      /** There are answers for which the original sets no result, and ours gives none. */
      readonly sometimesNone: boolean;
      /** Ids the formula asks for that no question has; they count as the formula's own value for a missing answer. */
      readonly strangers: readonly string[];
    }
  | { readonly fault: string; readonly at: number };

/**
 * Translates a formula of the 1177 form service (`inera:form-engine:drools-java:1`): to the builder when it is a plain sum, else to JSONata
 * that comes to the same for all answers. Where the original would fail – it counts with an answer that is not there – ours fails;
 * where it sets no result, ours comes to `null`, which is no result.
 */
export function translate(formula: string, reach: Reach): Translated {
  try {
    const { statements } = parse(formula);
    const program = new Program(statements, reach);
    const { expression, range } = program.write();
    const plain = linear(statements, reach);
    const method: Method = plain ?? { kind: 'jsonata', expression };
    if (plain === null && expression.length > LONGEST)
      throw new FormulaFault(`Formeln blir ${expression.length} tecken lång här, och högst ${LONGEST} ryms.`, 0);
    return { method, range, sometimesNone: program.sometimesNone, strangers: [...program.strangers] };
  } catch (error) {
    if (error instanceof FormulaFault) return { fault: error.message, at: error.at };
    if (error instanceof RangeError) return { fault: 'Formeln är för stor för att föras över.', at: 0 };
    throw error;
  }
}

const LONGEST = 4000;
/** JSONata looks all parts of a list up at once, and each counts as one level deeper. */
const TOGETHER = 12;

interface Local extends Variable {
  readonly declared: TypeName;
}

/** One formula while it is written: its variables, what it sets, and the functions of ours it needs. */
class Program {
  readonly strangers = new Set<string>();
  sometimesNone = false;
  private readonly statements: readonly Statement[];
  private readonly reach: Reach;
  private readonly answered: ReadonlySet<string>;
  private readonly needed = new Set<'svar' | 'krav'>();
  private readonly names = new Set<string>();
  private readonly lines: string[] = [];
  private scopes: Map<string, Local>[] = [new Map()];
  private outcomes: Interval | null = null;
  private usesOutcome = false;
  private conditions = 0;

  constructor(statements: readonly Statement[], reach: Reach) {
    this.statements = statements;
    this.reach = reach;
    this.answered = new Set(definite(statements));
  }

  write(): { readonly expression: string; readonly range: Interval } {
    const last = this.statements.at(-1);
    const before = this.statements.slice(0, -1);
    const tail = last !== undefined && isTail(last) && !before.some(sets) ? last : null;
    for (const statement of tail === null ? this.statements : before) this.run(statement, null);
    const end = tail === null ? '$resultat' : this.tail(tail);
    if (this.outcomes === null || (tail === null && !this.usesOutcome)) throw new FormulaFault('Formeln sätter aldrig något resultat.', 0);
    if (tail === null) this.lines.unshift('$resultat := null');
    if (this.needed.has('krav'))
      this.lines.unshift('$krav := function($poang) { $exists($poang) ? $poang : $error("Ett svar som behövs saknas.") }');
    if (this.needed.has('svar')) this.lines.unshift('$svar := function($poang, $annars) { $exists($poang) ? $poang : $annars }');
    const body = this.lines.length === 0 ? end : `(\n  ${[...this.lines, end].join(';\n  ')}\n)`;
    const items = [...this.answered].flatMap((question) => {
      const reached = this.reach(question);
      return reached.kind === 'item' ? [`scores.${reached.item}`] : [];
    });
    const counts: string[] = [];
    for (let at = 0; at < items.length; at += TOGETHER) counts.push(`$count([${items.slice(at, at + TOGETHER).join(', ')}])`);
    const guarded = items.length === 0 ? body : `${counts.join(' + ')} = ${items.length} ? (${body})`;
    return { expression: guarded, range: this.outcomes };
  }

  /** The last statement, when it is all that sets the result: one expression. */
  private tail(statement: Statement): string {
    if (statement.kind === 'outcome') return this.outcome(statement.value).text;
    if (statement.kind === 'block') return this.tailOf(statement.statements);
    if (statement.kind !== 'if') throw new FormulaFault('Formeln går inte att föra över.', statement.at);
    const when = truth(statement.when, this.around);
    const then = this.narrow(statement.when, () => this.tailOf(statement.then));
    const otherwise = this.tailOf(statement.otherwise);
    return `(${held(when, CHOICE + 1)} ? ${then} : ${otherwise})`;
  }

  private tailOf(statements: readonly Statement[]): string {
    const [only] = statements;
    if (only !== undefined) return this.tail(only);
    this.sometimesNone = true;
    return 'null';
  }

  private outcome(value: Value): Written {
    const given = written(value, this.around);
    if (given.type === 'boolean') throw new FormulaFault('Resultatet är sant eller falskt, inte ett tal.', value.at);
    if (given.type === 'null') throw new FormulaFault('Resultatet sätts till inget.', value.at);
    this.outcomes = this.outcomes === null ? given.range : either(this.outcomes, given.range);
    return given;
  }

  private run(statement: Statement, only: string | null): void {
    switch (statement.kind) {
      case 'declare':
        return this.introduce(statement, only);
      case 'assign':
        return this.assign(statement, only);
      case 'block':
        return this.inside(() => {
          for (const one of statement.statements) this.run(one, only);
        });
      case 'outcome': {
        const { text } = this.outcome(statement.value);
        this.usesOutcome = true;
        if (only !== null) this.sometimesNone = true;
        this.lines.push(`$resultat := ${only === null ? text : `${only} ? (${text}) : $resultat`}`);
        return;
      }
      case 'if':
        return this.either(statement, only);
    }
  }

  private introduce({ type, name, value, at }: Extract<Statement, { kind: 'declare' }>, only: string | null): void {
    if (this.variable(name) !== null) throw new FormulaFault(`”${name.slice(0, 60)}” finns redan.`, at);
    const local = { name: this.fresh(name), type: typeOf(type), boxed: false, assigned: false, range: anything, declared: type };
    if (value === null) {
      this.scopes.at(-1)?.set(name, local);
      return;
    }
    const given = this.fitting(value, type);
    this.scopes.at(-1)?.set(name, { ...local, boxed: given.boxed, assigned: true, range: given.range });
    this.lines.push(`${local.name} := ${only === null ? given.text : `${only} ? (${given.text})`}`);
  }

  private assign({ name, value, at }: Extract<Statement, { kind: 'assign' }>, only: string | null): void {
    const local = this.variable(name);
    if (local === null) throw new FormulaFault(`”${name.slice(0, 60)}” tilldelas men är inte deklarerad.`, at);
    const given = this.fitting(value, local.declared);
    this.put(name, { ...local, boxed: given.boxed, assigned: true, range: given.range });
    this.lines.push(`${local.name} := ${only === null ? given.text : `${only} ? (${given.text}) : ${local.name}`}`);
  }

  /** A value for a variable of a type; a whole number in a `double` is a decimal number. */
  private fitting(value: Value, type: TypeName): Written {
    if (type === 'boolean') return truth(value, this.around);
    const given = type === 'Double' ? written(value, this.around) : counted(value, this.around);
    if (given.type === 'boolean' || given.type === 'null') throw new FormulaFault('Här behövs ett tal.', value.at);
    if (type === 'int' && given.type === 'double') throw new FormulaFault('Ett decimaltal ryms inte i ett heltal.', value.at);
    return given;
  }

  private either({ when, then, otherwise }: Extract<Statement, { kind: 'if' }>, only: string | null): void {
    const condition = truth(when, this.around);
    const name = this.fresh(`om${(this.conditions += 1)}`);
    this.lines.push(`${name} := ${only === null ? condition.text : `${only} ? (${condition.text}) : false`}`);
    const before = this.scopes.map((scope) => new Map(scope));
    this.narrow(when, () =>
      this.inside(() => {
        for (const one of then) this.run(one, name);
      }),
    );
    const after = this.scopes;
    this.scopes = before;
    if (otherwise.length > 0) {
      const negated = this.fresh(`annars${this.conditions}`);
      this.lines.push(`${negated} := ${only === null ? '' : `${only} and `}$not(${name})`);
      this.inside(() => {
        for (const one of otherwise) this.run(one, negated);
      });
    }
    this.scopes = after.map((scope, depth) => merged(scope, this.scopes[depth]));
  }

  /** Inside a branch that a comparison of a variable with a number leads to, the variable comes to less. */
  private narrow<T>(when: Value, run: () => T): T {
    const known: { readonly scope: Map<string, Local>; readonly name: string; readonly local: Local; readonly inside: Interval }[] = [];
    for (const { name, operator, limit } of comparisons(when)) {
      const scope = this.scopes.findLast((one) => one.has(name));
      const local = scope?.get(name);
      if (scope === undefined || local === undefined) continue;
      const inside = where(local.range, operator, limit);
      known.push({ scope, name, local, inside });
      scope.set(name, { ...local, range: inside });
    }
    const value = run();
    for (const { scope, name, local, inside } of known.toReversed()) {
      const now = scope.get(name);
      if (now !== undefined) scope.set(name, { ...now, range: now.range === inside ? local.range : either(local.range, now.range) });
    }
    return value;
  }

  private inside(run: () => void): void {
    this.scopes.push(new Map());
    run();
    this.scopes.pop();
  }

  private put(name: string, local: Local): void {
    this.scopes.findLast((scope) => scope.has(name))?.set(name, local);
  }

  private variable(name: string): Local | null {
    return this.scopes.findLast((scope) => scope.has(name))?.get(name) ?? null;
  }

  private fresh(name: string): string {
    const letters = name.normalize('NFD').replaceAll(/[^A-Za-z0-9]/g, '') || 'tal';
    const stem = JSONATA.has(letters) || /^\d/.test(letters) ? `${letters}Tal` : letters;
    let free = stem;
    for (let number = 2; this.names.has(free); number += 1) free = `${stem}x${number}`;
    this.names.add(free);
    return `$${free}`;
  }

  private get around(): Around {
    return {
      reach: this.reach,
      answered: this.answered,
      variable: (name) => this.variable(name),
      needs: (name) => void this.needed.add(name),
      strangers: this.strangers,
    };
  }
}

/** A statement that does nothing but set the result, perhaps not always. */
function isTail(statement: Statement): boolean {
  if (statement.kind === 'outcome') return true;
  if (statement.kind === 'block') return statement.statements.length === 1 && statement.statements.every(isTail);
  if (statement.kind !== 'if') return false;
  const isBranch = (branch: readonly Statement[]): boolean => branch.length === 0 || (branch.length === 1 && branch.every(isTail));
  return isBranch(statement.then) && isBranch(statement.otherwise);
}

function sets(statement: Statement): boolean {
  if (statement.kind === 'outcome') return true;
  if (statement.kind === 'block') return statement.statements.some(sets);
  return statement.kind === 'if' && (statement.then.some(sets) || statement.otherwise.some(sets));
}

/** `x > 3 && y <= 2`: what must hold of single variables for the whole to hold. */
function comparisons(when: Value): readonly { readonly name: string; readonly operator: string; readonly limit: number }[] {
  if (when.kind !== 'binary') return [];
  const { operator, left, right } = when;
  if (operator === '&&') return [...comparisons(left), ...comparisons(right)];
  if (left.kind === 'name' && right.kind === 'number') return [{ name: left.name, operator, limit: right.value }];
  const turned = TURNED[operator];
  return left.kind === 'number' && right.kind === 'name' && turned !== undefined
    ? [{ name: right.name, operator: turned, limit: left.value }]
    : [];
}

const TURNED: Readonly<Record<string, string | undefined>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '==': '==' };

function merged(a: ReadonlyMap<string, Local>, b: ReadonlyMap<string, Local> | undefined): Map<string, Local> {
  return new Map(
    [...a].map(([name, local]) => {
      const other = b?.get(name) ?? local;
      return [
        name,
        {
          ...local,
          boxed: local.boxed || other.boxed,
          assigned: local.assigned && other.assigned,
          range: either(local.range, other.range),
        },
      ];
    }),
  );
}

const typeOf = (type: TypeName): Written['type'] => (type === 'int' ? 'int' : type === 'boolean' ? 'boolean' : 'double');

/** Names that JSONata has given to functions of its own, and those that are written here. */
const JSONATA: ReadonlySet<string> = new Set(
  (
    'sum count max min average string substring substringBefore substringAfter lowercase uppercase length trim match contains replace split join ' +
    'formatNumber formatBase formatInteger parseInteger number floor ceil round abs sqrt power boolean not map zip filter single reduce sift keys ' +
    'lookup append exists spread merge reverse each error assert type sort distinct base64encode base64decode encodeUrlComponent encodeUrl ' +
    'decodeUrlComponent decodeUrl toMillis fromMillis clone eval pad now millis random shuffle svar krav resultat'
  ).split(' '),
);
