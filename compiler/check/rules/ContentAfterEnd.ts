import type { Battery } from '../../document/battery.ts';
import { itemsOf } from '../../document/items.ts';
import { placesIn } from '../../plan/schedule.ts';
import { error, warning } from '../../problem.ts';
import type { Earliest } from '../earliest.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';
import { NAMES } from './OpeningCycle.ts';

/** Inget öppnar först när momentet redan har slutat (END-03). */
export const ContentAfterEnd: Rule = (moment) => {
  const { ends } = moment;
  if (!ends) return [];
  const earliest = earliestOf(moment);
  return [
    ...itemsOf(moment).flatMap((item) => {
      const day = earliest.opens(item.id);
      if (!item.hasRule || day <= ends.days || day === NEVER) return [];
      if (item.within !== null && earliest.opens(item.within) > ends.days) return [];
      return [
        error(
          'ContentAfterEnd',
          [...item.at, 'opens'],
          `${NAMES[item.kind]} ”${item.title}” öppnar tidigast dag ${day}, men momentet slutar dag ${ends.days}.`,
        ),
      ];
    }),
    ...moment.batteries.flatMap(({ id, title, schedule }, index) => {
      const first = earliest.occasion(id);
      const at = ['batteries', index, 'schedule'];
      if (first === NEVER) return [];
      if (first > ends.days)
        return [
          error('ContentAfterEnd', at, `Mätbatteriet ”${title}” öppnar tidigast dag ${first}, men momentet slutar dag ${ends.days}.`),
        ];
      const count = placesIn(schedule);
      const within = roomFor(id, count, ends.days, earliest);
      if (within >= count || count < 2) return [];
      const message = `Av ${count} tillfällen i ”${title}” ryms högst ${within} innan momentet slutar dag ${ends.days}.`;
      return [warning('ContentAfterEnd', [...at, placeOf(schedule)], message)];
    }),
  ];
};

/** How many of a battery's occasions can open by a day: the number is sought by halving, since days only grow. */
function roomFor(battery: string, count: number, lastDay: number, earliest: Earliest): number {
  let [least, most] = [1, count];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (Math.floor(earliest.occasion(battery, middle)) <= lastDay) least = middle;
    else most = middle - 1;
  }
  return least;
}

function placeOf(schedule: Battery['schedule']): string {
  if (schedule.kind === 'random') return 'days';
  return 'untilDays' in schedule && schedule.untilDays !== undefined && schedule.count === undefined ? 'untilDays' : 'count';
}
