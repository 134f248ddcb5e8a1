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

  test('one at the very time of closing is too late, a minute before is in time, and what never closes has no such time', () => {
    const of = (at: string) => ({ batteries: [aBattery({ closes: { days: 2, at: '20:00' }, reminders: [{ days: 2, at }] })] });
    expectProblems('ReminderAfterClosing', of('20:00'), [
      'error batteries[0].reminders[0]: Påminnelse 1 kommer när tillfället redan har stängt.',
    ]);
    expectProblems('ReminderAfterClosing', of('19:59'), []);
    const { closes: _closes, ...open } = aBattery({ reminders: [{ days: 300, at: '08:00' }] });
    expectProblems('ReminderAfterClosing', { batteries: [open] }, []);
  });
});
