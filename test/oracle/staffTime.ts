import type { OpeningHours } from '../../engine/staffHours.ts';
import type { Instant } from '../../engine/plan.ts';
import { clockOf, dateOf, dayOf, instantOf, MINUTE, minutesOf, weekdayOf } from './calendar.ts';
import { closedDay } from './closedDays.ts';

/** The first instant at which so many hours of the unit's open time have passed, counted minute by minute; null when that takes over two years. */
export function staffTime(zone: string, from: Instant, hours: number, opening: OpeningHours): Instant | null {
  const key = `${zone} ${from} ${hours} ${JSON.stringify(opening)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size > 2000) known.clear();
  const found = count(zone, from, hours, opening);
  known.set(key, found);
  return found;
}

const known = new Map<string, Instant | null>();

function count(zone: string, from: Instant, hours: number, opening: OpeningHours): Instant | null {
  let left = hours * 60 * MINUTE;
  let at = from;
  for (let day = dayOf(zone, from); day < dayOf(zone, from) + 731; day += 1) {
    const midnight = instantOf(zone, day + 1, 0);
    if (intervals(day, opening).length > 0) {
      while (at < midnight) {
        const next = (Math.floor(at / MINUTE) + 1) * MINUTE;
        if (open(zone, at, opening)) {
          if (left <= next - at) return at + left;
          left -= next - at;
        }
        at = next;
      }
    }
    at = Math.max(at, midnight);
  }
  return null;
}

function open(zone: string, at: Instant, opening: OpeningHours): boolean {
  const clock = clockOf(zone, at);
  return intervals(dayOf(zone, at), opening).some(([from, to]) => minutesOf(from) <= clock && clock < minutesOf(to));
}

function intervals(day: number, opening: OpeningHours): readonly (readonly [string, string])[] {
  const closed = closedDay(day);
  if (opening.closed.includes(dateOf(day)) || closed === 'holiday') return [];
  if (closed === 'eve' && opening.opensOnEves !== true) return [];
  return opening.week[weekdayOf(day) - 1] ?? [];
}

/** Office hours, where neither the unit nor the plan has said anything. */
export const officeHours: OpeningHours = {
  week: [1, 2, 3, 4, 5, 6, 7].map((weekday) => (weekday < 6 ? [['08:00', '17:00']] : [])),
  closed: [],
};
