import { describe, expect, test } from 'vitest';
import { shortDate, spokenAge, spokenDate, spokenDay, spokenNumber, spokenTime } from '../../web/spoken.ts';

/** A Sunday, 14.30 in Sweden. */
const now = '2026-11-22T13:30:00.000Z';

describe('spoken times', () => {
  test.each([
    ['2026-11-22T15:30:00.000Z', 'i dag kl. 16.30'],
    ['2026-11-22T22:59:00.000Z', 'i dag kl. 23.59'],
    ['2026-11-22T23:00:00.000Z', 'i morgon kl. 00.00'],
    ['2026-11-21T22:59:00.000Z', 'i går kl. 23.59'],
    ['2026-11-26T07:00:00.000Z', 'på torsdag kl. 08.00'],
    ['2026-11-29T07:00:00.000Z', 'om 7 dagar (söndag 29 november) kl. 08.00'],
    ['2026-12-04T07:00:00.000Z', 'om 12 dagar (fredag 4 december) kl. 08.00'],
    ['2026-12-24T07:00:00.000Z', 'den 24 december kl. 08.00'],
    ['2027-01-10T07:00:00.000Z', 'den 10 januari 2027 kl. 08.00'],
    ['2026-11-17T07:00:00.000Z', 'i tisdags kl. 08.00'],
    ['2026-11-15T07:00:00.000Z', 'den 15 november kl. 08.00'],
  ])('%s is told as "%s"', (at, words) => {
    expect(spokenTime(at, now)).toBe(words);
  });

  test('a day is a local day when the clocks change', () => {
    // Summer time ends on 25 October; that day has 25 hours.
    expect(spokenDay('2026-10-25T22:30:00.000Z', '2026-10-24T22:30:00.000Z')).toBe('i dag');
    expect(spokenDay('2026-10-25T23:30:00.000Z', '2026-10-24T22:30:00.000Z')).toBe('i morgon');
  });

  test.each([
    ['2026-11-22T13:29:40.000Z', 'nyss'],
    ['2026-11-22T13:18:00.000Z', 'för 12 min sedan'],
    ['2026-11-22T12:30:00.000Z', 'för 1 timme sedan'],
    ['2026-11-22T10:10:00.000Z', 'för 3 timmar sedan'],
    ['2026-11-21T13:30:00.000Z', 'i går'],
  ])('the age of %s is "%s"', (at, words) => {
    expect(spokenAge(at, now)).toBe(words);
  });

  test('a date names its year only when it is another one', () => {
    expect([spokenDate('2026-12-04T12:00:00Z', now), spokenDate('2025-12-04T12:00:00Z', now)]).toEqual(['4 december', '4 december 2025']);
  });

  test('a graph writes dates short, and numbers with a comma', () => {
    expect([shortDate('2026-11-04T12:00:00Z'), spokenNumber(7.5), spokenNumber(12)]).toEqual(['4 nov', '7,5', '12']);
  });
});
