import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/** Ett tillfälle förfaller och stänger efter att det har öppnat, inte samma klockslag eller tidigare samma dag (BAT-10). */
export const ClosesBeforeOpening: Rule = (moment) =>
  moment.batteries.flatMap(({ schedule, due, closes }, index) => {
    const opensAt = schedule.at ?? '00:00';
    return [
      ...(due && minutesIn(due.days, due.at) <= minutesIn(0, opensAt)
        ? [
            error(
              'ClosesBeforeOpening',
              ['batteries', index, 'due'],
              `Svaret ska vara inne klockan ${due.at} samma dag, men tillfället öppnar ${opensAt}.`,
            ),
          ]
        : []),
      ...(closes && minutesIn(closes.days, closes.at) <= minutesIn(0, opensAt)
        ? [
            error(
              'ClosesBeforeOpening',
              ['batteries', index, 'closes'],
              `Tillfället stänger klockan ${closes.at} samma dag, men öppnar ${opensAt}.`,
            ),
          ]
        : []),
    ];
  });
