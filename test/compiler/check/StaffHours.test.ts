import { describe, test } from 'vitest';
import { expectProblems } from './expectProblems.ts';

describe('check: the unit’s hours', () => {
  test('never open, open backwards, and open twice at once', () => {
    expectProblems('StaffHours', { staffHours: { week: [[], [], [], [], [], [], []] } }, [
      'error staffHours.week: Mottagningen är aldrig öppen, så ingen flagga går någonsin vidare.',
    ]);
  });

  test('each interval is looked at', () => {
    expectProblems(
      'StaffHours',
      {
        staffHours: {
          week: [
            [['12:00', '08:00']],
            [
              ['08:00', '12:00'],
              ['11:59', '16:00'],
            ],
            [],
            [],
            [],
            [],
            [],
          ],
        },
      },
      [
        'error staffHours.week[0][0]: Öppettiden 12:00–08:00 slutar inte efter sin början.',
        'error staffHours.week[1][1]: Öppettiden 11:59–16:00 börjar innan den förra har slutat.',
      ],
    );
  });

  test('one hour in the week, and two intervals that meet', () => {
    expectProblems(
      'StaffHours',
      {
        staffHours: {
          week: [
            [
              ['08:00', '12:00'],
              ['12:00', '16:00'],
            ],
            [],
            [],
            [],
            [],
            [],
            [],
          ],
        },
      },
      [],
    );
  });
});
