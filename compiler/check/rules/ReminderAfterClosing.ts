import { error } from '../../problem.ts';
import { opensBetween, reminderTime, spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';

/** En påminnelse kommer innan tillfället stänger (BAT-08). */
export const ReminderAfterClosing: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, closes, reminders }, b) =>
    reminders.flatMap((reminder, index) => {
      const { from, to } = opensBetween(schedule);
      const isLate = (opened: number): boolean => {
        const time = reminderTime(reminder, due, opened);
        return closes !== undefined && time !== null && time >= spanEnd(closes, opened);
      };
      return isLate(from) && isLate(to)
        ? [
            error(
              'ReminderAfterClosing',
              ['batteries', b, 'reminders', index],
              `Påminnelse ${index + 1} kommer när tillfället redan har stängt.`,
            ),
          ]
        : [];
    }),
  );
