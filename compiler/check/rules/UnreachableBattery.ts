import { error } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import type { Rule } from '../rule.ts';

/** Ett mätbatteri kan öppna: det som det räknas från kan hända (BAT-03). */
export const UnreachableBattery: Rule = (moment) => {
  const earliest = earliestOf(moment);
  return moment.batteries.flatMap(({ id, title, schedule }, index) => {
    if ('anchor' in schedule && schedule.anchor.kind === 'end') return [];
    if (earliest.occasion(id) !== NEVER) return [];
    const message = `Mätbatteriet ”${title}” kan aldrig öppna, så ingen kan svara på det. Det som det räknas från kan inte hända.`;
    return [error('UnreachableBattery', ['batteries', index, 'schedule'], message)];
  });
};
