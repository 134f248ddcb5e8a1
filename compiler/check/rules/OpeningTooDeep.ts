import type { Opening } from '../../document/opening.ts';
import { openingsOf, partsOf } from '../../document/openings.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En regel är sammansatt i högst sex nivåer och av högst 60 delar, så att den går att förstå och ryms i planen. */
export const OpeningTooDeep: Rule = (moment) =>
  openingsOf(moment).flatMap(({ opening, at }) => {
    if (depthOf(opening) > DEEPEST)
      return [error('OpeningTooDeep', at, `Regeln är sammansatt i fler än ${DEEPEST} nivåer av ”all”, ”any” och ”not”. Förenkla den.`)];
    const parts = partsOf(opening, at).length;
    return parts > MOST_PARTS ? [error('OpeningTooDeep', at, `Regeln har ${parts} delar. Högst ${MOST_PARTS} ryms.`)] : [];
  });

const DEEPEST = 6;
const MOST_PARTS = 60;

function depthOf(opening: Opening): number {
  if (opening.kind === 'not') return 1 + depthOf(opening.of);
  return opening.kind === 'all' || opening.kind === 'any' ? 1 + Math.max(...opening.of.map(depthOf)) : 0;
}
