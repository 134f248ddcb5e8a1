import type { Battery } from '../../document/battery.ts';
import { error, warning } from '../../problem.ts';
import { opensBetween, spanEnd } from '../occasion.ts';
import type { Rule } from '../rule.ts';

/**
 * Ett tillfälle förfaller och stänger efter att det har öppnat, inte samma klockslag eller tidigare samma dag (BAT-10).
 * Ett som öppnar samma dag som det räknas från kan öppna senare än sitt klockslag, när det hände sent på dagen.
 */
export const ClosesBeforeOpening: Rule = (moment) =>
  moment.batteries.flatMap((battery, index) =>
    (['due', 'closes'] as const).flatMap((over) => {
      const span = battery[over];
      if (!span || 'hours' in span) return [];
      const at = ['batteries', index, over];
      const { from } = opensBetween(battery.schedule);
      if (spanEnd(span, from) <= from) {
        const opens = `${String(Math.floor(from / 60)).padStart(2, '0')}:${String(from % 60).padStart(2, '0')}`;
        const message =
          over === 'due'
            ? `Svaret ska vara inne klockan ${span.at} samma dag, men tillfället öppnar ${opens}.`
            : `Tillfället stänger klockan ${span.at} samma dag, men öppnar ${opens}.`;
        return [error('ClosesBeforeOpening', at, message), ...(mayOpenLate(battery.schedule) ? [late(at)] : [])];
      }
      return span.days === 0 && mayOpenLate(battery.schedule) ? [late(at)] : [];
    }),
  );

const late = (at: readonly (string | number)[]) =>
  warning(
    'ClosesBeforeOpening',
    at,
    'Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.',
  );

/** The first occasion opens on the anchor's own day, at the anchor's instant when that is later; or whenever people act. */
function mayOpenLate(schedule: Battery['schedule']): boolean {
  switch (schedule.kind) {
    case 'once':
      return schedule.days + (schedule.weeks ?? 0) + (schedule.months ?? 0) === 0;
    case 'every':
      return schedule.firstDays + (schedule.firstWeeks ?? 0) + (schedule.firstMonths ?? 0) === 0;
    case 'weekdays':
      return schedule.firstDays + (schedule.firstWeeks ?? 0) === 0;
    case 'before':
    case 'after':
    case 'byStaff':
      return true;
    case 'random':
      return false;
  }
}
