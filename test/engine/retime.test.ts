import { describe, expect, test } from 'vitest';
import { given } from '../support/given.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';
import { told, waits } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const after = (days: number, at: string) => ({ kind: 'afterAnchor', anchor: { kind: 'start' }, days, at }) as const;

/** One of everything that waits for a local time. */
const everything = plan({
  zoneOfCitizen: true,
  ends: { days: 30, at: '12:00' },
  modules: [
    module('m0', { opens: after(0, '09:00'), completes: { after: { days: 4, at: '12:00' } } }),
    module('m1', { opens: after(4, '08:00') }),
    module('m2', { closes: after(5, '08:00') }),
  ],
  forms: [form('phq9')],
  batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' } })],
  flags: [
    flag('tid', { trigger: { kind: 'time', opens: after(4, '10:00') } }),
    flag('gjort', { trigger: { kind: 'notDone', module: 'm1', by: after(6, '10:00') } }),
    flag('stege', {
      trigger: { kind: 'module', module: 'm2', what: 'opened' },
      ladder: [{ afterHours: 200, to: 'unit', by: 'list' }],
    }),
  ],
});

const schedule = { kind: 'every', everyDays: 2, at: '12:00' } as const;
const measure = { id: 'puls', schedule, count: 9, minimum: null, maximum: null, flag: 'none', reminder: false } as const;

