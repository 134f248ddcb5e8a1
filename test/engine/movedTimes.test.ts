import { describe, expect, test } from 'vitest';
import type { Plan } from '../../engine/plan.ts';
import { given, saved } from '../support/given.ts';
import { told, waits } from '../support/told.ts';
import { flag, form, module, plan, weekly } from '../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const NOW = '2026-11-10T12:00:00Z';
const start = { kind: 'start' } as const;
const days = (count: number, at = '08:00') => ({ kind: 'afterAnchor', anchor: start, days: count, at }) as const;
const none = { modules: {}, forms: {}, batteries: {}, flags: {} };
const old = plan({
  modules: [module('m1', { opens: days(20), closes: days(60) }), module('m2', { completes: { after: { days: 30, at: '08:00' } } })],
  forms: [form('phq9')],
  batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' } })],
  flags: [
    flag('dag', { trigger: { kind: 'time', opens: days(30) } }),
    flag('tyst', { trigger: { kind: 'inactivity', days: 40, at: '10:00' } }),
  ],
  ends: { days: 90, at: '23:59' },
});

/** A week in, with one occasion open, moved to a plan where something is otherwise. */
const moved = (to: Partial<Plan>, now = NOW) => {
  const life = given(old, START).until('2026-11-09T12:00:00Z');
  return life.when(now, { kind: 'planMoved', plan: { ...old, ...to }, hash: 'h', moved: none, as: 'migration' });
};
const after = (to: Partial<Plan>, now = NOW) => told(moved(to, now), now).filter((line) => !line.includes('movePlan'));

