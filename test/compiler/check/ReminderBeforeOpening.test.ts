import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: reminders that come too early', () => {
  test('the same hour as the opening, or so long before due, is never sent', () => {
    expectProblems(
      'ReminderBeforeOpening',
      {
        batteries: [
          aBattery({
            reminders: [
              { days: 0, at: '08:00' },
              { hours: -72, from: 'due' },
              { days: -2, at: '07:00', from: 'due' },
            ],
          }),
        ],
      },
      [
        'error batteries[0].reminders[0]: Påminnelse 1 skulle komma innan tillfället har öppnat, och skickas aldrig.',
        'error batteries[0].reminders[1]: Påminnelse 2 skulle komma innan tillfället har öppnat, och skickas aldrig.',
        'error batteries[0].reminders[2]: Påminnelse 3 skulle komma innan tillfället har öppnat, och skickas aldrig.',
      ],
    );
  });

  test('from due needs a due', () => {
    expectProblems(
      'ReminderBeforeOpening',
      { batteries: [aBattery({ due: undefined, reminders: [{ days: 0, at: '12:00', from: 'due' }] })] },
      ['error batteries[0].reminders[0].from: Påminnelse 1 räknas från en tid då svaret ska vara inne, men det finns ingen.'],
    );
  });

  test('one that fails when the occasion opens late is a warning', () => {
    expectProblems(
      'ReminderBeforeOpening',
      { batteries: [aBattery({ due: { days: 4, at: '20:00' }, schedule: { kind: 'byStaff' }, reminders: [{ days: 0, at: '12:00' }] })] },
      ['warning batteries[0].reminders[0]: Påminnelse 1 uteblir när tillfället öppnar sent på dagen.'],
    );
  });

  test('a minute after is in time', () => {
    expectProblems(
      'ReminderBeforeOpening',
      {
        batteries: [
          aBattery({
            reminders: [{ days: 0, at: '08:01' }, { hours: -24, from: 'due' }, { days: -1, at: '12:00', from: 'due' }, { hours: 0.25 }],
          }),
        ],
      },
      [],
    );
  });
});
