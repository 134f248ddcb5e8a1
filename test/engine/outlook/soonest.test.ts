import { describe, expect, test } from 'vitest';
import { daysToTry, isRestless, NEVER, soonest, soonestAnchor, soonestOpening, supposing } from '../../../engine/outlook/soonest.ts';
import type { PlannedAnchor, PlannedOpening, PlannedSchedule } from '../../../engine/plan.ts';
import { given } from '../../support/given.ts';
import { form, module, plan, weekly } from '../../support/plan.ts';

const START = '2026-11-02T09:00:00Z';
const at = (text: string) => Date.parse(text);
const byStaff: PlannedOpening = { kind: 'byStaff' };
const afterDays = (days: number, anchor: PlannedAnchor = { kind: 'start' }): PlannedOpening => ({
  kind: 'afterAnchor',
  anchor,
  days,
  at: '08:00',
});

const moment = plan({
  modules: [
    module('m1'),
    module('m2', { opens: afterDays(7) }),
    module('m3', { opens: byStaff }),
    module('m4', { opens: { kind: 'afterModule', module: 'm2' } }),
    module('m5', { opens: afterDays(1, { kind: 'moduleOpened', module: 'm6' }) }),
    module('m6', { opens: afterDays(1, { kind: 'moduleOpened', module: 'm5' }) }),
  ],
  parts: [
    { ...module('m2/s1', { opens: { kind: 'fromStart' } }), within: 'm2' },
    { ...module('m1/s1', { opens: afterDays(3) }), within: 'm1' },
    { ...module('m3/s1', { opens: { kind: 'fromStart' } }), within: 'm3' },
  ],
  forms: [form('phq9')],
  batteries: [weekly('vecka')],
  dates: ['operation'],
});
const { state } = given(moment, START);
const life = { plan: moment, state };
const later = { plan: moment, state: given(moment, START).until('2026-11-10T12:00:00Z').state };
const item = (id: string) => [...moment.modules, ...(moment.parts ?? [])].find((each) => each.id === id) ?? module(id);

describe('outlook: how soon', () => {
  test.each<[string, PlannedOpening, number]>([
    ['from the start', { kind: 'fromStart' }, at(START)],
    ['a day after the start', afterDays(1), at('2026-11-03T07:00:00Z')],
    [
      'hours after a form that may be saved now',
      { kind: 'elapsed', anchor: { kind: 'formSaved', form: 'phq9' }, hours: 2 },
      at(START) + 7_200_000,
    ],
    ['a day after a form', afterDays(1, { kind: 'formSaved', form: 'phq9' }), at('2026-11-03T07:00:00Z')],
    ['a day after a module that opens on the seventh', afterDays(1, { kind: 'moduleOpened', module: 'm2' }), at('2026-11-10T07:00:00Z')],
    ['when a module is completed that opens on the seventh', { kind: 'afterModule', module: 'm2' }, at('2026-11-09T07:00:00Z')],
    ['when a module is completed that staff open', { kind: 'afterModule', module: 'm3' }, at(START)],
    ['when the citizen asks', { kind: 'byCitizen' }, at(START)],
    ['when staff open', byStaff, NEVER],
    ['the later of two', { kind: 'all', of: [afterDays(2), afterDays(4)] }, at('2026-11-06T07:00:00Z')],
    ['the sooner of two', { kind: 'any', of: [afterDays(2), afterDays(4), byStaff] }, at('2026-11-04T07:00:00Z')],
    ['both, one of them staff’s', { kind: 'all', of: [afterDays(2), byStaff] }, NEVER],
    ['none of none', { kind: 'any', of: [] }, NEVER],
    ['on a weekday', { kind: 'onWeekday', anchor: { kind: 'start' }, days: 0, weekday: 5, at: '08:00' }, at('2026-11-06T07:00:00Z')],
  ])('%s', (_what, opening, expected) => {
    expect(soonest(opening, life, null)).toBe(expected);
  });

  test('a module that is open opened when it did; one that is locked opens by its rule, and a part not before what it stands in', () => {
    expect(soonestOpening(item('m1'), later)).toBe(at(START));
    expect(soonestOpening(item('m2'), life)).toBe(at('2026-11-09T07:00:00Z'));
    expect(soonestOpening(item('m2/s1'), life)).toBe(at('2026-11-09T07:00:00Z'));
    expect(soonestOpening(item('m1/s1'), life)).toBe(at('2026-11-05T07:00:00Z'));
    expect(soonestOpening(item('m3/s1'), life)).toBe(NEVER);
    expect(soonestOpening(item('m2'), later)).toBe(at('2026-11-09T07:00:00Z'));
  });

  test('modules that wait for each other are not followed round', () => {
    expect(soonestOpening(item('m5'), life)).toBe(at('2026-11-04T07:00:00Z'));
  });

  test('what staff open may be any day, and what has opened is not opened sooner than now', () => {
    expect(soonestAnchor({ kind: 'moduleOpened', module: 'm3' }, later)).toBe(at('2026-11-10T12:00:00Z'));
    expect(soonestAnchor({ kind: 'moduleOpened', module: 'm2' }, later)).toBe(at('2026-11-09T07:00:00Z'));
    expect(soonestAnchor({ kind: 'moduleCompleted', module: 'm2' }, later)).toBe(at('2026-11-10T12:00:00Z'));
    expect(soonestAnchor({ kind: 'moduleCompleted', module: 'gone' }, later)).toBe(at('2026-11-10T12:00:00Z'));
    expect(soonestAnchor({ kind: 'named', name: 'operation' }, later)).toBe(at('2026-11-10T12:00:00Z'));
  });
});

