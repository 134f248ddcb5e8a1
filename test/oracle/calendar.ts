import type { Instant, LocalDate, LocalTime } from '../../engine/plan.ts';

/** A calendar of the oracle's own: the zone's clock changes are read from Intl by bisection, everything else is adding and taking away. */

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** Days since 1970-01-01 of the local calendar day in a zone. */
export function dayOf(zone: string, at: Instant): number {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/** What the clock on the wall shows, in minutes since the local midnight by the clock. */
export function clockOf(zone: string, at: Instant): number {
  const local = at + offsetAt(zone, at);
  return (local - Math.floor(local / DAY) * DAY) / MINUTE;
}

/** The instant of a wall-clock minute on a local day: the first of two; in a gap the first minute after it. */
export function instantOf(zone: string, day: number, minutes: number): Instant {
  const shown = day * DAY + minutes * MINUTE;
  const offsets = [...new Set([offsetAt(zone, shown - DAY), offsetAt(zone, shown), offsetAt(zone, shown + DAY)])];
  const hits = offsets.map((offset) => shown - offset).filter((at) => at + offsetAt(zone, at) === shown);
  if (hits.length > 0) return Math.min(...hits);
  const gap = changesOf(zone).find((change) => change.at + change.before <= shown && shown < change.at + change.after);
  if (!gap) throw new Error(`No such time: ${zone} ${day} ${minutes}`);
  return gap.at;
}

/** Minutes of `HH:MM`. */
export function minutesOf(time: LocalTime): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The day of `YYYY-MM-DD`. */
export function dayOfDate(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

/** The day as `YYYY-MM-DD`. */
export function dateOf(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Monday 1 … Sunday 7. */
export function weekdayOf(day: number): number {
  return new Date(day * DAY).getUTCDay() || 7;
}

/** The same day of the month so many months later, or that month's last. */
export function monthsLater(day: number, months: number): number {
  if (months === 0) return day;
  const from = new Date(day * DAY);
  const last = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(from.getUTCDate(), last)) / DAY;
}

interface Change {
  readonly at: Instant;
  readonly before: number;
  readonly after: number;
}

const FROM = Date.UTC(2023, 0, 1);
const TO = Date.UTC(2031, 0, 1);
const known = new Map<string, readonly Change[]>();

function offsetAt(zone: string, at: Instant): number {
  const changes = changesOf(zone);
  let offset = (changes[0] as Change).after;
  for (const change of changes) if (change.at <= at) offset = change.after;
  return offset;
}

/** Every change of a zone's clock in the years that generated lives can reach; the first entry is where it stands from. */
function changesOf(zone: string): readonly Change[] {
  const before = known.get(zone);
  if (before) return before;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  const read = (at: Instant): number => {
    const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, Number(part.value)]));
    const { year, month, day, hour, minute } = parts;
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) - at;
  };
  const changes: Change[] = [{ at: -Infinity, before: read(FROM), after: read(FROM) }];
  for (let at = FROM; at < TO; at += DAY) {
    if (read(at) === read(at + DAY)) continue;
    let [low, high] = [at, at + DAY];
    while (high - low > MINUTE) {
      const middle = low + Math.floor((high - low) / MINUTE / 2) * MINUTE;
      if (read(middle) === read(at)) low = middle;
      else high = middle;
    }
    changes.push({ at: high, before: read(low), after: read(high) });
  }
  known.set(zone, changes);
  return changes;
}
