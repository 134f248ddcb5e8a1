import { describe, expect, test } from 'vitest';
import type { Schedule } from '../../../compiler/document/schedule.ts';
import { placesIn } from '../../../compiler/plan/schedule.ts';

const start = { kind: 'start' } as const;
const every = (more: object) => ({ kind: 'every', anchor: start, at: '08:00', ...more }) as Schedule;
const weekdays = (more: object) => ({ kind: 'weekdays', anchor: start, at: '08:00', weekdays: [1, 4], everyWeeks: 1, ...more }) as Schedule;

describe('how many occasions a schedule has', () => {
  test.each<[string, Schedule, number]>([
    ['once', { kind: 'once', anchor: start, days: 0, at: '08:00' } as Schedule, 1],
    ['before a module', { kind: 'before', module: 'm' } as Schedule, 1],
    ['after a module', { kind: 'after', module: 'm' } as Schedule, 1],
    ['started by staff', { kind: 'byStaff' } as Schedule, 0],
    ['five days of three windows', { kind: 'random', days: 5, windows: [{}, {}, {}] } as unknown as Schedule, 15],
    ['as many as it says', every({ firstDays: 0, everyDays: 7, count: 8 }), 8],
    ['days 0, 7 … 28', every({ firstDays: 0, everyDays: 7, untilDays: 28 }), 5],
    ['days 0, 7 … 21, the last before day 27', every({ firstDays: 0, everyDays: 7, untilDays: 27 }), 4],
    ['weeks 1, 3 and 5', every({ firstWeeks: 1, everyWeeks: 2, untilDays: 35 }), 3],
    ['from day 3 and a week, every second day', every({ firstDays: 3, firstWeeks: 1, everyDays: 2, untilDays: 16 }), 4],
    ['months are held to be short: 28, 56 and 84 days', every({ firstDays: 0, firstMonths: 1, everyMonths: 1, untilDays: 84 }), 3],
    ['every second month of a year', every({ firstDays: 0, everyMonths: 2, untilDays: 112 }), 3],
    ['no more than its count, whatever the room', every({ firstDays: 0, everyDays: 7, untilDays: 28, count: 2 }), 2],
    ['no more than there is room for, whatever the count', every({ firstDays: 0, everyDays: 7, untilDays: 28, count: 20 }), 5],
    ['one at the least', every({ firstDays: 30, everyDays: 7, untilDays: 7 }), 1],
    ['weekdays, as many as it says', weekdays({ firstDays: 0, count: 7 }), 7],
    ['two weekdays of any three weeks that day 14 may reach', weekdays({ firstDays: 0, untilDays: 14 }), 6],
    ['two weekdays from the second week', weekdays({ firstWeeks: 1, untilDays: 14 }), 4],
    ['a weekday said twice is one', weekdays({ firstDays: 0, untilDays: 14, weekdays: [1, 1] }), 3],
    ['every second week', weekdays({ firstDays: 0, untilDays: 36, everyWeeks: 2 }), 8],
    ['weekdays, no more than the count', weekdays({ firstDays: 0, untilDays: 14, count: 2 }), 2],
  ])('%s', (_what, schedule, places) => {
    expect(placesIn(schedule)).toBe(places);
  });
});
