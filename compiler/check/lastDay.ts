import type { Schedule } from '../document/schedule.ts';
import { inDays } from '../plan/opening.ts';
import { placesIn } from '../plan/schedule.ts';

/** The day of a schedule's first occasion, counted from its anchor, at the earliest. */
export function firstDayOf(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'once':
      return inDays(schedule) + atLeast(schedule.months);
    case 'every':
      return inDays({ days: schedule.firstDays, weeks: schedule.firstWeeks }) + atLeast(schedule.firstMonths);
    case 'weekdays':
      return inDays({ days: schedule.firstDays, weeks: schedule.firstWeeks });
    case 'random':
      return schedule.firstDays;
    case 'before':
    case 'after':
    case 'byStaff':
      return 0;
  }
}

/** The day of a schedule's last occasion, counted from its anchor, at the earliest. */
export function lastDayOf(schedule: Schedule): number {
  const last = Math.floor(firstDayOf(schedule) + (placesIn(schedule) - 1) * daysBetween(schedule));
  return 'untilDays' in schedule && schedule.untilDays !== undefined ? Math.min(last, schedule.untilDays) : Math.max(0, last);
}

/** Days between two occasions of a series, at the least and on the whole. */
export function daysBetween(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'every':
      return schedule.everyMonths === undefined
        ? inDays({ days: schedule.everyDays, weeks: schedule.everyWeeks })
        : atLeast(schedule.everyMonths);
    case 'weekdays':
      return (7 * schedule.everyWeeks) / new Set(schedule.weekdays).size;
    case 'random':
      return 1 / schedule.windows.length;
    case 'once':
    case 'before':
    case 'after':
    case 'byStaff':
      return 0;
  }
}

/** The fewest days that so many months can be. */
export const atLeast = (months: number | undefined): number => (months ? Math.floor(months * 30.4368) - 2 : 0);
