import { error, warning } from '../../problem.ts';
import type { Battery } from '../../document/battery.ts';
import type { Rule } from '../rule.ts';
import { minutesIn } from '../times.ts';

/**
 * Ett tillfälle förfaller och stänger efter att det har öppnat, inte samma klockslag eller tidigare samma dag (BAT-10).
 * Ett som öppnar samma dag som det räknas från kan öppna senare än sitt klockslag, när det hände sent på dagen.
 */
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
      ...opensWithAnchor(schedule).flatMap((late) =>
        (['due', 'closes'] as const).flatMap((over) =>
          (over === 'due' ? due : closes)?.days === 0 ? [warning('ClosesBeforeOpening', ['batteries', index, over], late)] : [],
        ),
      ),
    ];
  });

/** The sentence for a battery whose first occasion opens on the anchor's own day, at the anchor's instant when that is later. */
function opensWithAnchor(schedule: Battery['schedule']): string[] {
  if ((schedule.kind === 'once' ? schedule.days : schedule.firstDays) > 0) return [];
  return ['Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.'];
}
