import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: occasions that overlap', () => {
  test('due, closing and reminders past the next opening are warnings', () => {
    expectProblems(
      'OverlappingOccasions',
      { batteries: [aBattery({ due: { days: 8, at: '08:00' }, closes: { days: 9, at: '08:00' }, reminders: [{ days: 7, at: '08:00' }] })] },
      [
        'warning batteries[0].due: Svaret ska vara inne först när nästa tillfälle redan har öppnat.',
        'warning batteries[0].closes: Tillfället stänger först när nästa redan har öppnat, så två kan vara öppna samtidigt.',
        'warning batteries[0].reminders[0]: Påminnelse 1 kommer när nästa tillfälle redan har öppnat.',
      ],
    );
  });

  test('closing when the next one opens is fine', () => {
    expectProblems('OverlappingOccasions', { batteries: [aBattery({ closes: { days: 7, at: '08:00' } })] }, []);
  });

  test('a single occasion overlaps nothing', () => {
    expectProblems(
      'OverlappingOccasions',
      {
        batteries: [
          aBattery({ schedule: { kind: 'once', anchor: { kind: 'start' }, days: 1, at: '08:00' }, closes: { days: 90, at: '08:00' } }),
        ],
      },
      [],
    );
  });
});
