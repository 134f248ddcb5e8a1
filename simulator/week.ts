import { localDay, localTime } from '../engine/clock.ts';
import type { Instant } from '../engine/plan.ts';

const QUARTER = 900_000;

/** Weekday (0 is Monday) and hour of an instant in a zone, remembered by the quarter: no zone changes its clock between quarters. */
export function hourOfWeek(zone: string): (at: Instant) => { readonly weekday: number; readonly hour: number } {
  const known = new Map<number, { weekday: number; hour: number }>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    const before = known.get(quarter);
    if (before) return before;
    const found = { weekday: (((localDay(zone, at) + 3) % 7) + 7) % 7, hour: Number(localTime(zone, at).slice(0, 2)) };
    known.set(quarter, found);
    return found;
  };
}