describe('outlook: had it happened then', () => {
  const then = at('2026-11-20T23:30:00Z');
  const changed = (anchor: PlannedAnchor) => {
    const after = supposing(life, anchor, then);
    expect(after.plan).toBe(moment);
    const before = state as unknown as Readonly<Record<string, unknown>>;
    return Object.fromEntries(Object.entries(after.state).filter(([key, value]) => value !== before[key]));
  };

  test('each anchor changes what it is read from, and nothing else', () => {
    const { m1, m2 } = state.modules;
    expect(changed({ kind: 'start' })).toEqual({ startedAt: then });
    expect(changed({ kind: 'date', name: 'operation' })).toEqual({ dates: { operation: '2026-11-21' } });
    expect(changed({ kind: 'moduleOpened', module: 'm2' })).toEqual({ modules: { ...state.modules, m2: { ...m2, openedAt: then } } });
    expect(changed({ kind: 'moduleCompleted', module: 'm1' })).toEqual({ modules: { ...state.modules, m1: { ...m1, completedAt: then } } });
    expect(changed({ kind: 'moduleCompleted', module: 'm2' })).toEqual({
      modules: { ...state.modules, m2: { ...m2, openedAt: then, completedAt: then } },
    });
    expect(changed({ kind: 'moduleOpened', module: 'new' })).toEqual({
      modules: { ...state.modules, new: { status: 'locked', openedAt: then, completedAt: null } },
    });
    expect(changed({ kind: 'lastActivity' })).toEqual({ lastActivityAt: then });
    expect(changed({ kind: 'end' })).toEqual({ phase: 'followUp', ended: { at: then, by: 'staff' } });
    expect(changed({ kind: 'formSaved', form: 'phq9' })).toEqual({ anchors: { ...state.anchors, 'formSaved/phq9': then } });
    expect(changed({ kind: 'named', name: 'operation' })).toEqual({ anchors: { ...state.anchors, 'named/operation': then } });
    expect(changed({ kind: 'moduleReady', module: 'm2' })).toEqual({ anchors: { ...state.anchors, 'moduleReady/m2': then } });
    expect(changed({ kind: 'occasionOpened', battery: 'vecka', occasion: 'latest' })).toEqual({
      anchors: { ...state.anchors, 'occasionOpened/vecka/latest': then },
    });
    expect(changed({ kind: 'occasionAnswered', battery: 'vecka', occasion: 2 })).toEqual({
      anchors: { ...state.anchors, 'occasionAnswered/vecka/2': then },
    });
  });
});

describe('outlook: what moves on, and for how many days it is tried', () => {
  test('the last activity and the latest occasion move on', () => {
    const all: readonly PlannedAnchor[] = [
      { kind: 'lastActivity' },
      { kind: 'occasionOpened', battery: 'vecka', occasion: 'latest' },
      { kind: 'occasionAnswered', battery: 'vecka', occasion: 'latest' },
      { kind: 'occasionOpened', battery: 'vecka', occasion: 1 },
      { kind: 'start' },
      { kind: 'moduleOpened', module: 'm1' },
    ];
    expect(all.map(isRestless)).toEqual([true, true, true, false, false, false]);
  });

  const anchor = { kind: 'start' } as const;
  const every = { kind: 'every', anchor, firstDays: 1, everyDays: 7, at: '08:00', count: 3 } as const;
  const weekdays = { kind: 'weekdays', anchor, firstDays: 0, weekdays: [1], everyWeeks: 1, at: '08:00', count: 3 } as const;

  test.each<[string, PlannedSchedule, number]>([
    ['once', { kind: 'once', anchor, days: 1, at: '08:00' }, 0],
    ['at random', { kind: 'random', anchor, firstDays: 0, days: 3, windows: [{ from: '08:00', to: '10:00' }] }, 0],
    ['by staff', { kind: 'byStaff' }, 0],
    ['every week', every, 0],
    ['every week for so many days', { ...every, untilDays: 30 }, 0],
    ['every month', { ...every, everyMonths: 1 }, 0],
    ['every month for so many days', { ...every, everyMonths: 1, untilDays: 90 }, 62],
    ['months later for so many days', { ...every, firstMonths: 1, untilDays: 90 }, 62],
    ['on Mondays', weekdays, 0],
    ['on Mondays for so many days', { ...weekdays, untilDays: 30 }, 14],
    ['every second Monday', { ...weekdays, everyWeeks: 2 }, 21],
    ['every third Monday for so many days', { ...weekdays, everyWeeks: 3, untilDays: 30 }, 28],
  ])('%s', (_what, schedule, days) => {
    expect(daysToTry(schedule)).toBe(days);
  });
});
