import { daysBetween, daysLater, localDay, monthsAfter, onDay, wallClock } from './clock.ts';
import { weekdayPlace } from './weekdayPlace.ts';
import { drawn } from './draw.ts';
import { anchorAt, dayAfter, pastPauses, zoneOf, type Life } from './opening.ts';
import type { Instant, LocalTime, PlannedBattery, PlannedSchedule } from './plan.ts';

/** When place `place` of a battery's schedule comes, or null when there is none or its anchor has not happened (`docs/language.md` §3). */
export function placeAt(life: Life, battery: PlannedBattery, place: number): Instant | null {
  const { schedule } = battery;
  if (schedule.kind === 'byStaff') return null;
  const anchor = anchorAt(schedule.anchor, life);
  if (anchor === null) return null;
  const zone = zoneOf(life);
  const at = counted(life, battery.id, schedule, anchor, place, zone);
  if (at === null) return null;
  if ('untilDays' in schedule && schedule.untilDays !== undefined && daysBetween(zone, anchor, at) > schedule.untilDays) return null;
  return pastPauses(life, at, anchor, 'batteries');
}

function counted(
  life: Life,
  battery: string,
  schedule: Exclude<PlannedSchedule, { kind: 'byStaff' }>,
  anchor: Instant,
  place: number,
  zone: string,
): Instant | null {
  switch (schedule.kind) {
    case 'once':
      if (place > 1) return null;
      if (schedule.at === null) return later(anchor, schedule.days, schedule.months, zone);
      return dayAfter(zone, anchor, schedule.days, schedule.at, schedule.months);
    case 'every': {
      if (place > schedule.count) return null;
      const { everyMonths } = schedule;
      if (everyMonths !== undefined) {
        return dayAfter(zone, anchor, schedule.firstDays, schedule.at, (schedule.firstMonths ?? 0) + (place - 1) * everyMonths);
      }
      return dayAfter(zone, anchor, schedule.firstDays + (place - 1) * schedule.everyDays, schedule.at, schedule.firstMonths);
    }
    case 'weekdays': {
      if (place > schedule.count) return null;
      const day = weekdayPlace(localDay(zone, anchor) + schedule.firstDays, schedule.weekdays, schedule.everyWeeks, place);
      return day === null ? null : Math.max(anchor, onDay(zone, day, schedule.at));
    }
    case 'random': {
      const { windows } = schedule;
      const window = windows[(place - 1) % Math.max(1, windows.length)];
      if (!window || place > windows.length * schedule.days) return null;
      const from = minutesOf(window.from);
      const minute = from + drawn(life.state.seed ?? 0, `${battery}/${place}`, Math.max(1, minutesOf(window.to) - from));
      const day = schedule.firstDays + Math.floor((place - 1) / windows.length);
      return Math.max(anchor, wallClock(zone, anchor, day, timeOf(minute)));
    }
  }
}

/** Without a time of day: months on the calendar at the anchor's own time, and days of 24 hours. */
function later(anchor: Instant, days: number, months: number | undefined, zone: string): Instant {
  if (months === undefined) return anchor + days * DAY;
  const noon = monthsAfter(zone, anchor, months, 0, '12:00');
  return daysLater(zone, anchor, daysBetween(zone, anchor, noon)) + days * DAY;
}

const DAY = 86_400_000;
const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
