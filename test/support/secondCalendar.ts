import { Temporal } from 'temporal-polyfill';

/**
 * A second calendar to check engine/clock.ts by: the Temporal proposal's own rules, sharing no code with the engine or luxon.
 * A time in a gap is looked up as the next change of offset, which is the first minute after the gap.
 */

export const ZONES = [
  'Europe/Stockholm',
  'UTC',
  'Pacific/Auckland',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/London',
  'Asia/Tehran',
  'Pacific/Apia',
  'America/Santiago',
  'Atlantic/Azores',
] as const;

export interface Reading {
  readonly instant: number;
  readonly date: string;
  readonly time: string;
  readonly weekday: number;
}

/** Where the zone's clock stands when it shows, or has just passed over, `time` on `date`. */
export function readingAt(zone: string, date: Temporal.PlainDate, time: string): Reading {
  return readingOf(zonedAt(zone, date.toPlainDateTime(Temporal.PlainTime.from(time))));
}

/** The instant some calendar days after another, at the same wall-clock time to the millisecond. */
export function sameTimeAfter(zone: string, instant: number, days: number): number {
  if (days === 0) return instant;
  const from = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return zonedAt(zone, from.add({ days })).epochMilliseconds;
}

function zonedAt(zone: string, wanted: Temporal.PlainDateTime): Temporal.ZonedDateTime {
  const found = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(wanted)) return found;
  const after = found.getTimeZoneTransition('next');
  if (after === null) throw new Error(`${zone} has no ${wanted.toString()}, and no change of offset either.`);
  return after;
}

/** What the zone's calendar and clock show at an instant. */
export function readingOn(zone: string, instant: number): Reading {
  return readingOf(Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone));
}

/** The local date of an instant. */
export function dateOn(zone: string, instant: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();
}

/** The date some months and then some days later; a day that the month lacks is its last. */
export function dateAfter(date: Temporal.PlainDate, months: number, days: number): Temporal.PlainDate {
  return date.add({ months }, { overflow: 'constrain' }).add({ days });
}

/** The first such weekday on or after a date, found by trying. */
export function weekdayOnOrAfter(date: Temporal.PlainDate, weekday: number): Temporal.PlainDate {
  let tried = date;
  while (tried.dayOfWeek !== weekday) tried = tried.add({ days: 1 });
  return tried;
}

/** Every change of the zone's offset from the beginning of one year until the end of another. */
export function changesOf(zone: string, firstYear: number, lastYear: number): readonly number[] {
  const changes: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.ZonedDateTime.from({ timeZone: zone, year: firstYear, month: 1, day: 1 });
  for (at = at.getTimeZoneTransition('next'); at !== null && at.year <= lastYear; at = at.getTimeZoneTransition('next')) {
    changes.push(at.epochMilliseconds);
  }
  return changes;
}

/** The zone's offset from UTC at an instant, in milliseconds. */
export function offsetOn(zone: string, instant: number): number {
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).offsetNanoseconds / 1e6;
}

export const firstDay: Temporal.PlainDate = new Temporal.PlainDate(2025, 1, 1);

/** Whether the text names a date of the Gregorian calendar. */
export function namesDate(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text;
  } catch {
    return false;
  }
}

function readingOf(at: Temporal.ZonedDateTime): Reading {
  return {
    instant: at.epochMilliseconds,
    date: `${at.year}-${two(at.month)}-${two(at.day)}`,
    time: `${two(at.hour)}:${two(at.minute)}`,
    weekday: at.dayOfWeek,
  };
}

const two = (number: number): string => (number < 10 ? `0${number}` : String(number));
