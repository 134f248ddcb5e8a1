import { weekdayOfDay } from './date.ts';

/** The `place`-th of the weekdays on or after a day, in every so many calendar weeks from that day's week. */
export function weekdayPlace(first: number, weekdays: readonly number[], everyWeeks: number, place: number): number | null {
  const days = inOrder(weekdays);
  if (days.length === 0) return null;
  const monday = first - weekdayOfDay(first) + 1;
  const inFirst = days.filter((day) => monday + day - 1 >= first);
  const inWeek = inFirst[place - 1];
  if (inWeek !== undefined) return monday + inWeek - 1;
  const rest = place - inFirst.length - 1;
  const week = 1 + Math.floor(rest / days.length);
  return monday + week * 7 * Math.max(1, everyWeeks) + (days[rest % days.length] ?? 1) - 1;
}

/** Each weekday once, Monday first; those of a plan are looked through once. */
function inOrder(weekdays: readonly number[]): readonly number[] {
  const known = ordered.get(weekdays);
  if (known) return known;
  const days = [...new Set(weekdays)].filter((day) => day >= 1 && day <= 7).toSorted((a, b) => a - b);
  ordered.set(weekdays, days);
  return days;
}

const ordered = new WeakMap<readonly number[], readonly number[]>();
