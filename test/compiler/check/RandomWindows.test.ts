import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: random windows', () => {
  test('an empty one, one over another, one shorter than the time to answer, one that is answered in the next', () => {
    expectProblems(
      'RandomWindows',
      {
        batteries: [
          aBattery({
            due: { hours: 1 },
            closes: undefined,
            reminders: [],
            schedule: {
              kind: 'random',
              anchor: { kind: 'start' },
              firstDays: 1,
              days: 7,
              windows: [
                { from: '08:00', to: '08:00' },
                { from: '09:00', to: '11:00' },
                { from: '10:59', to: '12:00' },
                { from: '13:00', to: '13:30' },
                { from: '14:00', to: '16:00' },
                { from: '16:30', to: '18:00' },
              ],
            },
          }),
        ],
      },
      [
        'error batteries[0].schedule.windows[0].to: Fönstret från 08:00 till 08:00 är tomt. Ett fönster slutar samma dag, efter sin början.',
        'warning batteries[0].schedule.windows[1]: Svaret ska vara inne först när nästa fönster har öppnat 10:59.',
        'error batteries[0].schedule.windows[2].from: Fönstret från 10:59 börjar innan det förra har slutat 11:00.',
        'warning batteries[0].schedule.windows[3]: Fönstret från 13:00 till 13:30 är kortare än tiden för att svara.',
        'warning batteries[0].schedule.windows[4]: Svaret ska vara inne först när nästa fönster har öppnat 16:30.',
      ],
    );
  });

  test('windows apart with time to answer between', () => {
    expectProblems(
      'RandomWindows',
      {
        batteries: [
          aBattery({
            due: { hours: 1 },
            closes: undefined,
            reminders: [],
            schedule: {
              kind: 'random',
              anchor: { kind: 'start' },
              firstDays: 1,
              days: 7,
              windows: [
                { from: '09:00', to: '11:00' },
                { from: '12:00', to: '13:00' },
              ],
            },
          }),
        ],
      },
      [],
    );
  });
});
