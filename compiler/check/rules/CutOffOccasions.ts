import { warning } from '../../problem.ts';
import { earliestOf, NEVER } from '../earliest.ts';
import { lastDayOf } from '../lastDay.ts';
import { opensBetween, spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';

/** Det sista tillfället i ett mätbatteri hinner besvaras innan momentet eller uppföljningen slutar (END-03, END-06). */
export const CutOffOccasions: Rule = (moment) => {
  const earliest = earliestOf(moment);
  return moment.batteries.flatMap(({ id, title, schedule, due, closes }, index) => {
    const fromEnd = 'anchor' in schedule && schedule.anchor.kind === 'end';
    const limit = fromEnd ? moment.followUp?.days : moment.ends?.days;
    const lasts = due ?? closes;
    if (limit === undefined || !lasts) return [];
    const first = fromEnd || !('anchor' in schedule) ? 0 : earliest.anchor(schedule.anchor);
    const opens = (first === NEVER ? 0 : first) + lastDayOf(schedule);
    const answered = opens + Math.floor(spanEnd(lasts, opensBetween(schedule).from) / 1440);
    if (opens > limit || answered <= limit || earliest.occasion(id) === 0) return [];
    const what = fromEnd ? `uppföljningen slutar dag ${limit}` : `momentet slutar dag ${limit}`;
    const message = `Det sista tillfället i ”${title}” ska besvaras till dag ${answered}, men ${what}.`;
    return [warning('CutOffOccasions', ['batteries', index, due ? 'due' : 'closes'], message)];
  });
};