describe('what waits, when time itself moves', () => {
  test('another zone: every local time is counted anew, and staff’s hours are not', () => {
    const life = given(everything, START)
      .when('2026-11-02T10:00:00Z', { kind: 'measureSet', measure })
      .when('2026-11-09T08:00:00Z', { kind: 'zoneChanged', zone: 'America/New_York' });
    expect(told(life, '2026-11-09T08:00:00Z')).toEqual([
      '11-09 08:00 setZone/2 fired: zoneChanged',
      '11-10 11:00 (11-09 08:00) activity/puls/5 moved: zoneChanged to 11-10 17:00',
      '11-11 16:00 (11-09 08:00) remind/vecka/1/1 moved: zoneChanged to 11-11 22:00',
      '11-14 19:00 (11-09 08:00) missOccasion/vecka/1 moved: zoneChanged to 11-15 01:00',
      '11-15 19:00 (11-09 08:00) closeOccasion/vecka/1 moved: zoneChanged to 11-16 01:00',
      '11-16 07:00 (11-09 08:00) openOccasion/vecka/2 moved: zoneChanged to 11-16 13:00',
      '12-02 11:00 (11-09 08:00) endMoment moved: zoneChanged to 12-02 17:00',
    ]);
    expect(waits(life)).toEqual([
      '11-10 17:00 activity/puls/5~2',
      '11-11 22:00 remind/vecka/1/1~2',
      '11-15 01:00 missOccasion/vecka/1~2',
      '11-16 01:00 closeOccasion/vecka/1~2',
      '11-16 13:00 openOccasion/vecka/2~2',
      '12-02 11:00 escalate/flag/stege/-#1/1',
      '12-02 17:00 endMoment~2',
    ]);
    const { dueAt, closesAt } = life.state.batteries['vecka']?.occasions['1'] ?? {};
    expect([dueAt, closesAt]).toEqual(['2026-11-15T01:00:00Z', '2026-11-16T01:00:00Z'].map(Date.parse));
  });

  test('another zone on the first morning', () => {
    const life = given(everything, START).when('2026-11-03T10:00:00Z', { kind: 'zoneChanged', zone: 'Asia/Tokyo' });
    expect(told(life, '2026-11-03T10:00:00Z')).toEqual([
      '11-03 10:00 setZone/1 fired: zoneChanged',
      '11-06 07:00 (11-03 10:00) openModule/m1 moved: zoneChanged to 11-05 23:00',
      '11-06 09:00 (11-03 10:00) timedFlag/tid/1 moved: zoneChanged to 11-06 01:00',
      '11-06 11:00 (11-03 10:00) completeModule/m0/time moved: zoneChanged to 11-06 03:00',
      '11-07 07:00 (11-03 10:00) closeModule/m2 moved: zoneChanged to 11-06 23:00',
      '11-08 09:00 (11-03 10:00) timedFlag/gjort/1 moved: zoneChanged to 11-08 01:00',
      '11-09 07:00 (11-03 10:00) openOccasion/vecka/1 moved: zoneChanged to 11-08 23:00',
      '12-02 11:00 (11-03 10:00) endMoment moved: zoneChanged to 12-02 03:00',
    ]);
    expect(waits(life)).toEqual([
      '11-05 23:00 openModule/m1~2',
      '11-06 01:00 timedFlag/tid/1~2',
      '11-06 03:00 completeModule/m0/time~2',
      '11-06 23:00 closeModule/m2~2',
      '11-08 01:00 timedFlag/gjort/1~2',
      '11-08 23:00 openOccasion/vecka/1~2',
      '12-02 03:00 endMoment~2',
      '12-02 11:00 escalate/flag/stege/-#1/1',
    ]);
  });

  test('a zone that the plan does not follow, an unknown one, and the same one again', () => {
    const zones = (follows: boolean) =>
      given(plan({ ...everything, ...(follows ? {} : { zoneOfCitizen: undefined }) } as typeof everything), START)
        .when('2026-11-03T10:00:00Z', { kind: 'zoneChanged', zone: follows ? 'Mars/Olympus' : 'Asia/Tokyo' })
        .when('2026-11-03T11:00:00Z', { kind: 'zoneChanged', zone: 'Europe/Stockholm' });
    expect([true, false].map((follows) => told(zones(follows), '2026-11-03T10:00:00Z'))).toEqual([
      ['11-03 10:00 setZone/1 suppressed: notAllowed', '11-03 11:00 setZone/2 fired: zoneChanged'],
      ['11-03 10:00 setZone/1 suppressed: notAllowed', '11-03 11:00 setZone/2 suppressed: notAllowed'],
    ]);
  });

  test('a date that moves: later, earlier, and to what has passed already', () => {
    const dated = plan({
      dates: ['operation'],
      modules: [module('m1', { opens: { kind: 'afterAnchor', anchor: { kind: 'date', name: 'operation' }, days: -2, at: '08:00' } })],
      batteries: [
        weekly('vecka', { forms: ['phq9'], schedule: { kind: 'once', anchor: { kind: 'date', name: 'operation' }, days: 3, at: '08:00' } }),
      ],
      forms: [form('phq9')],
    });
    const life = given(dated, START)
      .when('2026-11-03T10:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-11-20' })
      .when('2026-11-04T10:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-11-25' })
      .when('2026-11-05T10:00:00Z', { kind: 'dateSet', name: 'operation', date: '2026-11-06' })
      .when('2026-11-06T10:00:00Z', { kind: 'dateSet', name: 'hemgång', date: '2026-11-06' })
      .until('2026-11-09T10:00:00Z');
    expect(told(life)).toEqual([
      '11-03 10:00 setDate/operation/1 fired: settingChanged',
      '11-04 10:00 setDate/operation/2 fired: settingChanged',
      '11-18 07:00 (11-04 10:00) openModule/m1 moved: anchorMoved to 11-23 07:00',
      '11-23 07:00 (11-04 10:00) openOccasion/vecka/1 moved: anchorMoved to 11-28 07:00',
      '11-05 10:00 setDate/operation/3 fired: settingChanged',
      '11-23 07:00 (11-05 10:00) openModule/m1~2 moved: anchorMoved to 11-05 10:00',
      '11-05 10:00 openModule/m1~3 fired: openingRule',
      '11-28 07:00 (11-05 10:00) openOccasion/vecka/1~2 moved: anchorMoved to 11-09 07:00',
      '11-05 10:00 notify/openModule/m1 fired: moduleOpened',
      '11-06 10:00 setDate/hemgång/4 suppressed: unknownName',
      '11-09 07:00 openOccasion/vecka/1~3 fired: schedule',
      '11-09 07:00 notify/openOccasion/vecka/1 fired: occasionOpened',
    ]);
  });

  test('another send time moves the reminders that wait, between the limits, and back', () => {
    const movable = plan({
      notices: { movable: { earliest: '08:00', latest: '20:00' } },
      forms: [form('phq9')],
      batteries: [weekly('vecka', { reminders: [2, 3].map((days) => ({ days, at: '17:00', staleAfterHours: 36 })) })],
    });
    const life = given(movable, START)
      .when('2026-11-09T10:00:00Z', { kind: 'sendTimeSet', sendAt: '18:30' })
      .when('2026-11-09T11:00:00Z', { kind: 'sendTimeSet', sendAt: '06:00' })
      .when('2026-11-09T12:00:00Z', { kind: 'sendTimeSet', sendAt: '23:00' })
      .when('2026-11-09T13:00:00Z', { kind: 'sendTimeSet', sendAt: null });
    expect(told(life, '2026-11-09T10:00:00Z')).toEqual([
      '11-09 10:00 setSendTime/1 fired: settingChanged',
      '11-11 16:00 (11-09 10:00) remind/vecka/1/1 moved: citizenSettings to 11-11 17:30',
      '11-12 16:00 (11-09 10:00) remind/vecka/1/2 moved: citizenSettings to 11-12 17:30',
      '11-09 11:00 setSendTime/2 fired: settingChanged',
      '11-11 17:30 (11-09 11:00) remind/vecka/1/1~2 moved: citizenSettings to 11-11 07:00',
      '11-12 17:30 (11-09 11:00) remind/vecka/1/2~2 moved: citizenSettings to 11-12 07:00',
      '11-09 12:00 setSendTime/3 fired: settingChanged',
      '11-11 07:00 (11-09 12:00) remind/vecka/1/1~3 moved: citizenSettings to 11-11 19:00',
      '11-12 07:00 (11-09 12:00) remind/vecka/1/2~3 moved: citizenSettings to 11-12 19:00',
      '11-09 13:00 setSendTime/4 fired: settingChanged',
      '11-11 19:00 (11-09 13:00) remind/vecka/1/1~4 moved: citizenSettings to 11-11 16:00',
      '11-12 19:00 (11-09 13:00) remind/vecka/1/2~4 moved: citizenSettings to 11-12 16:00',
    ]);
  });

  test('another send time moves no place that looks again when its own time comes', () => {
    const life = given(
      plan({
        notices: { movable: { earliest: '08:00', latest: '20:00' } },
        forms: [form('phq9')],
        batteries: [
          weekly('tyst', { schedule: { kind: 'once', anchor: { kind: 'lastActivity' }, days: 3, at: '01:30' }, reminders: [], due: null }),
        ],
      }),
      START,
    )
      .when('2026-11-03T08:00:00Z', { kind: 'citizenActive' })
      .when('2026-11-03T09:00:00Z', { kind: 'sendTimeSet', sendAt: '18:30' });
    expect(waits(life)).toEqual(['11-05 00:30 openOccasion/tyst/1']);
    life.until('2026-11-05T12:00:00Z');
    expect(waits(life)).toEqual(['11-06 00:30 openOccasion/tyst/1~2']);
  });

  test('other opening hours move the answer to a message that is waited for in staff’s hours, and none other', () => {
    const closed: readonly (readonly [string, string])[] = [];
    const day = [['12:00', '16:00']] as const;
    const hours = { week: [day, day, day, day, day, closed, closed], closed: [] };
    const message = (after: { readonly staffHours: number } | { readonly hours: number }) =>
      flag('staffHours' in after ? 'öppet' : 'dygn', { trigger: { kind: 'unansweredMessage', from: 'citizen', after } });
    const life = given(plan({ flags: [message({ staffHours: 3 }), message({ hours: 9 })] }), START)
      .when('2026-11-02T09:00:00Z', { kind: 'messageSent', by: 'citizen' })
      .when('2026-11-02T10:00:00Z', { kind: 'unitHoursSet', hours });
    expect(told(life)).toEqual([
      '11-02 10:00 setHours/2 fired: hoursChanged',
      '11-02 12:00 (11-02 10:00) timedFlag/öppet/1 moved: hoursChanged to 11-02 14:00',
    ]);
    expect(waits(life)).toEqual(['11-02 14:00 timedFlag/öppet/1~2', '11-02 18:00 timedFlag/dygn/1']);
  });

  test('other opening hours move a ladder', () => {
    const day = [['09:00', '10:00']] as const;
    const life = given(everything, START).when('2026-11-04T10:00:00Z', {
      kind: 'unitHoursSet',
      hours: { week: [day, day, day, day, day, [], []], closed: [] },
    });
    expect(told(life, '2026-11-04T10:00:00Z')).toEqual([
      '11-04 10:00 setHours/1 fired: hoursChanged',
      '12-02 11:00 (11-04 10:00) escalate/flag/stege/-#1/1 moved: hoursChanged to 08-20 08:00',
    ]);
  });
});
