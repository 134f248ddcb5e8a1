import { IANAZone } from 'luxon';
import { dateOfDay, dayOfDate, plusMonths, weekdayFrom, weekdayOfDay } from './date.ts';
import type { Instant, LocalTime } from './plan.ts';

/**
 * Calendar arithmetic in a named zone, decided by rule and never by the host (moment-language §9).
 * A time in the spring gap is the first minute after it; a time in the autumn overlap is the first of the two.
 * The only file that imports luxon. Throws on an unknown zone or a day or time that does not exist on paper.
 */

/** The instant at `time` on the calendar day `days` after the local day of `anchor`. Day 0 is the anchor's own day. */
export function wallClock(zone: string, anchor: Instant, days: number, time: LocalTime): Instant {
  return atLocal(zone, localDay(zone, anchor) + days, time);
}

/**
 * The instant at `time` on the local date of `anchor` plus `months` – the month's last day when it has no such day, so that
 * 31 January and one month is 28 or 29 February – and then plus `days`.
 */
export function monthsAfter(zone: string, anchor: Instant, months: number, days: number, time: LocalTime): Instant {
  return atLocal(zone, plusMonths(localDay(zone, anchor), months) + days, time);
}

/** The instant at `time` on the first `weekday` (Monday 1 … Sunday 7) on or after the day `days` after the local day of `anchor`. */
export function weekdayAfter(zone: string, anchor: Instant, days: number, weekday: number, time: LocalTime): Instant {
  return atLocal(zone, weekdayFrom(localDay(zone, anchor) + days, weekday), time);
}

/** The instant at `time` on the date `YYYY-MM-DD`. */
export function onDate(zone: string, date: string, time: LocalTime): Instant {
  return atLocal(zone, dayOfDate(date), time);
}

/** The instant at `time` on a calendar day, told as days since 1970-01-01. */
export function onDay(zone: string, day: number, time: LocalTime): Instant {
  return atLocal(zone, day, time);
}

/** The instant so many calendar days later at the same wall-clock time, to the millisecond; 0 days is the instant itself. */
export function daysLater(zone: string, instant: Instant, days: number): Instant {
  return days === 0 ? instant : atWall(zone, instant + offsetAt(zone, instant) + days * DAY);
}

/** Local calendar day as a count of days since 1970-01-01. */
export function localDay(zone: string, instant: Instant): number {
  return Math.floor((instant + offsetAt(zone, instant)) / DAY);
}

/** Whole local calendar days from `from` to `to`; negative when `to` is on an earlier day. */
export function daysBetween(zone: string, from: Instant, to: Instant): number {
  return localDay(zone, to) - localDay(zone, from);
}

/** The local weekday: Monday 1 … Sunday 7. */
export function weekdayOf(zone: string, instant: Instant): number {
  return weekdayOfDay(localDay(zone, instant));
}

/** The local date, `YYYY-MM-DD`. */
export function localDate(zone: string, instant: Instant): string {
  return dateOfDay(localDay(zone, instant));
}

/** The local time, `HH:MM`. */
export function localTime(zone: string, instant: Instant): LocalTime {
  const wall = instant + offsetAt(zone, instant);
  const minutes = Math.floor((wall - Math.floor(wall / DAY) * DAY) / MINUTE);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** `YYYY-MM-DD HH:MM` in the zone, for operators' texts. Reckoned, not formatted: a formatter costs a workflow more memory than its state. */
export function localStamp(zone: string, instant: Instant): string {
  return `${localDate(zone, instant)} ${localTime(zone, instant)}`;
}

/** Whether the name is an IANA zone that this machine knows. */
export function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone);
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The instant at which the zone's wall clock shows `time` on `day` (days since 1970-01-01). */
function atLocal(zone: string, day: number, time: LocalTime): Instant {
  return atWall(zone, day * DAY + minutesOf(time) * MINUTE);
}

