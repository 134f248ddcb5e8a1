import { describe, test } from 'vitest';
import { aBattery, aFlag, aModule, aStep } from './base.ts';
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

describe('check: the new words of time', () => {
  test('every new place with a time of day', () => {
    expectProblems(
      'NightHour',
      {
        followUp: { days: 30, at: '02:00' },
        invitation: { days: 3, at: '02:01' },
        maintenance: { noticeDays: 2, at: '02:02' },
        modules: [
          aModule({
            opens: { kind: 'not', of: { kind: 'onDate', date: '2027-03-28', at: '02:03' } },
            closes: { kind: 'onWeekday', anchor: { kind: 'start' }, weekday: 7, at: '02:04' },
            completes: { kind: 'after', after: { days: 1, at: '02:05' } },
            sections: [
              {
                id: 's1',
                title: 'Avsnitt',
                steps: [{ ...aStep(), opens: { kind: 'afterAnchor', anchor: { kind: 'start' }, at: '02:06' } }],
              },
            ],
          }),
        ],
        batteries: [
          aBattery({ schedule: { kind: 'weekdays', anchor: { kind: 'start' }, weekdays: [7], at: '02:07', count: 2 }, due: { hours: 5 } }),
          aBattery({
            id: 'b2',
            schedule: { kind: 'random', anchor: { kind: 'start' }, days: 1, windows: [{ from: '02:08', to: '03:00' }] },
          }),
        ],
        messages: true,
        flags: [
          aFlag({ trigger: { kind: 'time', opens: { kind: 'onDate', date: '2027-03-28', at: '02:09' } } }),
          aFlag({ id: 'fl2', trigger: { kind: 'notDone', form: 'f1', by: { kind: 'onDate', date: '2027-03-28', at: '02:10' } } }),
          aFlag({ id: 'fl3', trigger: { kind: 'unansweredMessage', from: 'staff', after: { days: 1, at: '02:11' } } }),
        ],
      },
      [
        'warning followUp.at: Klockan 02:00 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning invitation.at: Klockan 02:01 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning maintenance.at: Klockan 02:02 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning modules[0].opens.of.at: Klockan 02:03 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning modules[0].completes.after.at: Klockan 02:05 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning modules[0].closes.at: Klockan 02:04 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning modules[0].sections[0].steps[0].opens.at: Klockan 02:06 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[0].schedule.at: Klockan 02:07 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning batteries[1].schedule.windows[0].from: Klockan 02:08 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning flags[0].trigger.opens.at: Klockan 02:09 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning flags[1].trigger.by.at: Klockan 02:10 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
        'warning flags[2].trigger.after.at: Klockan 02:11 finns inte den natt då sommartiden börjar och kommer två gånger den natt då den slutar.',
      ],
    );
  });

  test('hours and quiet hours are no times of day at which something happens', () => {
    expectProblems('NightHour', { notices: { quiet: { from: '22:00', to: '02:30' } }, batteries: [aBattery({ due: { hours: 2 } })] }, []);
  });
});
