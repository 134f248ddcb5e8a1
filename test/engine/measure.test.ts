import { describe, expect, test } from 'vitest';
import type { Measure } from '../../engine/event.ts';
import { given, type Played } from '../support/given.ts';
import { flag, plan } from '../support/plan.ts';
import { said, told, waits } from '../support/told.ts';

const START = '2026-11-02T09:00:00Z';
const puls: Measure = {
  id: 'puls',
  schedule: { kind: 'every', everyDays: 2, at: '12:00' },
  count: 3,
  minimum: 50,
  maximum: 90,
  flag: 'both',
  reminder: true,
};
const set = (life: Played, at: string, measure: Partial<Measure> = {}) =>
  life.when(at, { kind: 'measureSet', measure: { ...puls, ...measure } });
const observed = (life: Played, at: string, value: number, measure = 'puls') => life.when(at, { kind: 'observed', measure, value });
const activity = plan({
  flags: (['outside', 'missed', 'recorded'] as const).map((what) => flag(what, { trigger: { kind: 'activity', what } })),
});

describe('a measure', () => {
  test('that is ended and set again goes on with its numbers, so that no record is made twice', () => {
    const life = set(given(activity, START), '2026-11-02T10:00:00Z');
    life.when('2026-11-03T10:00:00Z', { kind: 'measureEnded', measure: 'puls' });
    set(life, '2026-11-04T10:00:00Z');
    life.until('2026-11-04T23:30:00Z');
    expect(told(life).filter((line) => line.includes(' activity/'))).toEqual([
      '11-02 11:00 activity/puls/1 fired: activityDue',
      '11-04 11:00 (11-03 10:00) activity/puls/2 cancelled: measureEnded',
      '11-04 11:00 activity/puls/2~2 fired: activityDue',
    ]);
  });

  test('that is set again in a pause waits first when the pause is over: its time has not waited for what the first one did', () => {
    const life = set(given(activity, START), '2026-11-02T12:00:00Z');
    life.when('2026-11-03T10:00:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    set(life, '2026-11-03T12:00:00Z', { schedule: { kind: 'every', everyDays: 1, at: '12:00' } });
    life.when('2026-11-05T10:00:00Z', { kind: 'resumed', by: 'staff' });
    life.until('2026-11-05T12:00:00Z');
    expect(told(life).filter((line) => line.includes(' activity/'))).toEqual([
      '11-04 11:00 (11-03 12:00) activity/puls/1 cancelled: settingChanged',
      '11-05 10:00 activity/puls/1~2 suppressed: skippedByPause',
      '11-05 11:00 activity/puls/2 fired: activityDue',
    ]);
  });

  test('whose id holds the sign of what goes on keeps its numbers', () => {
    const life = set(given(activity, START), '2026-11-02T10:00:00Z', { id: 'a~b' });
    set(life, '2026-11-02T10:30:00Z', { id: 'a~b' });
    life.until('2026-11-02T12:00:00Z');
    expect(told(life).filter((line) => line.includes(' activity/'))).toEqual([
      '11-02 11:00 (11-02 10:30) activity/a~b/1 cancelled: settingChanged',
      '11-02 11:00 activity/a~b/1~2 fired: activityDue',
    ]);
  });

  test('comes at its times, waits for a value until midnight, and no more than its count', () => {
    const life = set(given(activity, START), '2026-11-02T10:00:00Z');
    observed(life, '2026-11-02T12:00:00Z', 50);
    observed(life, '2026-11-02T13:00:00Z', 91);
    life.until('2026-11-10T10:00:00Z');
    expect(told(life)).toEqual([
      '11-02 10:00 setMeasure/puls/1 fired: settingChanged',
      '11-02 11:00 activity/puls/1 fired: activityDue',
      '11-02 11:00 notify/activity/puls/1 fired: activityDue',
      '11-02 12:00 observe/puls/2 fired: withinLimits',
      '11-02 23:00 (11-02 12:00) missActivity/puls/1 cancelled: done',
      '11-02 12:00 flag/recorded/puls#1 fired: withinLimits',
      '11-02 13:00 observe/puls/3 fired: outsideLimits',
      '11-02 13:00 flag/recorded/puls#1/again/3 suppressed: alreadyRaised',
      '11-02 13:00 flag/outside/puls#1 fired: outsideLimits',
      '11-02 13:00 flag/measure.puls/-#1 fired: outsideLimits',
      '11-04 11:00 activity/puls/2 fired: activityDue',
      '11-04 11:00 notify/activity/puls/2 fired: activityDue',
      '11-04 23:00 missActivity/puls/2 fired: missed',
      '11-04 23:00 flag/missed/puls#1 fired: missed',
      '11-04 23:00 flag/measure.puls/-#1/again/1793833200000 suppressed: alreadyRaised',
      '11-06 11:00 activity/puls/3 fired: activityDue',
      '11-06 11:00 notify/activity/puls/3 fired: activityDue',
      '11-06 23:00 missActivity/puls/3 fired: missed',
      '11-06 23:00 flag/missed/puls#1/again/1794006000000 suppressed: alreadyRaised',
      '11-06 23:00 flag/measure.puls/-#1/again/1794006000000 suppressed: alreadyRaised',
    ]);
    expect(said(life)).toEqual([
      'setMeasure/puls/1 measure=puls',
      'activity/puls/1 measure=puls number=1',
      'notify/activity/puls/1 measure=puls number=1 about=activity',
      'observe/puls/2 measure=puls value=50 minimum=50 maximum=90',
      'missActivity/puls/1 measure=puls number=1',
      'flag/recorded/puls#1 flag=recorded round=1 recipients=staff measure=puls value=50 minimum=50 maximum=90',
      'observe/puls/3 measure=puls value=91 minimum=50 maximum=90',
      'flag/recorded/puls#1/again/3 flag=recorded recipients=staff measure=puls value=91 minimum=50 maximum=90',
      'flag/outside/puls#1 flag=outside round=1 recipients=staff measure=puls value=91 minimum=50 maximum=90',
      'flag/measure.puls/-#1 flag=measure.puls round=1 recipients=staff measure=puls value=91 minimum=50 maximum=90',
      'activity/puls/2 measure=puls number=2',
      'notify/activity/puls/2 measure=puls number=2 about=activity',
      'missActivity/puls/2 measure=puls number=2',
      'flag/missed/puls#1 flag=missed round=1 recipients=staff measure=puls number=2',
      'flag/measure.puls/-#1/again/1793833200000 flag=measure.puls recipients=staff measure=puls number=2',
      'activity/puls/3 measure=puls number=3',
      'notify/activity/puls/3 measure=puls number=3 about=activity',
      'missActivity/puls/3 measure=puls number=3',
      'flag/missed/puls#1/again/1794006000000 flag=missed recipients=staff measure=puls number=3',
      'flag/measure.puls/-#1/again/1794006000000 flag=measure.puls recipients=staff measure=puls number=3',
    ]);
  });

  test('its limits: both are inside, and either may be missing', () => {
    const told = (minimum: number | null, maximum: number | null) => {
      const life = set(given(activity, START), '2026-11-02T10:00:00Z', { minimum, maximum });
      for (const value of [49, 50, 90, 91]) observed(life, '2026-11-02T10:30:00Z', value);
      return life.decisions.filter(({ item }) => item === 'observe').map(({ rule }) => rule === 'withinLimits');
    };
    expect([told(50, 90), told(50, null), told(null, 90), told(null, null)]).toEqual([
      [false, true, true, false],
      [false, true, true, true],
      [true, true, true, false],
      [true, true, true, true],
    ]);
  });

  test('raises its own flag for what it was told to, and no more', () => {
    const raised = (which: Measure['flag']) => {
      const life = set(given(plan(), START), '2026-11-02T10:00:00Z', { flag: which, reminder: false });
      life.until('2026-11-03T10:00:00Z');
      const missed = life.raised().length;
      if (missed > 0) life.when('2026-11-03T11:00:00Z', { kind: 'flagPutOut', flagKey: 'flag/measure.puls/-', reason: null });
      observed(life, '2026-11-03T12:00:00Z', 100);
      return [which, missed, life.raised().length - missed];
    };
    expect((['none', 'missed', 'outside', 'both'] as const).map(raised)).toEqual([
      ['none', 0, 0],
      ['missed', 1, 0],
      ['outside', 0, 1],
      ['both', 1, 1],
    ]);
  });

  test('on weekdays, from the day it is set unless its time has passed', () => {
    const times = (at: string, weekdays: readonly number[], count = 4) =>
      set(given(plan(), START), at, { schedule: { kind: 'weekdays', weekdays, at: '12:00' }, count, reminder: false, flag: 'none' })
        .until('2026-12-01T10:00:00Z')
        .decisions.filter(({ item }) => item === 'activity')
        .map(({ nominal }) => new Date(nominal).toISOString().slice(5, 10));
    // 2 November is a Monday; noon in Stockholm is 11:00 UTC.
    expect(times('2026-11-02T10:00:00Z', [4, 1, 1, 9])).toEqual(['11-02', '11-05', '11-09', '11-12']);
    expect(times('2026-11-02T11:00:00Z', [1, 4])).toEqual(['11-05', '11-09', '11-12', '11-16']);
    expect(times('2026-11-06T10:00:00Z', [1], 2)).toEqual(['11-09', '11-16']);
    expect(times('2026-11-08T12:00:00Z', [7, 1], 3)).toEqual(['11-09', '11-15', '11-16']);
    expect(times('2026-11-02T10:00:00Z', [])).toEqual([]);
  });

  test('set anew goes on with the numbers; ended waits for nothing', () => {
    const life = set(given(plan(), START), '2026-11-02T10:00:00Z');
    set(life, '2026-11-02T12:00:00Z', { schedule: { kind: 'every', everyDays: 1, at: '18:00' } });
    life.until('2026-11-03T10:00:00Z').when('2026-11-03T18:00:00Z', { kind: 'measureEnded', measure: 'puls' });
    life.when('2026-11-03T19:00:00Z', { kind: 'measureEnded', measure: 'puls' });
    observed(life, '2026-11-03T20:00:00Z', 60);
    expect(told(life)).toEqual([
      '11-02 10:00 setMeasure/puls/1 fired: settingChanged',
      '11-02 11:00 activity/puls/1 fired: activityDue',
      '11-02 11:00 notify/activity/puls/1 fired: activityDue',
      '11-02 12:00 setMeasure/puls/2 fired: settingChanged',
      '11-02 23:00 (11-02 12:00) missActivity/puls/1 cancelled: settingChanged',
      '11-04 11:00 (11-02 12:00) activity/puls/2 cancelled: settingChanged',
      '11-02 17:00 activity/puls/2~2 fired: activityDue',
      '11-02 17:00 notify/activity/puls/2 fired: activityDue',
      '11-02 23:00 missActivity/puls/2 fired: missed',
      '11-02 23:00 flag/measure.puls/-#1 fired: missed',
      '11-03 17:00 activity/puls/3 fired: activityDue',
      '11-03 17:00 notify/activity/puls/3 fired: activityDue',
      '11-03 18:00 setMeasure/puls/3 cancelled: measureEnded',
      '11-03 23:00 (11-03 18:00) missActivity/puls/3 cancelled: measureEnded',
      '11-04 17:00 (11-03 18:00) activity/puls/4 cancelled: measureEnded',
      '11-03 19:00 setMeasure/puls/4 suppressed: unknownName',
      '11-03 20:00 observe/puls/5 suppressed: unknownName',
    ]);
    expect([waits(life), life.state.measures]).toEqual([[], {}]);
  });

  test('is refused when it cannot be counted, when there are too many, and when the moment does not run', () => {
    const wrong: readonly Partial<Measure>[] = [
      { id: 'toString' },
      { count: 1.5 },
      { schedule: { kind: 'every', everyDays: 1.5, at: '12:00' } },
      { schedule: { kind: 'every', everyDays: 3661, at: '12:00' } },
      { schedule: { kind: 'every', everyDays: 1, at: '24:00' } },
      { schedule: { kind: 'every', everyDays: 1, at: '8:00' } },
    ];
    const life = given(plan(), START);
    for (const measure of wrong) set(life, '2026-11-02T10:00:00Z', measure);
    expect(life.state.measures).toBeUndefined();
    for (let index = 0; index < 51; index += 1) set(life, '2026-11-02T10:30:00Z', { id: `p${index}`, count: 1, reminder: false });
    expect(Object.keys(life.state.measures ?? {})).toHaveLength(50);
    set(life, '2026-11-02T10:40:00Z', { id: 'p3', count: 2, schedule: { kind: 'every', everyDays: 3660, at: '12:00' } });
    expect(life.state.measures?.['p3']?.measure.count).toBe(2);
    life.when('2026-11-02T10:50:00Z', { kind: 'paused', by: 'staff', until: null, reason: null });
    set(life, '2026-11-02T10:51:00Z', { id: 'p4', count: 7 });
    expect(life.state.measures?.['p4']?.measure.count).toBe(7);
    life.when('2026-11-02T10:52:00Z', { kind: 'ended', reason: null });
    set(life, '2026-11-02T10:53:00Z', { id: 'p5', count: 7 });
    expect(told(life, '2026-11-02T10:53:00Z')).toEqual(['11-02 10:53 setMeasure/p5/62 suppressed: momentEnded']);
  });
});
