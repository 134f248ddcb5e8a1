import type { BinaryOperator, Expression } from '../../../engine/expression.ts';
import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { contradictions } from '../contradictions.ts';
import { placedExpressions } from '../placedExpressions.ts';
import type { TypeAt } from '../type.ts';

/** Ett villkor och varje jämförelse i det kan både hålla och inte hålla; en gräns utanför värdets lägsta och högsta är ett skrivfel (FLG-06). */
export const ConditionAlwaysSame: Rule = (moment) =>
  placedExpressions(moment).flatMap(({ expression, at, typeAt, isCondition }) => {
    if (!expression || !isCondition) return [];
    if (expression.kind === 'literal' && at.at(-1) !== 'outWhen')
      return [warning('ConditionAlwaysSame', at, `Villkoret ${expression.value === true ? 'håller alltid' : 'kan aldrig hålla'}.`)];
    const found = sentences(expression, typeAt);
    return [...new Set(found.length > 0 ? found : contradictions(expression))].map((message) =>
      warning('ConditionAlwaysSame', at, message),
    );
  });

function sentences(expression: Expression, typeAt: TypeAt): readonly string[] {
  switch (expression.kind) {
    case 'literal':
    case 'list':
    case 'path':
      return [];
    case 'call':
    case 'negate':
      return sentences(expression.argument, typeAt);
    case 'conditional':
      return [expression.condition, expression.whenTrue, ...(expression.whenFalse ? [expression.whenFalse] : [])].flatMap((part) =>
        sentences(part, typeAt),
      );
    case 'binary':
      return [...ofComparison(expression, typeAt), ...sentences(expression.left, typeAt), ...sentences(expression.right, typeAt)];
  }
}

function ofComparison({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, typeAt: TypeAt): readonly string[] {
  if (left.kind === 'literal' && right.kind === 'path') return ofLimit(TURNED[operator] ?? operator, right.names, left.value, typeAt);
  if (left.kind === 'path' && right.kind === 'literal') return ofLimit(operator, left.names, right.value, typeAt);
  return [];
}

const TURNED: Partial<Record<BinaryOperator, BinaryOperator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function ofLimit(operator: BinaryOperator, names: readonly string[], limit: unknown, typeAt: TypeAt): readonly string[] {
  const type = typeAt(names);
  if (type.kind !== 'number' || typeof limit !== 'number') return [];
  const { minimum, maximum } = type;
  const outcome = {
    '<': maximum < limit ? true : minimum >= limit ? false : null,
    '<=': maximum <= limit ? true : minimum > limit ? false : null,
    '>': minimum > limit ? true : maximum <= limit ? false : null,
    '>=': minimum >= limit ? true : maximum < limit ? false : null,
    '=': limit < minimum || limit > maximum ? false : null,
    '!=': limit < minimum || limit > maximum ? true : null,
  }[operator as '<'];
  if (outcome === null || outcome === undefined) return [];
  const name = names[0] === 'forms' ? names[3] : names.join('.');
  const range = maximum === Infinity ? `${name} är minst ${minimum}` : `${name} ligger mellan ${minimum} och ${maximum}`;
  return [`”${name} ${operator} ${limit}” ${outcome ? 'håller alltid' : 'kan aldrig hålla'}, eftersom ${range}.`];
}
