import { error } from '../../problem.ts';
import { opensBetween, spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';

/** Ett mätbatteri stänger inte före den tid då svaret ska vara inne (BAT-10). */
export const DueAfterClosing: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, closes }, index) => {
    const { from, to } = opensBetween(schedule);
    return due && closes && [from, to].some((opened) => spanEnd(due, opened) > spanEnd(closes, opened))
      ? [error('DueAfterClosing', ['batteries', index, 'closes'], 'Mätbatteriet stänger innan svaret ska vara inne.')]
      : [];
  });
