import type { BinaryOperator, Expression } from '../../../engine/expression.ts';
import type { Moment } from '../../document/moment.ts';
import { warning } from '../../problem.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import type { Rule } from '../rule.ts';
import { contradictions } from '../contradictions.ts';
import { typeAt } from '../types.ts';

/** Ett villkor och varje jämförelse i det kan både hålla och inte hålla; en gräns utanför värdets lägsta och högsta är ett skrivfel (FLG-06). */
export const ConditionAlwaysSame: Rule = (moment) =>
  conditionsOf(moment).flatMap(({ expression, at }) => {
    if (!expression) return [];
    if (expression.kind === 'literal' && at.at(-1) !== 'outWhen')
      return [warning('ConditionAlwaysSame', at, `Villkoret ${expression.value === true ? 'håller alltid' : 'kan aldrig hålla'}.`)];
    const found = sentences(expression, moment);
    return [...new Set(found.length > 0 ? found : contradictions(expression))].map((message) =>
      warning('ConditionAlwaysSame', at, message),
    );
  });

function sentences(expression: Expression, moment: Moment): readonly string[] {
  switch (expression.kind) {
    case 'literal':
    case 'list':
    case 'path':
      return [];
    case 'call':
    case 'negate':
      return sentences(expression.argument, moment);
    case 'conditional':
      return [expression.condition, expression.whenTrue, ...(expression.whenFalse ? [expression.whenFalse] : [])].flatMap((part) =>
        sentences(part, moment),
      );
    case 'binary':
      return [...ofComparison(expression, moment), ...sentences(expression.left, moment), ...sentences(expression.right, moment)];
  }
}

function ofComparison({ operator, left, right }: Extract<Expression, { kind: 'binary' }>, moment: Moment): readonly string[] {
  if (left.kind === 'literal' && right.kind === 'path') return ofLimit(TURNED[operator] ?? operator, right.names, left.value, moment);
  if (left.kind === 'path' && right.kind === 'literal') return ofLimit(operator, left.names, right.value, moment);
  return [];
}

const TURNED: Partial<Record<BinaryOperator, BinaryOperator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function ofLimit(operator: BinaryOperator, names: readonly string[], limit: unknown, moment: Moment): readonly string[] {
  const type = typeAt(moment, names);
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
