import type { Battery } from '../../document/battery.ts';
import { placesIn } from '../../plan/schedule.ts';
import { warning } from '../../problem.ts';
import { opensBetween, reminderTime, spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** Ett tillfälle är över, förfallet och färdigpåmint innan nästa i samma mätbatteri öppnar (BAT-10). */
export const OverlappingOccasions: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, closes, reminders }, b) => {
    const between = shortestBetween(schedule);
    if (between === null || placesIn(schedule) < 2) return [];
    const { from } = opensBetween(schedule);
    const next = between + from;
    const at = ['batteries', b];
    return [
      ...(due && spanEnd(due, from) > next
        ? [warning('OverlappingOccasions', [...at, 'due'], 'Svaret ska vara inne först när nästa tillfälle redan har öppnat.')]
        : []),
      ...(closes && spanEnd(closes, from) > next
        ? [
            warning(
              'OverlappingOccasions',
              [...at, 'closes'],
              'Tillfället stänger först när nästa redan har öppnat, så två kan vara öppna samtidigt.',
            ),
          ]
        : []),
      ...reminders.flatMap((reminder, index) =>
        (reminderTime(reminder, due, from) ?? 0) >= next
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

/** The fewest minutes between two occasions' openings; random ones are for `RandomWindows` to say. */
function shortestBetween(schedule: Battery['schedule']): number | null {
  if (schedule.kind === 'every')
    return minutesIn((schedule.everyDays ?? 0) + 7 * (schedule.everyWeeks ?? 0) + 28 * (schedule.everyMonths ?? 0), '00:00');
  if (schedule.kind !== 'weekdays') return null;
  const days = [...new Set(schedule.weekdays)].sort((a, b) => a - b);
  const gaps = days.map((day, index) => (days[index + 1] ?? (days[0] ?? 0) + 7 * schedule.everyWeeks) - day);
  return minutesIn(Math.min(...gaps), '00:00');
}
