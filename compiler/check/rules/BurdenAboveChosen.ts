import { warning } from '../../problem.ts';
import { minutesAsked, whenFrom, worstWeek } from '../load.ts';
import type { Rule } from '../rule.ts';

/** Ingen vecka tar mer av invånarens tid än momentet har sagt (momentspråket §10). */
export const BurdenAboveChosen: Rule = (moment) => {
  if (!moment.burden) return [];
  const { origin, day, amount } = worstWeek(minutesAsked(moment));
  const minutes = Math.round(amount);
  if (minutes <= moment.burden.minutesPerWeek) return [];
  const message = `Veckan ${whenFrom(origin, day)} tar ${minutes} minuter, mer än de ${moment.burden.minutesPerWeek} som momentet säger.`;
  return [warning('BurdenAboveChosen', ['burden', 'minutesPerWeek'], message)];
};