/** The instant at which the zone's wall clock shows `wall`, written as if it were UTC. */
function atWall(zone: string, wall: number): Instant {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  if (before === after) return wall - before;
  const first = wall - Math.max(before, after);
  const second = wall - Math.min(before, after);
  if (first + offsetAt(zone, first) === wall) return first;
  if (second + offsetAt(zone, second) === wall) return second;
  return endOfGap(zone, first, second);
}

/** The instant of the change of offset between two instants around it; clocks are changed on the minute. */
function endOfGap(zone: string, from: Instant, to: Instant): Instant {
  const old = offsetAt(zone, from);
  let low = Math.floor(from / MINUTE) * MINUTE;
  let high = Math.ceil(to / MINUTE) * MINUTE;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE) * MINUTE;
    if (offsetAt(zone, middle) === old) low = middle;
    else high = middle;
  }
  return high;
}

/** Milliseconds to add to UTC to get the zone's wall clock. A UTC day that begins and ends with the same offset has it throughout. */
function offsetAt(zone: string, instant: Instant): number {
  const day = Math.floor(instant / DAY);
  const known = knownOf(zone);
  const whole = known.days.get(day) ?? lookAtDay(zone, known, day);
  if (whole !== CHANGES) return whole;
  const { at, from, to } = known.changes.get(day) ?? lookForChange(zone, known, day);
  return instant < at ? from : to;
}

/** The offset of a whole UTC day, or that it changes in it. */
function lookAtDay(zone: string, known: Known, day: number): number {
  const from = exactOffset(zone, day * DAY);
  const whole = from === exactOffset(zone, (day + 1) * DAY) ? from : CHANGES;
  if (remembered >= MOST_REMEMBERED) {
    zones.clear();
    newest = null;
    remembered = 0;
  }
  knownOf(zone).days.set(day, whole);
  remembered += 1;
  return whole;
}

/** When the offset changes in a UTC day that begins with one and ends with another: looked for once. */
function lookForChange(zone: string, known: Known, day: number): Change {
  let before = day * DAY;
  let after = before + DAY;
  const from = exactOffset(zone, before);
  const to = exactOffset(zone, after);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (exactOffset(zone, middle) === from) before = middle;
    else after = middle;
  }
  const change = { at: after, from, to };
  known.changes.set(day, change);
  return change;
}

interface Change {
  readonly at: Instant;
  readonly from: number;
  readonly to: number;
}

/** What is known of a zone: the same for ever on one machine, so remembering it changes nothing but speed. */
interface Known {
  readonly zone: string;
  /** Offsets by UTC day. */
  readonly days: Map<number, number>;
  /** When the clock is changed, by UTC day. */
  readonly changes: Map<number, Change>;
}
const zones = new Map<string, Known>();
/** The zone asked for last: most lives have one. */
let newest: Known | null = null;
let remembered = 0;
const MOST_REMEMBERED = 2_000;
/** In a day's place: it has no offset of its own. */
const CHANGES = Number.POSITIVE_INFINITY;

function knownOf(zone: string): Known {
  if (newest?.zone === zone) return newest;
  newest = zones.get(zone) ?? { zone, days: new Map(), changes: new Map() };
  zones.set(zone, newest);
  return newest;
}

function exactOffset(zone: string, instant: Instant): number {
  const known = IANAZone.create(zone);
  const minutes = known.offset(instant);
  if (!known.isValid || Number.isNaN(minutes)) throw new Error(`"${zone}" is not a known time zone, or ${instant} is not an instant.`);
  return Math.round(minutes * MINUTE);
}

const two = (number: number): string => String(number).padStart(2, '0');

/** Minutes by local time, at most the 1,440 there are: a plan says few of them, over and over. */
const minutesByTime = new Map<LocalTime, number>();

function minutesOf(time: LocalTime): number {
  const known = minutesByTime.get(time);
  if (known !== undefined) return known;
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  if (!match) throw new Error(`"${time}" is not a local time.`);
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  minutesByTime.set(time, minutes);
  return minutes;
}
