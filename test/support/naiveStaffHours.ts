import type { OpeningHours } from '../../engine/staffHours.ts';
import { changesOf, offsetOn } from './secondCalendar.ts';
import { almanac, eves } from './swedishAlmanac.ts';

/**
 * Staff time as somebody with a wrist watch would count it, minute by minute, on the zone's own clock and the typed almanac
 * (2025–2030). An interval is open from the first minute that the date's clock has reached its beginning until it has reached its
 * end; a clock that is set back has reached what it has reached. `from` is a whole minute.
 */
export function countedStaffTime(zone: string, from: number, minutes: number, opening: OpeningHours): number | null {
  const lastDay = dayOn(zone, from) + 730;
  let counted = 0;
  for (const { at, day, open } of minutesFrom(zone, from, opening)) {
    if (day > lastDay) return null;
    if (!open) continue;
    if (minutes === 0) return at;
    counted += 1;
    if (counted === minutes) return at + MINUTE;
  }
  return null;
}

/** Whether that person finds the door open. */
export function countedOpen(zone: string, at: number, opening: OpeningHours): boolean {
  for (const minute of minutesFrom(zone, at, opening)) return minute.open;
  return false;
}

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

function* minutesFrom(zone: string, from: number, opening: OpeningHours): Generator<{ at: number; day: number; open: boolean }> {
  const clock = clockOf(zone);
  let today = Number.NaN;
  let reached = 0;
  let intervals: readonly (readonly [number, number])[] = [];
  // Two days early, so that the first day's clock has been followed from its midnight.
  for (let at = from - 2 * DAY; ; at += MINUTE) {
    const wall = at + clock(at);
    const day = Math.floor(wall / DAY);
    if (day !== today) {
      today = day;
      reached = 0;
      intervals = intervalsOn(day, opening);
    }
    reached = Math.max(reached, (wall - day * DAY) / MINUTE);
    if (at >= from) yield { at, day, open: intervals.some(([begins, ends]) => begins <= reached && reached < ends) };
  }
}

const dayOn = (zone: string, instant: number): number => Math.floor((instant + offsetOn(zone, instant)) / DAY);

function intervalsOn(day: number, opening: OpeningHours): readonly (readonly [number, number])[] {
  const date = new Date(day * DAY).toISOString().slice(0, 10);
  const red = almanac.get(date);
  if (opening.closed.includes(date) || opening.week.length !== 7) return [];
  if (red !== undefined && !(eves.has(red) && opening.opensOnEves === true)) return [];
  const sundayFirst = new Date(day * DAY).getUTCDay();
  return (opening.week[(sundayFirst + 6) % 7] ?? []).flatMap(([from, to]) => {
    const begins = CLOCK.indexOf(from);
    const ends = to === '24:00' ? 1_440 : CLOCK.indexOf(to);
    return begins >= 0 && ends > begins ? [[begins, ends] as const] : [];
  });
}

/** The 1,440 times of a clock face. */
const CLOCK = Array.from({ length: 1_440 }, (_, minute) => new Date(minute * MINUTE).toISOString().slice(11, 16));

/** The zone's offset at an instant, for instants asked in order: looked up once between two changes. */
function clockOf(zone: string): (instant: number) => number {
  const changes = changesOf(zone, 2024, 2031);
  let until = -Infinity;
  let offset = 0;
  return (instant) => {
    if (instant >= until) {
      offset = offsetOn(zone, instant);
      until = changes.find((change) => change > instant) ?? Infinity;
    }
    return offset;
  };
}
