import { error } from '../../problem.ts';
import { earliestDays } from '../earliest.ts';
import type { Rule } from '../rule.ts';
import { openingReferences } from '../references.ts';
import { OpeningCycle } from './OpeningCycle.ts';

/** Varje modul kan öppnas av sin egen regel; en modul som bara personal ska öppna säger det med ”byStaff” (PRE-03, MOD-03). */
export const UnreachableModule: Rule = (moment) => {
  const days = earliestDays(moment);
  const inRing = new Set(OpeningCycle(moment).map(({ at }) => at[1]));
  return moment.modules.flatMap((module, index) => {
    if (days.get(module.id) !== Number.POSITIVE_INFINITY || inRing.has(index)) return [];
    const waits = openingReferences(module.opens, []).find((reference) => days.get(reference.module) === Number.POSITIVE_INFINITY);
    const on = moment.modules.find(({ id }) => id === waits?.module)?.title ?? waits?.module ?? '';
    return [
      error(
        'UnreachableModule',
        ['modules', index, 'opens'],
        `Modulen ”${module.title}” kan aldrig öppnas, eftersom ”${on}” inte kan det.`,
      ),
    ];
  });
};
