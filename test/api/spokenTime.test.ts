import { describe, expect, test } from 'vitest';
import { spokenDate, spokenDay, spokenInstant } from '../../api/spokenTime.ts';

const zone = 'Europe/Stockholm';
const now = Date.parse('2026-11-19T13:00:00Z');
const day = (text: string): string => spokenDay(Date.parse(text), now, zone);

describe('spoken time', () => {
  test('the days around today have names of their own', () => {
    expect([day('2026-11-18T08:00:00Z'), day('2026-11-19T22:59:00Z'), day('2026-11-20T08:00:00Z')]).toEqual(['i går', 'i dag', 'i morgon']);
  });

  test('a day ends at the zone’s midnight, not at the world’s', () => {
    expect(day('2026-11-19T23:00:00Z')).toBe('i morgon');
  });

  test('within a week it is the weekday, further away the date', () => {
    expect([day('2026-11-21T08:00:00Z'), day('2026-11-25T08:00:00Z'), day('2026-11-26T08:00:00Z')]).toEqual([
      'på lördag',
      'på onsdag',
      'torsdag 26 november',
    ]);
    expect([day('2026-11-16T08:00:00Z'), day('2026-11-13T08:00:00Z'), day('2026-11-12T08:00:00Z')]).toEqual([
      'i måndags',
      'i fredags',
      'torsdag 12 november',
    ]);
  });

  test('another year is said', () => {
    expect(spokenDate(Date.parse('2027-01-04T08:00:00Z'), now, zone)).toBe('måndag 4 januari 2027');
  });

  test('a time is written with a point, in the zone’s own hours on both sides of the change', () => {
    expect(spokenInstant(Date.parse('2026-11-23T07:00:00Z'), now, zone)).toBe('på måndag kl. 08.00');
    const summer = Date.parse('2026-10-24T12:00:00Z');
    expect(spokenInstant(Date.parse('2026-10-24T06:00:00Z'), summer, zone)).toBe('i dag kl. 08.00');
    expect(spokenInstant(Date.parse('2026-10-25T07:00:00Z'), summer, zone)).toBe('i morgon kl. 08.00');
  });
});
