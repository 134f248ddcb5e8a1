import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** En påminnelse kommer innan tillfället stänger (BAT-08). */
export const ReminderAfterClosing: Rule = (moment) =>
  moment.batteries.flatMap(({ closes, reminders }, b) =>
    reminders.flatMap((reminder, index) =>
      closes && minutesIn(reminder.days, reminder.at) >= minutesIn(closes.days, closes.at)
        ? [
            error(
              'ReminderAfterClosing',
              ['batteries', b, 'reminders', index],
              `Påminnelse ${index + 1} kommer när tillfället redan har stängt.`,
            ),
          ]
        : [],
    ),
  );
