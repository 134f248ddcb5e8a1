import { createHash } from 'node:crypto';
import { localDate, localStamp, localTime, monthsAfter, onDate, wallClock, weekdayAfter, weekdayOf } from '../../engine/clock.ts';
import { drawn } from '../../engine/draw.ts';
import { holidayOn } from '../../engine/holidays.ts';
import { staffTimeAfter, usualHours } from '../../engine/staffHours.ts';

/** One fingerprint of what the engine's calendar answers in the zones, on every third day of ten years: the same on every host. */
export function calendarDigest(zones: readonly string[]): string {
  const hash = createHash('sha256');
  for (const zone of zones) {
    for (let anchor = Date.UTC(2025, 0, 1, 0, 30); anchor < Date.UTC(2035, 0, 1); anchor += 3 * DAY + 37 * MINUTE) {
      const date = localDate(zone, anchor);
      hash.update(
        JSON.stringify([
          [date, localTime(zone, anchor), localStamp(zone, anchor), weekdayOf(zone, anchor)],
          [wallClock(zone, anchor, 1, '02:30'), monthsAfter(zone, anchor, 1, 2, '02:30'), onDate(zone, date, '00:00')],
          [weekdayAfter(zone, anchor, 0, 7, '02:30'), staffTimeAfter(zone, anchor, 6.5, usualHours)],
          [holidayOn(date), drawn(anchor, zone, 600)],
        ]),
      );
    }
  }
  return hash.digest('hex');
}

const MINUTE = 60_000;
const DAY = 86_400_000;
