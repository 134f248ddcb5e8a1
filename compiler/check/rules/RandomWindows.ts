import { error, warning } from '../../problem.ts';
import { spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** Ett slumpfönster slutar efter sin början, står efter det förra, och ett svar hinner lämnas innan nästa fönster öppnar (momentspråket §3). */
export const RandomWindows: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due }, b) => {
    if (schedule.kind !== 'random') return [];
    return schedule.windows.flatMap(({ from, to }, index) => {
      const at = ['batteries', b, 'schedule', 'windows', index];
      const [begins, ends] = [minutesIn(0, from), minutesIn(0, to)];
      if (ends <= begins)
        return [
          error(
            'RandomWindows',
            [...at, 'to'],
            `Fönstret från ${from} till ${to} är tomt. Ett fönster slutar samma dag, efter sin början.`,
          ),
        ];
      const before = schedule.windows[index - 1];
      if (before && minutesIn(0, before.to) > begins)
        return [error('RandomWindows', [...at, 'from'], `Fönstret från ${from} börjar innan det förra har slutat ${before.to}.`)];
      if (!due) return [];
      const time = spanEnd(due, begins) - begins;
      if ('hours' in due && time > ends - begins)
        return [warning('RandomWindows', at, `Fönstret från ${from} till ${to} är kortare än tiden för att svara.`)];
      const next = schedule.windows[index + 1];
      return next && spanEnd(due, ends) > minutesIn(0, next.from)
        ? [warning('RandomWindows', at, `Svaret ska vara inne först när nästa fönster har öppnat ${next.from}.`)]
        : [];
    });
  });
