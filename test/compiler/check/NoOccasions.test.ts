import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: series that end before they begin', () => {
  test('an end before the first occasion is an error', () => {
    expectProblems(
      'NoOccasions',
      {
        batteries: [
          aBattery({ schedule: { kind: 'every', anchor: { kind: 'start' }, firstWeeks: 2, everyDays: 7, at: '08:00', untilDays: 13 } }),
        ],
      },
      ['error batteries[0].schedule.untilDays: ”Veckomätning” slutar dag 13, före det första tillfället dag 14.'],
    );
  });

  test('an end on its day leaves one', () => {
    expectProblems(
      'NoOccasions',
      {
        batteries: [
          aBattery({ schedule: { kind: 'weekdays', anchor: { kind: 'start' }, firstWeeks: 2, weekdays: [1], at: '08:00', untilDays: 14 } }),
        ],
      },
      [],
    );
  });
});
