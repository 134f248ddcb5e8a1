import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** Ett mätbatteri stänger inte före den tid då svaret ska vara inne (BAT-10). */
export const DueAfterClosing: Rule = (moment) =>
  moment.batteries.flatMap(({ due, closes }, index) =>
    due && closes && minutesIn(due.days, due.at) > minutesIn(closes.days, closes.at)
      ? [error('DueAfterClosing', ['batteries', index, 'closes'], 'Mätbatteriet stänger innan svaret ska vara inne.')]
      : [],
  );
