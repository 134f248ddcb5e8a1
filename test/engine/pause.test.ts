import { describe, expect, test } from 'vitest';
import type { PauseMeaning, PlannedPause } from '../../engine/plan.ts';
import { given, type Played } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { told, waits } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const OVER = '2026-11-08T12:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;
const pauses = (meaning: PauseMeaning, modules: PlannedPause['modules'] = 'shift'): PlannedPause => ({
  byCitizen: true,
  modules,
  batteries: meaning,
  flags: meaning,
  activities: meaning,
});

/** Five days' pause from Tuesday at noon, in the middle of everything that can wait. */
function paused(pause?: PlannedPause): Played {
  const moment = plan({
    ...(pause && { pause }),
    ends: { days: 30, at: '12:00' },
    modules: [
      module('m1', { opens: after(4, '08:00'), completes: { after: { days: 2, at: '12:00' } } }),
      module('m2', { closes: after(5, '08:00') }),
    ],
    forms: [form('phq9')],
    batteries: [
      weekly('dag', {
        schedule: { kind: 'every', anchor: { kind: 'start' }, firstDays: 1, everyDays: 2, at: '08:00', count: 5 },
        due: { days: 1, at: '20:00' },
        closes: { days: 3, at: '20:00' },
        reminders: [{ days: 0, at: '17:00', staleAfterHours: 200 }],
      }),
    ],
    flags: [
      flag('tid', { trigger: { kind: 'time', opens: after(4, '10:00') } }),
      flag('akut', { priority: 'prioritised', trigger: { kind: 'time', opens: after(4, '11:00') } }),
      flag('tyst', { trigger: { kind: 'inactivity', days: 6, at: '09:00' } }),
    ],
  });
  const schedule = { kind: 'every', everyDays: 2, at: '12:00' } as const;
  const measure = { id: 'puls', schedule, count: 4, minimum: null, maximum: null, flag: 'missed', reminder: false } as const;
  return given(moment, START)
    .when('2026-11-02T10:00:00Z', { kind: 'measureSet', measure })
    .when('2026-11-03T12:00:00Z', { kind: 'paused', by: 'staff', until: Date.parse(OVER), reason: 'Resa' })
    .late('2026-11-06T12:00:00Z', [])
    .late(OVER, []);
}

