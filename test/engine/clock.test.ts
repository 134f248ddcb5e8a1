import { DateTime } from 'luxon';
import { describe, expect, test } from 'vitest';
import { daysBetween, isZone, localStamp, wallClock } from '../../engine/clock.ts';

const at = (text: string) => Date.parse(text);
const stockholm = (anchor: string, days: number, time: string) =>
  new Date(wallClock('Europe/Stockholm', at(anchor), days, time)).toISOString();

describe('clock: local times in a named zone', () => {
  test('day 0 is the anchor’s own local day, also when UTC says another', () => {
    expect(stockholm('2026-06-30T22:30:00Z', 0, '08:00')).toBe('2026-07-01T06:00:00.000Z');
  });

  test('eight in the morning stays eight over both changes of the year', () => {
    expect(stockholm('2026-03-28T10:00:00Z', 1, '08:00')).toBe('2026-03-29T06:00:00.000Z');
    expect(stockholm('2026-10-24T10:00:00Z', 1, '08:00')).toBe('2026-10-25T07:00:00.000Z');
  });

  test('a time in the spring gap is the first minute after it', () => {
    expect(stockholm('2026-03-28T10:00:00Z', 1, '02:30')).toBe('2026-03-29T01:00:00.000Z');
    expect(stockholm('2026-03-28T10:00:00Z', 1, '02:00')).toBe('2026-03-29T01:00:00.000Z');
  });

  test('a time in the autumn overlap is the first of the two', () => {
    expect(stockholm('2026-10-24T10:00:00Z', 1, '02:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('a half-hour change and a zone far east are met the same way', () => {
    expect(new Date(wallClock('Australia/Lord_Howe', at('2026-10-03T00:00:00Z'), 1, '02:15')).toISOString()).toBe(
      '2026-10-03T15:30:00.000Z',
    );
    expect(new Date(wallClock('Pacific/Auckland', at('2026-04-04T00:00:00Z'), 1, '02:30')).toISOString()).toBe('2026-04-04T13:30:00.000Z');
  });

  test('days are calendar days', () => {
    expect(daysBetween('Europe/Stockholm', at('2026-10-24T21:59:00Z'), at('2026-10-24T22:01:00Z'))).toBe(1);
    expect(daysBetween('Europe/Stockholm', at('2026-10-25T00:00:00Z'), at('2026-10-25T22:00:00Z'))).toBe(0);
  });

  test('an operator’s stamp is the zone’s own date and time, on every day of ten years', () => {
    expect(localStamp('Europe/Stockholm', at('2026-10-25T00:59:00Z'))).toBe('2026-10-25 02:59');
    for (let day = at('2024-01-01T23:30:00Z'); day < at('2035-01-01T00:00:00Z'); day += 86_400_000) {
      for (const zone of ['Europe/Stockholm', 'America/St_Johns']) {
        expect(localStamp(zone, day)).toBe(DateTime.fromMillis(day, { zone }).toFormat('yyyy-LL-dd HH:mm'));
      }
    }
  });

  test('an unknown zone or time is loud', () => {
    expect(() => wallClock('Europe/Stockhom', 0, 0, '08:00')).toThrow('not a known time zone');
    expect(() => wallClock('Europe/Stockholm', 0, 0, '24:00')).toThrow('not a local time');
    expect(isZone('Europe/Stockhom')).toBe(false);
  });
});
