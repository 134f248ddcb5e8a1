import type { BinaryOperator, Expression } from '../../engine/expression.ts';
import type { Type, TypeAt } from './type.ts';
import { ANY_NUMBER, STATUSES } from './type.ts';

const BOOLEAN: Type = { kind: 'boolean' };
const UNKNOWN: Type = { kind: 'unknown' };

/**
 * What an expression comes to, by what stands at its paths; whatever in it cannot be compared, counted or looked at is put among the faults as a sentence.
 */
export function typeOf(expression: Expression, at: TypeAt, faults: Set<string>): Type {
  switch (expression.kind) {
    case 'literal':
      return typeOfLiteral(expression.value);
    case 'list':
      return { kind: 'list', values: expression.values };
    case 'path': {
      const type = at(expression.names);
      if (type.kind === 'refused') faults.add(type.sentence);
      return type;
    }
    case 'binary':
      return binary(expression.operator, typeOf(expression.left, at, faults), typeOf(expression.right, at, faults), expression, faults);
    case 'call':
      typeOf(expression.argument, at, faults);
      return expression.function === 'count' ? ANY_NUMBER : BOOLEAN;
    case 'conditional': {
      typeOf(expression.condition, at, faults);
      const then = typeOf(expression.whenTrue, at, faults);
      const other = expression.whenFalse ? typeOf(expression.whenFalse, at, faults) : then;
      if (then.kind === 'number' && other.kind === 'number') return ANY_NUMBER;
      if (then.kind === 'written' || other.kind === 'written') return then.kind === 'written' ? then : other;
      return then.kind === other.kind ? then : UNKNOWN;
    }
    case 'negate':
      needNumber(typeOf(expression.argument, at, faults), '-', faults);
      return ANY_NUMBER;
  }
}

function typeOfLiteral(value: number | string | boolean | null): Type {
  if (typeof value === 'number') return { kind: 'number', minimum: value, maximum: value };
  if (typeof value === 'boolean') return BOOLEAN;
  return typeof value === 'string' ? { kind: 'text' } : UNKNOWN;
}

function binary(
  operator: BinaryOperator,
  left: Type,
  right: Type,
  expression: Extract<Expression, { kind: 'binary' }>,
  faults: Set<string>,
): Type {
  switch (operator) {
    case 'and':
    case 'or':
      return BOOLEAN;
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      needNumber(left, operator, faults);
      needNumber(right, operator, faults);
      return ANY_NUMBER;
    case '=':
    case '!=':
      compareEqual(left, right, expression, faults);
      return BOOLEAN;
    case '<':
    case '<=':
    case '>':
    case '>=':
      compareOrder(operator, left, right, faults);
      return BOOLEAN;
    case 'in':
      compareIn(left, right, expression, faults);
      return BOOLEAN;
  }
}

function needNumber(type: Type, operator: string, faults: Set<string>): void {
  if (type.kind !== 'number' && !isOpen(type))
    faults.add(`Med ”${operator}” räknar man bara tal. ${words(type)} är inget tal.${advice(type)}`);
}

function compareEqual(
  left: Type,
  right: Type,
  expression: { readonly left: Expression; readonly right: Expression },
  faults: Set<string>,
): void {
  for (const [one, other, literal] of [
    [left, right, expression.right],
    [right, left, expression.left],
  ] as const) {
    if (one.kind === 'options') {
      faults.add(`Svaret på ”${one.question}” är flera alternativ. Skriv ”alternativ” in följt av vägen i stället för =.`);
      return;
    }
    if (one.kind === 'option' && literal.kind === 'literal') knownOption(one, literal.value, faults);
    if (one.kind === 'option' && other.kind === 'number') return;
    if (one.kind === 'status' && literal.kind === 'literal') {
      knownStatus(one, literal.value, faults);
      return;
    }
  }
  if (!isOpen(left) && !isOpen(right) && family(left) !== family(right))
    faults.add(`${words(left)} kan inte jämföras med ${lower(words(right))}.`);
}

function compareOrder(operator: string, left: Type, right: Type, faults: Set<string>): void {
  for (const type of [left, right]) {
    if (type.kind === 'option' || type.kind === 'options' || type.kind === 'status' || type.kind === 'boolean' || type.kind === 'list') {
      faults.add(`${words(type)} har ingen ordning och kan inte jämföras med ”${operator}”.${advice(type)}`);
      return;
    }
  }
  if (!isOpen(left) && !isOpen(right) && family(left) !== family(right))
    faults.add(`${words(left)} kan inte jämföras med ${lower(words(right))}.`);
}

function compareIn(left: Type, right: Type, expression: { readonly left: Expression }, faults: Set<string>): void {
  if (left.kind === 'options' || left.kind === 'list') {
    faults.add('Till vänster om ”in” står ett enda värde, inte flera.');
    return;
  }
  if (right.kind === 'options') {
    if (expression.left.kind === 'literal') knownOption(right, expression.left.value, faults);
    else if (left.kind !== 'option' && !isOpen(left)) faults.add(`${words(left)} kan inte finnas bland alternativ.`);
    return;
  }
  if (right.kind !== 'list') {
    if (!isOpen(right)) faults.add('Till höger om ”in” står en lista inom hakparentes eller svaret på en flervalsfråga.');
    return;
  }
  for (const value of right.values) {
    if (left.kind === 'option') knownOption(left, value, faults);
    else if (left.kind === 'status') knownStatus(left, value, faults);
    else if (!isOpen(left) && family(typeOfLiteral(value)) !== family(left))
      faults.add(`${words(left)} kan inte jämföras med ${JSON.stringify(value)}.`);
  }
}

function knownOption(
  type: Extract<Type, { kind: 'option' | 'options' }>,
  value: number | string | boolean | null,
  faults: Set<string>,
): void {
  if (typeof value === 'string' && type.options.includes(value)) return;
  const options = type.options
    .slice(0, 8)
    .map((id) => `"${id}"`)
    .join(', ');
  faults.add(`${JSON.stringify(value)} är inget alternativ i frågan ”${type.question}”. Alternativen är ${options}.`);
}

function knownStatus(type: Extract<Type, { kind: 'status' }>, value: number | string | boolean | null, faults: Set<string>): void {
  if (typeof value === 'string' && STATUSES.includes(value)) return;
  const known = STATUSES.map((status) => `"${status}"`).join(', ');
  faults.add(`Modulen ”${type.module}” kan inte vara ${JSON.stringify(value)}. Skriv ${known}.`);
}

const isOpen = (type: Type): boolean => type.kind === 'unknown' || type.kind === 'refused';
const family = (type: Type): string => (type.kind === 'option' || type.kind === 'status' || type.kind === 'written' ? 'text' : type.kind);
const lower = (text: string): string => text.charAt(0).toLocaleLowerCase('sv') + text.slice(1);

function advice(type: Type): string {
  return type.kind === 'option' ? ' Jämför med alternativens id med ”in”, eller gör ett resultat av frågan och jämför det.' : '';
}

function words(type: Type): string {
  switch (type.kind) {
    case 'number':
      return 'Ett tal';
    case 'boolean':
      return 'Ett ja eller nej';
    case 'option':
      return `Svaret på ”${type.question}”, som är ett alternativ,`;
    case 'options':
      return `Svaret på ”${type.question}”, som är flera alternativ,`;
    case 'status':
      return `Hur det går med ”${type.module}”`;
    case 'text':
    case 'written':
      return 'En text';
    case 'list':
      return 'En lista';
    case 'refused':
    case 'unknown':
      return 'Värdet';
  }
}
