import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** Ett tillfälle är över, förfallet och färdigpåmint innan nästa i samma mätbatteri öppnar (BAT-10). */
export const OverlappingOccasions: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, closes, reminders }, b) => {
    if (schedule.kind !== 'every' || schedule.count < 2) return [];
    const next = minutesIn(schedule.everyDays, schedule.at);
    const at = ['batteries', b];
    return [
      ...(due && minutesIn(due.days, due.at) > next
        ? [warning('OverlappingOccasions', [...at, 'due'], 'Svaret ska vara inne först när nästa tillfälle redan har öppnat.')]
        : []),
      ...(closes && minutesIn(closes.days, closes.at) > next
        ? [
            warning(
              'OverlappingOccasions',
              [...at, 'closes'],
              'Tillfället stänger först när nästa redan har öppnat, så två kan vara öppna samtidigt.',
            ),
          ]
        : []),
      ...reminders.flatMap((reminder, index) =>
        minutesIn(reminder.days, reminder.at) >= next
          ? [
              warning(
                'OverlappingOccasions',
                [...at, 'reminders', index],
                `Påminnelse ${index + 1} kommer när nästa tillfälle redan har öppnat.`,
              ),
            ]
          : [],
      ),
    ];
  });
