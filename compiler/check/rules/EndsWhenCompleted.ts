import { error } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';

/** Ett moment som slutar när moduler är klara har moduler som kan bli klara (momentspråket §8). */
export const EndsWhenCompleted: Rule = (moment) => {
  const { endsWhenCompleted } = moment;
  if (endsWhenCompleted === undefined) return [];
  if (endsWhenCompleted === 'all' && moment.modules.length === 0)
    return [error('EndsWhenCompleted', ['endsWhenCompleted'], 'Momentet har inga moduler att bli klar med.')];
  const earliest = earliestOf(moment);
  return moment.modules.flatMap(({ id, title }) => {
    const position = endsWhenCompleted === 'all' ? null : endsWhenCompleted.indexOf(id);
    if (position === -1 || earliest.completes(id) !== NEVER) return [];
    const at = position === null ? ['endsWhenCompleted'] : ['endsWhenCompleted', position];
    return [error('EndsWhenCompleted', at, `Momentet slutar aldrig, eftersom ”${title}” aldrig blir klar av sig själv.`)];
  });
};
