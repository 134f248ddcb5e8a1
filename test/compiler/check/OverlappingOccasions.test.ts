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

  test('due just when the next one opens is in time, and a minute later is not', () => {
    const late = 'warning batteries[0].due: Svaret ska vara inne först när nästa tillfälle redan har öppnat.';
    const of = (at: string) => ({ batteries: [aBattery({ due: { days: 7, at }, closes: { days: 7, at: '07:00' }, reminders: [] })] });
    expectProblems('OverlappingOccasions', of('08:00'), []);
    expectProblems('OverlappingOccasions', of('08:01'), [late]);
  });

  test('a minute past the next opening is too late to close, and a minute before it is in time to remind', () => {
    const closes = { days: 7, at: '08:01' };
    expectProblems('OverlappingOccasions', { batteries: [aBattery({ closes, reminders: [{ days: 7, at: '07:59' }] })] }, [
      'warning batteries[0].closes: Tillfället stänger först när nästa redan har öppnat, så två kan vara öppna samtidigt.',
    ]);
  });

  test('of two occasions the first may overlap, of one none', () => {
    const of = (count: number) =>
      aBattery({
        schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 7, everyDays: 7, at: '08:00', count },
        closes: { days: 9, at: '08:00' },
      });
    expectProblems('OverlappingOccasions', { batteries: [of(1)] }, []);
    expectProblems('OverlappingOccasions', { batteries: [of(2)] }, [
      'warning batteries[0].closes: Tillfället stänger först när nästa redan har öppnat, så två kan vara öppna samtidigt.',
    ]);
  });

  test('an occasion that neither falls due nor closes overlaps nothing', () => {
    const { due: _due, closes: _closes, ...open } = aBattery({ reminders: [] });
    expectProblems('OverlappingOccasions', { batteries: [open] }, []);
  });
});

describe('check: weekdays and months', () => {
  test('the shortest way between two weekdays counts', () => {
    expectProblems(
      'OverlappingOccasions',
      {
        batteries: [
          aBattery({
            closes: undefined,
            schedule: { kind: 'weekdays', anchor: { kind: 'start' }, weekdays: [1, 2], at: '08:00', count: 4 },
          }),
        ],
      },
      [
        'warning batteries[0].due: Svaret ska vara inne först när nästa tillfälle redan har öppnat.',
        'warning batteries[0].reminders[0]: Påminnelse 1 kommer när nästa tillfälle redan har öppnat.',
      ],
    );
  });

  test('a week between is enough, and a month more so', () => {
    expectProblems(
      'OverlappingOccasions',
      {
        batteries: [
          aBattery({ schedule: { kind: 'weekdays', anchor: { kind: 'start' }, weekdays: [1], at: '08:00', count: 4 } }),
          aBattery({ id: 'b2', schedule: { kind: 'every', anchor: { kind: 'start' }, everyMonths: 1, at: '08:00', count: 4 } }),
        ],
      },
      [],
    );
  });
});
