import { error } from '../../problem.ts';
import { firstDayOf } from '../lastDay.ts';
import type { Rule } from '../rule.ts';

/** En serie som slutar efter ett antal dagar har sitt första tillfälle innan dess (BAT-06). */
export const NoOccasions: Rule = (moment) =>
  moment.batteries.flatMap(({ title, schedule }, index) => {
    if (!('untilDays' in schedule) || schedule.untilDays === undefined) return [];
    const first = firstDayOf(schedule);
    if (first <= schedule.untilDays) return [];
    const message = `”${title}” slutar dag ${schedule.untilDays}, före det första tillfället dag ${first}.`;
    return [error('NoOccasions', ['batteries', index, 'schedule', 'untilDays'], message)];
  });