describe('a pause', () => {
  test('lets nothing fire but a prioritised flag', () => {
    expect(told(paused(), '2026-11-03T12:00:00Z').slice(0, 4)).toEqual([
      '11-03 12:00 pause/2 fired: pausedByStaff',
      '11-06 10:00 (11-06 12:00) timedFlag/akut/1 fired: time',
      '11-06 10:00 (11-06 12:00) flag/akut/-#1 fired: time',
      '11-08 12:00 resume/2 fired: pauseOver',
    ]);
  });

  test('where the plan says nothing: modules and flags shift, batteries and activities skip', () => {
    const life = paused();
    expect(told(life, OVER)).toEqual([
      '11-08 12:00 resume/2 fired: pauseOver',
      '11-03 16:00 (11-08 12:00) remind/dag/1/1 suppressed: skippedByPause',
      '11-04 19:00 (11-08 12:00) missOccasion/dag/1 suppressed: skippedByPause',
      '11-08 08:00 (11-08 12:00) inactivity/tyst/1 moved: movedByPause to 11-13 08:00',
      '11-06 07:00 (11-08 12:00) openModule/m1 moved: movedByPause to 11-11 07:00',
      '11-06 09:00 (11-08 12:00) timedFlag/tid/1 moved: movedByPause to 11-11 09:00',
      '11-07 07:00 (11-08 12:00) closeModule/m2 moved: movedByPause to 11-12 07:00',
      '12-02 11:00 (11-08 12:00) endMoment moved: movedByPause to 12-07 11:00',
      '11-04 11:00 (11-08 12:00) activity/puls/2 suppressed: skippedByPause',
      '11-05 07:00 (11-08 12:00) openOccasion/dag/2 suppressed: skippedByPause',
      '11-08 12:00 openOccasion/dag/3 suppressed: skippedByPause',
      '11-06 19:00 (11-08 12:00) closeOccasion/dag/1 fired: notAnswered',
      '11-08 12:00 activity/puls/3 suppressed: skippedByPause',
      '11-08 12:00 activity/puls/4 suppressed: skippedByPause',
    ]);
    expect(waits(life)).toEqual([
      '11-09 07:00 openOccasion/dag/4',
      '11-11 07:00 openModule/m1~2',
      '11-11 09:00 timedFlag/tid/1~2',
      '11-12 07:00 closeModule/m2~2',
      '11-13 08:00 inactivity/tyst/1~2',
      '12-07 11:00 endMoment~2',
    ]);
    expect(told(life.until('2026-11-12T12:00:00Z'), '2026-11-08T12:00:01Z')).toEqual([
      '11-09 07:00 openOccasion/dag/4 fired: schedule',
      '11-09 07:00 notify/openOccasion/dag/2 fired: occasionOpened',
      '11-09 16:00 remind/dag/2/1 fired: notAnswered',
      '11-10 19:00 missOccasion/dag/2 fired: notAnswered',
      '11-11 07:00 openModule/m1~2 fired: openingRule',
      '11-11 07:00 openOccasion/dag/5 fired: schedule',
      '11-11 07:00 notify/openModule/m1 fired: moduleOpened',
      '11-11 07:00 notify/openOccasion/dag/3 fired: occasionOpened',
      '11-11 09:00 timedFlag/tid/1~2 fired: time',
      '11-11 09:00 flag/tid/-#1 fired: time',
      '11-11 16:00 remind/dag/3/1 fired: notAnswered',
      '11-12 07:00 closeModule/m2~2 fired: closingRule',
    ]);
  });

  test('that skips', () =>
    expect(told(paused(pauses('skip')), OVER)).toEqual([
      '11-08 12:00 resume/2 fired: pauseOver',
      '11-03 16:00 (11-08 12:00) remind/dag/1/1 suppressed: skippedByPause',
      '11-04 19:00 (11-08 12:00) missOccasion/dag/1 suppressed: skippedByPause',
      '11-06 09:00 (11-08 12:00) timedFlag/tid/1 suppressed: skippedByPause',
      '11-08 08:00 (11-08 12:00) inactivity/tyst/1 moved: movedByPause to 11-13 08:00',
      '11-06 07:00 (11-08 12:00) openModule/m1 moved: movedByPause to 11-11 07:00',
      '11-07 07:00 (11-08 12:00) closeModule/m2 moved: movedByPause to 11-12 07:00',
      '12-02 11:00 (11-08 12:00) endMoment moved: movedByPause to 12-07 11:00',
      '11-04 11:00 (11-08 12:00) activity/puls/2 suppressed: skippedByPause',
      '11-05 07:00 (11-08 12:00) openOccasion/dag/2 suppressed: skippedByPause',
      '11-08 12:00 openOccasion/dag/3 suppressed: skippedByPause',
      '11-06 19:00 (11-08 12:00) closeOccasion/dag/1 fired: notAnswered',
      '11-08 12:00 activity/puls/3 suppressed: skippedByPause',
      '11-08 12:00 activity/puls/4 suppressed: skippedByPause',
    ]));

  test('that shifts, and what an occasion shows moves with it', () => {
    const life = paused(pauses('shift'));
    expect(told(life, OVER)).toEqual([
      '11-08 12:00 resume/2 fired: pauseOver',
      '11-08 08:00 (11-08 12:00) inactivity/tyst/1 moved: movedByPause to 11-13 08:00',
      '11-03 16:00 (11-08 12:00) remind/dag/1/1 moved: movedByPause to 11-08 16:00',
      '11-04 11:00 (11-08 12:00) activity/puls/2 moved: movedByPause to 11-09 11:00',
      '11-04 19:00 (11-08 12:00) missOccasion/dag/1 moved: movedByPause to 11-09 19:00',
      '11-05 07:00 (11-08 12:00) openOccasion/dag/2 moved: movedByPause to 11-10 07:00',
      '11-06 07:00 (11-08 12:00) openModule/m1 moved: movedByPause to 11-11 07:00',
      '11-06 09:00 (11-08 12:00) timedFlag/tid/1 moved: movedByPause to 11-11 09:00',
      '11-06 19:00 (11-08 12:00) closeOccasion/dag/1 moved: movedByPause to 11-11 19:00',
      '11-07 07:00 (11-08 12:00) closeModule/m2 moved: movedByPause to 11-12 07:00',
      '12-02 11:00 (11-08 12:00) endMoment moved: movedByPause to 12-07 11:00',
    ]);
    expect(waits(life)).toEqual([
      '11-08 16:00 remind/dag/1/1~2',
      '11-09 11:00 activity/puls/2~2',
      '11-09 19:00 missOccasion/dag/1~2',
      '11-10 07:00 openOccasion/dag/2~2',
      '11-11 07:00 openModule/m1~2',
      '11-11 09:00 timedFlag/tid/1~2',
      '11-11 19:00 closeOccasion/dag/1~2',
      '11-12 07:00 closeModule/m2~2',
      '11-13 08:00 inactivity/tyst/1~2',
      '12-07 11:00 endMoment~2',
    ]);
    const { dueAt, closesAt } = life.state.batteries['dag']?.occasions['1'] ?? {};
    expect([dueAt, closesAt]).toEqual(['2026-11-09T19:00:00Z', '2026-11-11T19:00:00Z'].map(Date.parse));
  });

  test('that catches up', () => {
    const life = paused(pauses('catchUp', 'catchUp'));
    expect(told(life, OVER)).toEqual([
      '11-08 12:00 resume/2 fired: pauseOver',
      '11-04 19:00 (11-08 12:00) missOccasion/dag/1 moved: movedByPause to 11-09 19:00',
      '11-06 19:00 (11-08 12:00) closeOccasion/dag/1 moved: movedByPause to 11-11 19:00',
      '11-08 08:00 (11-08 12:00) inactivity/tyst/1 moved: movedByPause to 11-13 08:00',
      '12-02 11:00 (11-08 12:00) endMoment moved: movedByPause to 12-07 11:00',
      '11-04 11:00 (11-08 12:00) activity/puls/2 suppressed: caughtUp',
      '11-05 07:00 (11-08 12:00) openOccasion/dag/2 suppressed: caughtUp',
      '11-08 12:00 openOccasion/dag/3 fired: schedule',
      '11-06 07:00 (11-08 12:00) openModule/m1 fired: openingRule',
      '11-06 09:00 (11-08 12:00) timedFlag/tid/1 fired: time',
      '11-08 12:00 flag/tid/-#1 fired: time',
      '11-07 07:00 (11-08 12:00) closeModule/m2 fired: closingRule',
      '11-08 12:00 activity/puls/3 suppressed: caughtUp',
      '11-08 12:00 activity/puls/4 fired: activityDue',
      '11-03 16:00 (11-08 12:00) remind/dag/1/1 fired: notAnswered',
      '11-08 12:00 notify/openOccasion/dag/2 fired: occasionOpened',
      '11-08 12:00 notify/openModule/m1 fired: moduleOpened',
    ]);
    expect(waits(life)).toEqual([
      '11-08 16:00 remind/dag/2/1',
      '11-08 23:00 missActivity/puls/4',
      '11-09 07:00 openOccasion/dag/4',
      '11-09 19:00 missOccasion/dag/1~2',
      '11-09 19:00 missOccasion/dag/2',
      '11-10 11:00 completeModule/m1/time',
      '11-11 19:00 closeOccasion/dag/1~2',
      '11-11 19:00 closeOccasion/dag/2',
      '11-13 08:00 inactivity/tyst/1~2',
      '12-07 11:00 endMoment~2',
    ]);
  });

  test('a missed time of a measure inside it, by each meaning', () => {
    const schedule = { kind: 'every', everyDays: 1, at: '12:00' } as const;
    const measure = { id: 'puls', schedule, count: 4, minimum: null, maximum: null, flag: 'missed', reminder: false } as const;
    const seen = (['skip', 'shift', 'catchUp'] as const).map((meaning) => {
      const life = given(plan({ pause: pauses(meaning) }), START)
        .when('2026-11-02T10:00:00Z', { kind: 'measureSet', measure })
        .when('2026-11-02T12:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null })
        .when('2026-11-03T10:00:00Z', { kind: 'resumed', by: 'staff' });
      return [meaning, life.state.measures?.['puls']?.waiting, ...told(life, '2026-11-03T10:00:00Z'), ...waits(life)];
    });
    expect(seen).toEqual([
      [
        'skip',
        null,
        '11-03 10:00 resumed/3 fired: resumedByStaff',
        '11-02 23:00 (11-03 10:00) missActivity/puls/1 suppressed: skippedByPause',
        '11-03 11:00 activity/puls/2',
      ],
      [
        'shift',
        1,
        '11-03 10:00 resumed/3 fired: resumedByStaff',
        '11-02 23:00 (11-03 10:00) missActivity/puls/1 moved: movedByPause to 11-03 23:00',
        '11-03 11:00 (11-03 10:00) activity/puls/2 moved: movedByPause to 11-04 11:00',
        '11-03 23:00 missActivity/puls/1~2',
        '11-04 11:00 activity/puls/2~2',
      ],
      [
        'catchUp',
        1,
        '11-03 10:00 resumed/3 fired: resumedByStaff',
        '11-02 23:00 (11-03 10:00) missActivity/puls/1 moved: movedByPause to 11-03 23:00',
        '11-03 11:00 activity/puls/2',
        '11-03 23:00 missActivity/puls/1~2',
      ],
    ]);
  });

  test('by the citizen, where she may: staff are told, and she ends it', () => {
    const life = given(plan({ pause: pauses('shift'), flags: [flag('vilar', { trigger: { kind: 'moment', what: 'paused' } })] }), START)
      .when('2026-11-03T09:00:00Z', { kind: 'paused', by: 'citizen', until: Date.parse('2026-11-20T09:00:00Z'), reason: null })
      .when('2026-11-04T09:00:00Z', { kind: 'paused', by: 'citizen', until: null, reason: null })
      .when('2026-11-05T09:00:00Z', { kind: 'resumed', by: 'citizen' })
      .when('2026-11-06T09:00:00Z', { kind: 'resumed', by: 'citizen' });
    expect(told(life)).toEqual([
      '11-03 09:00 pause/1 fired: pausedByCitizen',
      '11-03 09:00 flag/system.pausedByCitizen/-#1 fired: pausedByCitizen',
      '11-03 09:00 flag/vilar/-#1 fired: pausedByCitizen',
      '11-04 09:00 pause/2 suppressed: momentPaused',
      '11-20 09:00 (11-05 09:00) resume/1 cancelled: resumedByCitizen',
      '11-05 09:00 resumed/3 fired: resumedByCitizen',
      '11-06 09:00 resumed/4 suppressed: notPaused',
    ]);
    expect(life.state.pauses).toEqual([{ from: Date.parse('2026-11-03T09:00:00Z'), to: Date.parse('2026-11-05T09:00:00Z') }]);
    expect(life.state.paused).toBeUndefined();
    expect(life.decisions.map(({ facts }) => facts['pausedFrom'])).toContain(Date.parse('2026-11-03T09:00:00Z'));
  });

  test('by the citizen, where she may not', () => {
    const life = given(plan(), START)
      .when('2026-11-03T09:00:00Z', { kind: 'paused', by: 'citizen', until: null, reason: null })
      .when('2026-11-04T09:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null })
      .when('2026-11-05T09:00:00Z', { kind: 'resumed', by: 'citizen' });
    expect(told(life)).toEqual([
      '11-03 09:00 pause/1 suppressed: notAllowed',
      '11-04 09:00 pause/2 fired: pausedByStaff',
      '11-05 09:00 resumed/3 suppressed: notAllowed',
    ]);
    expect(life.state.phase).toBe('paused');
  });

  test('more of them than a state remembers are refused', () => {
    const life = given(plan(), START);
    for (let day = 0; day < 61; day += 1) {
      const at = (hour: number) => new Date(Date.parse(START) + day * 86_400_000 + hour * 3_600_000).toISOString();
      life.when(at(1), { kind: 'paused', by: 'staff', until: null, reason: null }).when(at(2), { kind: 'resumed', by: 'staff' });
    }
    expect(life.state.pauses).toHaveLength(60);
    expect(told(life).slice(-2)).toEqual(['01-01 10:00 pause/121 suppressed: notAllowed', '01-01 11:00 resumed/122 suppressed: notPaused']);
  });
});
