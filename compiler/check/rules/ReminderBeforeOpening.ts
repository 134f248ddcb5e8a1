import { error, warning } from '../../problem.ts';
import { opensBetween, reminderTime } from '../occasion.ts';
import type { Rule } from '../rule.ts';

/** En påminnelse kommer efter att tillfället har öppnat, och räknas från ett svarsdatum bara där det finns ett (BAT-08). */
export const ReminderBeforeOpening: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, reminders }, b) =>
    reminders.flatMap((reminder, index) => {
      const at = ['batteries', b, 'reminders', index];
      if (reminder.from === 'due' && !due)
        return [
          error(
            'ReminderBeforeOpening',
            [...at, 'from'],
            `Påminnelse ${index + 1} räknas från en tid då svaret ska vara inne, men det finns ingen.`,
          ),
        ];
      const { from, to } = opensBetween(schedule);
      const isEarly = (opened: number): boolean => (reminderTime(reminder, due, opened) ?? opened + 1) <= opened;
      if (isEarly(from) && isEarly(to))
        return [
          error('ReminderBeforeOpening', at, `Påminnelse ${index + 1} skulle komma innan tillfället har öppnat, och skickas aldrig.`),
        ];
      return isEarly(to)
        ? [warning('ReminderBeforeOpening', at, `Påminnelse ${index + 1} uteblir när tillfället öppnar sent på dagen.`)]
        : [];
    }),
  );
