import { error } from '../../problem.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import type { Rule } from '../rule.ts';

/** Ett villkor håller sig till den del av JSONata som motorn kan räkna ut direkt (RES-07). */
export const ExpressionSubset: Rule = (moment) =>
  conditionsOf(moment).flatMap(({ faults, at }) =>
    faults.map(({ message, position }) => error('ExpressionSubset', at, message, { position })),
  );
