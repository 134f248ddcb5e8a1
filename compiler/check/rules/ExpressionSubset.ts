import { error } from '../../problem.ts';
import { placedExpressions } from '../placedExpressions.ts';
import type { Rule } from '../rule.ts';

/** Ett villkor eller ett uträknat värde håller sig till den del av JSONata som motorn kan räkna ut direkt (RES-07). */
export const ExpressionSubset: Rule = (moment) =>
  placedExpressions(moment).flatMap(({ faults, at }) =>
    faults.map(({ message, position }) => error('ExpressionSubset', at, message, { position })),
  );