describe('times after a move to another plan', () => {
  test('the same plan moves nothing', () => {
    expect(after({})).toEqual([]);
    expect(waits(moved({}))).toEqual(waits(given(old, START).until(NOW)));
  });

  test('what waits is timed by the new plan, what its rule gives no time is cancelled', () => {
    expect(after({ modules: [module('m1', { opens: days(25), closes: days(60) }), old.modules[1]!] })).toEqual([
      '11-22 07:00 (11-10 12:00) openModule/m1 moved: planMoved to 11-27 07:00',
    ]);
    expect(after({ modules: [module('m1', { opens: { kind: 'byStaff' }, closes: days(60) }), old.modules[1]!] })).toEqual([
      '11-22 07:00 (11-10 12:00) openModule/m1 cancelled: removedFromPlan',
    ]);
    expect(after({ modules: [old.modules[0]!, module('m2')] })).toEqual([
      '12-02 07:00 (11-10 12:00) completeModule/m2/time cancelled: removedFromPlan',
    ]);
    expect(after({ ends: { days: 80, at: '23:59' } })).toEqual(['01-31 22:59 (11-10 12:00) endMoment moved: planMoved to 01-21 22:59']);
    expect(after({ ends: null })).toEqual(['01-31 22:59 (11-10 12:00) endMoment cancelled: removedFromPlan']);
    expect(after({ flags: [flag('dag', { trigger: { kind: 'time', opens: days(35) } }), old.flags[1]!] })).toEqual([
      '12-02 07:00 (11-10 12:00) timedFlag/dag/1 moved: planMoved to 12-07 07:00',
    ]);
  });

  test('what is past by the new plan comes at once', () => {
    const life = moved({ modules: [module('m1', { opens: days(5), closes: days(60) }), old.modules[1]!] });
    expect(told(life, NOW)[1]).toBe('11-22 07:00 (11-10 12:00) openModule/m1 moved: planMoved to 11-10 12:00');
    expect(life.state.modules['m1']).toMatchObject({ status: 'open', openedAt: Date.parse(NOW) });
    expect(waits(life)).toContain('01-01 07:00 closeModule/m1');
  });

  test('an open occasion’s limits and reminders follow, and it shows them', () => {
    const life = moved({
      batteries: [
        weekly('vecka', {
          due: { days: 4, at: '20:00' },
          closes: { days: 9, at: '20:00' },
          reminders: [{ days: 3, at: '17:00', staleAfterHours: 36 }],
        }),
      ],
    });
    expect(told(life, NOW).filter((line) => !line.includes('movePlan'))).toEqual([
      '11-11 16:00 (11-10 12:00) remind/vecka/1/1 moved: planMoved to 11-12 16:00',
      '11-14 19:00 (11-10 12:00) missOccasion/vecka/1 moved: planMoved to 11-13 19:00',
      '11-15 19:00 (11-10 12:00) closeOccasion/vecka/1 moved: planMoved to 11-18 19:00',
    ]);
    expect(life.state.batteries['vecka']?.occasions['1']).toMatchObject({
      dueAt: Date.parse('2026-11-13T19:00:00Z'),
      closesAt: Date.parse('2026-11-18T19:00:00Z'),
    });
  });

  test('a reminder that there no longer is, and an occasion that there no longer is', () => {
    expect(after({ batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' }, reminders: [] })] })).toEqual([
      '11-11 16:00 (11-10 12:00) remind/vecka/1/1 cancelled: removedFromPlan',
    ]);
    const once = { kind: 'every', anchor: start, firstDays: 7, everyDays: 7, at: '08:00', count: 1 } as const;
    expect(after({ batteries: [weekly('vecka', { closes: { days: 6, at: '20:00' }, schedule: once })] })).toEqual([
      '11-16 07:00 (11-10 12:00) openOccasion/vecka/2 cancelled: removedFromPlan',
    ]);
  });

  test('what is gone is cancelled with a record each, and what has come is new', () => {
    expect(after({ batteries: [], flags: [] })).toEqual([
      '11-11 16:00 (11-10 12:00) remind/vecka/1/1 cancelled: removedFromPlan',
      '11-14 19:00 (11-10 12:00) missOccasion/vecka/1 cancelled: removedFromPlan',
      '11-15 19:00 (11-10 12:00) closeOccasion/vecka/1 cancelled: removedFromPlan',
      '11-16 07:00 (11-10 12:00) openOccasion/vecka/2 cancelled: removedFromPlan',
      '12-02 07:00 (11-10 12:00) timedFlag/dag/1 cancelled: removedFromPlan',
      '12-12 09:00 (11-10 12:00) inactivity/tyst/1 cancelled: removedFromPlan',
    ]);
    const added = moved({
      modules: [...old.modules, module('m3', { opens: days(12) })],
      batteries: [...old.batteries, weekly('manad')],
      flags: [...old.flags, flag('ny', { trigger: { kind: 'inactivity', days: 3, at: '10:00' } })],
    });
    const had = new Set(waits(given(old, START).until(NOW)));
    expect(waits(added).filter((line) => !had.has(line))).toEqual([
      '11-12 16:00 remind/manad/1/1',
      '11-14 07:00 openModule/m3',
      '11-15 19:00 missOccasion/manad/1',
      '11-16 07:00 openOccasion/manad/2',
    ]);
    expect(added.raised()).toEqual(['flag/ny/-#1']);
  });

  test('an end that is new is armed, and an end that was taken away and comes back has a key of its own', () => {
    const { ends: _ends, ...rest } = old;
    const endless = { ...rest, ends: null };
    const life = given(endless, START).when(NOW, { kind: 'planMoved', plan: old, hash: 'h', moved: none, as: 'migration' });
    expect(waits(life)).toContain('01-31 22:59 endMoment');
    const again = moved({ ends: null }).when('2026-11-11T12:00:00Z', {
      kind: 'planMoved',
      plan: old,
      hash: 'h2',
      moved: none,
      as: 'migration',
    });
    expect(waits(again).filter((line) => line.includes('endMoment'))).toEqual(['01-31 22:59 endMoment~2']);
  });

  test('a form saved before the move is counted from by the new plan', () => {
    const to = { ...old, modules: [...old.modules, module('m3', { opens: { ...days(30), anchor: { kind: 'formSaved', form: 'phq9' } } })] };
    const life = given(old, START)
      .when('2026-11-05T09:00:00Z', saved('phq9'))
      .until(NOW)
      .when('2026-11-11T12:00:00Z', { kind: 'planMoved', plan: to, hash: 'h', moved: none, as: 'migration' });
    expect(waits(life)).toContain('12-05 07:00 openModule/m3');
  });

  test('what an earlier plan had is not done anew by a later one that has it again', () => {
    const without = { ...old, modules: [old.modules[0]!], batteries: [] };
    const life = given(old, START)
      .until('2026-11-09T12:00:00Z')
      .when(NOW, { kind: 'planMoved', plan: without, hash: 'h', moved: none, as: 'migration' });
    expect(life.state.removed).toMatchObject({
      modules: { m2: { openedAt: Date.parse(START) } },
      batteries: { vecka: { opened: 1, occasions: {} } },
    });
    life.when('2026-11-11T12:00:00Z', { kind: 'planMoved', plan: old, hash: 'h2', moved: none, as: 'migration' });
    expect(life.state.removed).toBeUndefined();
    expect(life.state.modules['m2']).toMatchObject({ status: 'open', openedAt: Date.parse(START) });
    expect(life.state.batteries['vecka']).toMatchObject({ opened: 1, occasions: {} });
  });
});
