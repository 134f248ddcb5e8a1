import { error, warning } from '../../problem.ts';
import { anchorDay, earliestDays } from '../earliest.ts';
import type { Rule } from '../rule.ts';

/** Inget öppnar först när momentet redan har slutat (END-03). */
export const ContentAfterEnd: Rule = (moment) => {
  const { ends } = moment;
  if (!ends) return [];
  const days = earliestDays(moment);
  return [
    ...moment.modules.flatMap((module, index) => {
      const day = days.get(module.id) ?? 0;
      if (day <= ends.days || day === Number.POSITIVE_INFINITY) return [];
      return [
        error(
          'ContentAfterEnd',
          ['modules', index, 'opens'],
          `Modulen ”${module.title}” öppnar tidigast dag ${day}, men momentet slutar dag ${ends.days}.`,
        ),
      ];
    }),
    ...moment.batteries.flatMap(({ title, schedule }, index) => {
      const first = anchorDay(schedule.anchor, days) + (schedule.kind === 'once' ? schedule.days : schedule.firstDays);
      const at = ['batteries', index, 'schedule'];
      if (first === Number.POSITIVE_INFINITY) return [];
      if (first > ends.days) {
        return [
          error('ContentAfterEnd', at, `Mätbatteriet ”${title}” öppnar tidigast dag ${first}, men momentet slutar dag ${ends.days}.`),
        ];
      }
      if (schedule.kind === 'once') return [];
      const within = Math.floor((ends.days - first) / schedule.everyDays) + 1;
      if (within >= schedule.count) return [];
      const message = `Av ${schedule.count} tillfällen i ”${title}” ryms högst ${within} innan momentet slutar dag ${ends.days}.`;
      return [warning('ContentAfterEnd', [...at, 'count'], message)];
    }),
  ];
};
