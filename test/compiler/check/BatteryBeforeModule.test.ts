import { describe, test } from 'vitest';
import { aBattery, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: a battery before a module', () => {
  test('a second one releases nothing', () => {
    expectProblems(
      'BatteryBeforeModule',
      {
        modules: [aModule({ before: 'b1' })],
        batteries: [
          aBattery({ closes: undefined }),
          aBattery({ id: 'b2', title: 'Före', closes: undefined, schedule: { kind: 'before', module: 'm1' } }),
        ],
      },
      ['error batteries[1].schedule.module: Modulen har redan ett annat mätbatteri framför sig, så ”Före” släpper aldrig fram något.'],
    );
  });

  test('one that staff start, and one that may close unanswered, keep the module waiting', () => {
    expectProblems(
      'BatteryBeforeModule',
      {
        modules: [aModule({ before: 'b1' }), aModule({ id: 'm2', title: 'Modul 2' })],
        batteries: [
          aBattery({ schedule: { kind: 'byStaff' } }),
          aBattery({ id: 'b2', title: 'Före', schedule: { kind: 'before', module: 'm2' } }),
        ],
      },
      [
        'warning batteries[0].schedule: Modulen ”Modul 1” öppnar först när personalen har startat ”Veckomätning” och det är besvarat.',
        'warning batteries[1].closes: Om ”Före” stänger obesvarat öppnar modulen ”Modul 2” aldrig av sig själv.',
      ],
    );
  });

  test('one that never closes, or takes late answers, is well', () => {
    expectProblems(
      'BatteryBeforeModule',
      {
        modules: [aModule({ before: 'b1' }), aModule({ id: 'm2', title: 'Modul 2' })],
        batteries: [
          aBattery({ closes: undefined }),
          aBattery({ id: 'b2', title: 'Före', lateAnswers: 'accepted', schedule: { kind: 'before', module: 'm2' } }),
        ],
      },
      [],
    );
  });
});
