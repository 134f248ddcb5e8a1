import { describe, expect, test } from 'vitest';
import { refusal } from '../../engine/phase.ts';
import { given, saved } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { said, told, waits } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;
const quiet = { quiet: { from: '21:00', to: '07:30' } };

describe('a notice', () => {
  test('inside quiet hours waits until they are over, and is settled then as it would have been', () => {
    const life = given(
      plan({
        notices: { ...quiet, perWeek: 3 },
        modules: [module('m1', { opens: after(1, '22:00') }), module('m2', { opens: after(1, '07:30') })],
        forms: [form('phq9')],
        batteries: [
          weekly('natt', { schedule: { kind: 'once', anchor: { kind: 'start' }, days: 1, at: '23:00' }, due: null, reminders: [] }),
        ],
        flags: [
          flag('mild', { trigger: { kind: 'time', opens: after(1, '22:30') }, recipients: ['citizen'] }),
          flag('akut', { trigger: { kind: 'time', opens: after(1, '22:30') }, recipients: ['citizen'], priority: 'prioritised' }),
        ],
      }),
      START,
    )
      .when('2026-11-03T12:00:00Z', {
        kind: 'measureSet',
        measure: {
          id: 'puls',
          schedule: { kind: 'every', everyDays: 1, at: '22:15' },
          count: 1,
          minimum: null,
          maximum: null,
          flag: 'none',
          reminder: true,
        },
      })
      .until('2026-11-03T22:00:00Z');
    expect(told(life, '2026-11-03T12:00:01Z')).toEqual([
      '11-03 21:00 openModule/m1 fired: openingRule',
      '11-03 21:00 notify/openModule/m1 moved: quietHours to 11-04 06:30',
      '11-03 21:15 activity/puls/1 fired: activityDue',
      '11-03 21:15 notify/activity/puls/1 moved: quietHours to 11-04 06:30',
      '11-03 21:30 timedFlag/akut/1 fired: time',
      '11-03 21:30 flag/akut/-#1 fired: time',
      '11-03 21:30 timedFlag/mild/1 fired: time',
      '11-03 21:30 flag/mild/-#1 fired: time',
      '11-03 21:30 notify/flag/mild/-#1 moved: quietHours to 11-04 06:30',
      '11-03 21:30 notify/flag/akut/-#1 fired: conditionHolds',
      '11-03 22:00 openOccasion/natt/1 fired: schedule',
      '11-03 22:00 notify/openOccasion/natt/1 moved: quietHours to 11-04 06:30',
    ]);
    expect(life.state.agenda.filter(({ kind }) => kind === 'send')).toEqual([
      {
        about: 'activity',
        at: 1793773800000,
        key: 'notify/activity/puls/1~2',
        kind: 'send',
        measure: 'puls',
        number: 1,
      },
      {
        about: 'flag',
        at: 1793773800000,
        flagKey: 'flag/mild/-',
        key: 'notify/flag/mild/-#1~2',
        kind: 'send',
        round: 1,
      },
      {
        about: 'moduleOpened',
        at: 1793773800000,
        key: 'notify/openModule/m1~2',
        kind: 'send',
        module: 'm1',
      },
      {
        about: 'occasionOpened',
        at: 1793773800000,
        battery: 'natt',
        key: 'notify/openOccasion/natt/1~2',
        kind: 'send',
        occasion: 1,
      },
    ]);
    life.when('2026-11-03T22:30:00Z', saved('phq9', { battery: 'natt' })).until('2026-11-04T08:00:00Z');
    expect(told(life, '2026-11-03T22:00:01Z')).toEqual([
      '11-03 22:30 answerOccasion/natt/1 fired: answered',
      '11-03 23:00 missActivity/puls/1 fired: missed',
      '11-04 06:30 notify/activity/puls/1~2 suppressed: done',
      '11-04 06:30 notify/flag/mild/-#1~2 fired: conditionHolds',
      '11-04 06:30 notify/openModule/m1~2 fired: moduleOpened',
      '11-04 06:30 notify/openOccasion/natt/1~2 suppressed: answered',
    ]);
    expect(said(life, '2026-11-03T12:00:01Z').filter((line) => /^(notify|remind)/.test(line))).toEqual([
      'notify/openModule/m1 module=m1 about=moduleOpened to=11-04 06:30',
      'notify/activity/puls/1 measure=puls number=1 about=activity to=11-04 06:30',
      'notify/flag/mild/-#1 flag=flag/mild/- about=flag to=11-04 06:30',
      'notify/flag/akut/-#1 flag=flag/akut/- about=flag',
      'notify/openOccasion/natt/1 battery=natt occasion=1 about=occasionOpened to=11-04 06:30',
      'notify/activity/puls/1~2 measure=puls number=1 about=activity',
      'notify/flag/mild/-#1~2 flag=flag/mild/- about=flag',
      'notify/openModule/m1~2 module=m1 about=moduleOpened',
      'notify/openOccasion/natt/1~2 battery=natt occasion=1 about=occasionOpened',
    ]);
    expect(life.effects.filter(({ kind }) => kind === 'notify').map(({ at: _at, ...rest }) => rest)).toEqual([
      {
        about: 'moduleOpened',
        battery: null,
        flag: null,
        key: 'notify/openModule/m2',
        kind: 'notify',
        module: 'm2',
        occasion: null,
      },
      {
        about: 'flag',
        battery: null,
        flag: 'flag/akut/-',
        key: 'notify/flag/akut/-#1',
        kind: 'notify',
        module: null,
        occasion: null,
        outsideCap: true,
      },
      {
        about: 'flag',
        battery: null,
        flag: 'flag/mild/-',
        key: 'notify/flag/mild/-#1~2',
        kind: 'notify',
        module: null,
        occasion: null,
      },
      {
        about: 'moduleOpened',
        battery: null,
        flag: null,
        key: 'notify/openModule/m1~2',
        kind: 'notify',
        module: 'm1',
        occasion: null,
      },
    ]);
    expect(waits(life)).toEqual([]);
  });

  test('that the relay did not send has its reason told', () => {
    const life = given(plan({ notices: { perWeek: 3 } }), START)
      .when('2026-11-03T10:00:00Z', { kind: 'noticeSuppressed', key: 'remind/vecka/1/1', because: 'weeklyCap' })
      .when('2026-11-03T11:00:00Z', { kind: 'noticeSuppressed', key: 'remind/vecka/1/1', because: 'citizenSettings' });
    expect(told(life)).toEqual([
      '11-03 10:00 remind/vecka/1/1/capped/1 suppressed: weeklyCap',
      '11-03 11:00 remind/vecka/1/1/capped/2 suppressed: citizenSettings',
    ]);
    expect(said(life)).toEqual([
      'remind/vecka/1/1/capped/1 key=remind/vecka/1/1 perWeek=3',
      'remind/vecka/1/1/capped/2 key=remind/vecka/1/1',
    ]);
  });

  test('met late says by how much, and one that is for something no longer open is not sent', () => {
    const life = given(
      plan({
        modules: (['m1', 'm2', 'm3', 'm4'] as const).map((id) =>
          module(id, { opens: after(1, '08:00'), closes: after(id === 'm4' ? 2 : 9, '08:00') }),
        ),
      }),
      START,
    ).late('2026-11-04T10:00:00Z', [
      ['2026-11-03T10:00:00Z', { kind: 'moduleCompleted', module: 'm2', by: 'citizen' }],
      ['2026-11-03T11:00:00Z', { kind: 'moduleLocked', module: 'm3', reason: null }],
    ]);
    const notices = life.decisions.filter(({ item }) => item === 'notify');
    expect(notices.map(({ key, rule, facts }) => [key, rule, facts])).toEqual([
      [
        'notify/openModule/m1',
        'moduleOpened',
        {
          about: 'moduleOpened',
          lateHours: 27,
          module: 'm1',
        },
      ],
      [
        'notify/openModule/m2',
        'alreadyCompleted',
        {
          about: 'moduleOpened',
          lateHours: 27,
          module: 'm2',
        },
      ],
      [
        'notify/openModule/m3',
        'lockedByStaff',
        {
          about: 'moduleOpened',
          lateHours: 27,
          module: 'm3',
        },
      ],
      [
        'notify/openModule/m4',
        'moduleClosed',
        {
          about: 'moduleOpened',
          lateHours: 27,
          module: 'm4',
        },
      ],
    ]);
  });
});

test('every phase but the active one says why nothing is done in it', () => {
  const phases = ['active', 'paused', 'invited', 'scheduled', 'maintenance', 'followUp', 'ended', 'halted'] as const;
  const { state } = given(plan(), START);
  expect(phases.map((phase) => refusal({ ...state, phase }))).toEqual([
    null,
    'momentPaused',
    'beforeStart',
    'beforeStart',
    'maintenance',
    'momentEnded',
    'momentEnded',
    'halted',
  ]);
});
