import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: notices in a week', () => {
  test('eight in a week are a warning', () => {
    expectProblems(
      'NotificationStorm',
      {
        batteries: [
          aBattery({
            due: undefined,
            closes: undefined,
            reminders: [
              { days: 1, at: '17:00' },
              { days: 2, at: '17:00' },
              { days: 3, at: '17:00' },
              { days: 4, at: '17:00' },
              { days: 5, at: '17:00' },
              { days: 6, at: '08:00' },
              { days: 6, at: '17:00' },
            ],
          }),
        ],
      },
      [
        'warning batteries: Den som inte svarar kan få 8 aviseringar på en vecka, från dag 7. Fler än 7 läser ingen; ta bort påminnelser eller glesa ut.',
      ],
    );
  });

  test('and one more than the moment’s own number', () => {
    expectProblems(
      'NotificationStorm',
      {
        notices: { perWeek: 2 },
        modules: [aModule(), aModule({ id: 'm2', opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 8, at: '08:00' } })],
      },
      [
        'warning notices.perWeek: Den som inte svarar kan få 3 aviseringar på en vecka, från dag 7. Momentet säger högst 2, så resten skickas inte.',
      ],
    );
  });

  test('after a date that is given, and after the end', () => {
    expectProblems(
      'NotificationStorm',
      {
        notices: { perWeek: 1 },
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        batteries: [
          aBattery({ schedule: { kind: 'every', anchor: { kind: 'date', name: 'operation' }, everyDays: 7, at: '08:00', count: 2 } }),
        ],
      },
      [
        'warning notices.perWeek: Den som inte svarar kan få 2 aviseringar på en vecka, från dag 0 efter ”operation”. Momentet säger högst 1, så resten skickas inte.',
      ],
    );
  });

  test('what is counted from different days does not fall in the same week, and what is told to nobody does not count', () => {
    expectProblems(
      'NotificationStorm',
      {
        notices: { perWeek: 2 },
        dates: [{ id: 'operation', title: 'Operation', question: 'När?' }],
        modules: [
          aModule(),
          aModule({ id: 'm2', opens: { kind: 'afterAnchor', anchor: { kind: 'date', name: 'operation' }, days: 8, at: '08:00' } }),
        ],
        batteries: [aBattery(), aBattery({ id: 'b2', notify: false, reminders: [] })],
      },
      [],
    );
  });
});
