import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: reminders that come too late', () => {
  test('a reminder when the occasion has closed is an error', () => {
    expectProblems(
      'ReminderAfterClosing',
      {
        batteries: [
          aBattery({
            reminders: [
              { days: 1, at: '17:00' },
              { days: 6, at: '20:00' },
            ],
          }),
        ],
      },
      ['error batteries[0].reminders[1]: Påminnelse 2 kommer när tillfället redan har stängt.'],
    );
  });

  test('a minute before is in time', () => {
    expectProblems('ReminderAfterClosing', { batteries: [aBattery({ reminders: [{ days: 6, at: '19:59' }] })] }, []);
  });
});
