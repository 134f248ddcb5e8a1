import { localDay, onDay } from './clock.ts';
import { dateOfDay, weekdayOfDay } from './date.ts';
import { holidayOn } from './holidays.ts';
import type { Instant, LocalTime } from './plan.ts';

/** When a unit has staff. Public holidays are always closed, and the three eves unless it says otherwise. */
export interface OpeningHours {
  /** Seven days, Monday first, each with its open intervals; `to` may be 24:00, the midnight that ends the day. */
  readonly week: readonly (readonly (readonly [from: LocalTime, to: LocalTime])[])[];
  /** Dates (`YYYY-MM-DD`) when the unit is closed besides. */
  readonly closed: readonly string[];
  readonly opensOnEves?: boolean;
}

const officeDay: readonly (readonly [LocalTime, LocalTime])[] = [['08:00', '17:00']];

/** Monday to Friday 08:00–17:00: what counts where a unit has said nothing. */
export const usualHours: OpeningHours = { week: [officeDay, officeDay, officeDay, officeDay, officeDay, [], []], closed: [] };

/**
 * The earliest instant at which `hours` of the unit's open time have passed since `from`; with 0 hours the first instant, `from`
 * or later, when the unit is open. Real time counts: a night that an hour is taken from has an hour less. Null when that
 * takes more than two years (731 local days), as it does when the unit is never open. A week or an interval that makes no sense is closed.
 */
export function staffTimeAfter(zone: string, from: Instant, hours: number, opening: OpeningHours): Instant | null {
  let left = Math.max(0, Math.round(hours * HOUR));
  const first = localDay(zone, from);
  for (let day = first; day < first + TWO_YEARS; day += 1) {
    for (const span of openSpans(zone, day, opening)) {
      const start = Math.max(span.from, from);
      if (start >= span.to) continue;
      if (left <= span.to - start) return start + left;
      left -= span.to - start;
    }
  }
  return null;
}

/** Whether the unit is open: from the minute it opens until, and not counting, the minute it closes. */
export function isOpen(zone: string, at: Instant, opening: OpeningHours): boolean {
  return openSpans(zone, localDay(zone, at), opening).some((span) => span.from <= at && at < span.to);
}

const HOUR = 3_600_000;
const TWO_YEARS = 731;

interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The open time of a local day, in order and without overlap; a time that the clock shows twice is the first of the two. */
function openSpans(zone: string, day: number, opening: OpeningHours): readonly Span[] {
  const intervals = opening.week.length === 7 ? opening.week[weekdayOfDay(day) - 1] : undefined;
  if (intervals === undefined || intervals.length === 0 || isClosed(dateOfDay(day), opening)) return [];
  const spans: Span[] = [];
  for (const [from, to] of intervals.filter(isInterval).toSorted(byStart)) {
    const start = Math.max(onDay(zone, day, from), spans.at(-1)?.to ?? -Infinity);
    const end = to === MIDNIGHT ? onDay(zone, day + 1, '00:00') : onDay(zone, day, to);
    if (start < end) spans.push({ from: start, to: end });
  }
  return spans;
}

function isClosed(date: string, opening: OpeningHours): boolean {
  if (opening.closed.includes(date)) return true;
  const holiday = holidayOn(date);
  return holiday !== null && !(holiday.kind === 'eve' && opening.opensOnEves === true);
}

const MIDNIGHT = '24:00';

function isInterval([from, to]: readonly [LocalTime, LocalTime]): boolean {
  return isTime(from) && (isTime(to) || to === MIDNIGHT) && from < to;
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const byStart = (a: readonly [LocalTime, LocalTime], b: readonly [LocalTime, LocalTime]): number =>
  a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
