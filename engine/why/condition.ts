import type { BinaryOperator, Expression, Literal } from '../expression.ts';
import { factName, spokenValue } from './facts.ts';
import type { Names } from './names.ts';
import { quoted } from './words.ts';

/** A condition in words, for staff: "PHQ-9 fråga 9 är minst 1 och ”Modul 2” är avklarad". */
export function conditionInWords(condition: Expression, names: Names): string {
  switch (condition.kind) {
    case 'literal':
      return literal(condition.value);
    case 'list':
      return condition.values.map(literal).join(' eller ');
    case 'path':
      return factName(condition.names.join('.'), names);
    case 'negate':
      return `minus ${part(condition.argument, names)}`;
    case 'conditional': {
      const otherwise = condition.whenFalse === null ? '' : `, annars att ${conditionInWords(condition.whenFalse, names)}`;
      return `om ${conditionInWords(condition.condition, names)} så att ${conditionInWords(condition.whenTrue, names)}${otherwise}`;
    }
    case 'call':
      return call(condition, names);
    case 'binary':
      return `${part(condition.left, names, condition.operator)} ${OPERATORS[condition.operator]} ${part(condition.right, names, condition.operator)}`;
  }
}

function call(condition: Extract<Expression, { kind: 'call' }>, names: Names): string {
  const { argument } = condition;
  switch (condition.function) {
    case 'not':
      return argument.kind === 'call' && argument.function === 'exists'
        ? `${part(argument.argument, names)} saknas`
        : `det inte gäller att ${conditionInWords(argument, names)}`;
    case 'exists':
      return `${part(argument, names)} finns`;
    case 'count':
      return `antalet i ${part(argument, names)}`;
    case 'boolean':
      return argument.kind === 'path' ? `${conditionInWords(argument, names)} är ja` : conditionInWords(argument, names);
  }
}

/** A part of a larger condition, in brackets where it would read wrongly without. */
function part(expression: Expression, names: Names, within: BinaryOperator | null = null): string {
  const told = conditionInWords(expression, names);
  if (expression.kind === 'conditional') return `(${told})`;
  if (expression.kind !== 'binary') return told;
  const joins = expression.operator === 'and' || expression.operator === 'or';
  const joined = within === 'and' || within === 'or';
  if (joined) return joins && expression.operator !== within ? `(${told})` : told;
  return `(${told})`;
}

const literal = (value: Literal): string =>
  typeof value === 'string' && spokenValue(value) === value ? quoted(value) : spokenValue(value);

const OPERATORS: Readonly<Record<BinaryOperator, string>> = {
  '=': 'är',
  '!=': 'är inte',
  '<': 'är mindre än',
  '<=': 'är högst',
  '>': 'är mer än',
  '>=': 'är minst',
  and: 'och',
  or: 'eller',
  '+': '+',
  '-': '−',
  '*': '×',
  '/': '÷',
  '%': 'rest vid delning med',
  in: 'är något av',
};
