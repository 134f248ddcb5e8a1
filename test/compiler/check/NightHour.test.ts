import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: the hour that comes and goes', () => {
  test('every kind of time between 02:00 and 02:59 is a warning where it stands', () => {
    expectProblems(
      'NightHour',
      {
        ends: { days: 100, at: '02:00' },
        modules: [aModule({ opens: { kind: 'any', of: [{ kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '02:30' }] } })],
        batteries: [
          aBattery({
            schedule: { kind: 'once', anchor: { kind: 'start' }, days: 1, at: '02:59' },
            due: { days: 1, at: '02:01' },
            closes: { days: 2, at: '02:02' },
            reminders: [{ days: 1, at: '02:03' }],
          }),
        ],
        flags: [aFlag({ trigger: { kind: 'inactivity', days: 7, at: '02:04' }, putOut: 'activity' })],
      },
      [
        'warning ends.at: Klockan 02:00 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning modules[0].opens.of[0].at: Klockan 02:30 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[0].schedule.at: Klockan 02:59 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[0].due.at: Klockan 02:01 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[0].closes.at: Klockan 02:02 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[0].reminders[0].at: Klockan 02:03 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning flags[0].trigger.at: Klockan 02:04 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
      ],
    );
  });

  test('01:59 and 03:00 are ordinary', () => {
    expectProblems(
      'NightHour',
      {
        ends: { days: 100, at: '01:59' },
        modules: [aModule({ opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, days: 1, at: '03:00' } })],
      },
      [],
    );
  });
});
