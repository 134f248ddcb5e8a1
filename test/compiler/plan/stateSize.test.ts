import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stateSize } from '../../../compiler/plan/stateSize.ts';
import { advanceAll, begin } from '../../../engine/advance.ts';
import type { PlannedBattery, PlannedModule } from '../../../engine/plan.ts';
import { anyPlan } from '../../support/anyPlan.ts';
import { flag, form, module, plan, weekly } from '../../support/plan.ts';

const EMPTY = 2000;
const start = { kind: 'start' } as const;
const inAWeek = { kind: 'afterAnchor', anchor: start, days: 7, at: '08:00' } as const;
const item = (parts: Partial<PlannedModule>) => stateSize(plan({ modules: [module('m234', parts)] })) - EMPTY;
const bare = { due: null, closes: null, reminders: [] } as const;
const battery = (parts: Partial<PlannedBattery>) => stateSize(plan({ batteries: [weekly('b234', { ...bare, ...parts })] })) - EMPTY;
const every = (everyDays: number, count: number) =>
  ({ kind: 'every', anchor: start, firstDays: 0, everyDays, at: '08:00', count }) as const;

/** An id of four signs: a module that stands open, and one entry that waits. */
const OPEN = 89;
const WAITS = 114;

describe('how much a running moment may carry', () => {
  test('begins with what every state has', () => {
    expect(stateSize(plan())).toBe(EMPTY);
  });

  test('a module counts, and what of it waits for time', () => {
    expect(item({})).toBe(OPEN);
    expect(stateSize(plan({ parts: [{ ...module('m234'), within: 'm' }] }))).toBe(EMPTY + OPEN);
    for (const opens of [
      inAWeek,
      { kind: 'elapsed', anchor: start, hours: 1 },
      { kind: 'onDate', date: '2027-01-01', at: '08:00' },
      { kind: 'onWeekday', anchor: start, days: 0, weekday: 1, at: '08:00' },
      { kind: 'all', of: [{ kind: 'byStaff' }, inAWeek] },
      { kind: 'any', of: [{ kind: 'all', of: [inAWeek] }, { kind: 'byStaff' }] },
    ] as const)
      expect(item({ opens })).toBe(OPEN + WAITS);
    for (const opens of [
      { kind: 'afterModule', module: 'x' },
      { kind: 'byCitizen' },
      { kind: 'all', of: [{ kind: 'byStaff' }, { kind: 'byCitizen' }] },
    ] as const)
      expect(item({ opens })).toBe(OPEN);
  });

  test('so does what completes by time and what closes, but opening and completing never wait at once', () => {
    expect(item({ completes: { after: { hours: 3 } } })).toBe(OPEN + WAITS);
    expect(item({ completes: { after: { hours: 3 } }, opens: inAWeek })).toBe(OPEN + WAITS);
    expect(item({ closes: inAWeek })).toBe(OPEN + WAITS);
    expect(item({ closes: { kind: 'byStaff' } })).toBe(OPEN);
    expect(item({ opens: inAWeek, closes: inAWeek })).toBe(OPEN + 2 * WAITS);
    expect(item({ steps: ['m/s/a', 'm/s/bb'] })).toBe(OPEN + 8 + 9);
  });

  test('a form counts twice by its id, and by every fact; a flag as one', () => {
    expect(stateSize(plan({ forms: [form('f234')] }))).toBe(EMPTY + 128);
    expect(stateSize(plan({ forms: [form('f234', { facts: { answers: ['q9'], results: ['total'] } })] }))).toBe(EMPTY + 128 + 32 + 35);
    const raised = flag('x', { trigger: { kind: 'moment', what: 'paused' } });
    expect(stateSize(plan({ flags: [raised, { ...raised, id: 'y' }] }))).toBe(EMPTY + 520);
  });

  test('a battery counts by the occasions that may stand open at once', () => {
    expect(battery({ schedule: every(7, 3) })).toBe(164 + 3 * 110);
    expect(battery({ schedule: every(7, 3), lateAnswers: 'accepted' })).toBe(164 + 23 * 110);
    expect(battery({ schedule: { kind: 'byStaff' } })).toBe(164 + 110);
    expect(battery({ schedule: { kind: 'once', anchor: start, days: 0, at: null } })).toBe(164 + 110);
    const weekdays = { kind: 'weekdays', anchor: start, firstDays: 0, weekdays: [1, 3], everyWeeks: 1, at: '08:00', count: 9 } as const;
    expect(battery({ schedule: weekdays })).toBe(164 + 9 * 110);
  });

  test('and by what waits for each of them', () => {
    const closing = { days: 6, at: '20:00' } as const;
    // Open for at most a week at a time, every third day: three at once, each with a closing that waits.
    expect(battery({ schedule: every(3, 90), closes: closing })).toBe(164 + 3 * 110 + 3 * WAITS);
    expect(battery({ schedule: every(7, 90), closes: closing })).toBe(164 + 2 * 110 + 2 * WAITS);
    expect(battery({ schedule: every(3, 2), closes: closing })).toBe(164 + 2 * 110 + 2 * WAITS);
    expect(battery({ schedule: every(3, 90), closes: { hours: 60 } })).toBe(164 + 110 + WAITS);
    expect(battery({ schedule: every(3, 4), due: closing })).toBe(164 + 4 * 110 + 3 * WAITS);
    const reminders = [
      { days: 1, at: '17:00', staleAfterHours: 1 },
      { hours: 1, staleAfterHours: 1 },
    ] as const;
    expect(battery({ schedule: every(3, 4), closes: closing, due: { days: 1, at: '20:00' }, reminders })).toBe(
      164 + 3 * 110 + 3 * 4 * WAITS,
    );
    const months = { kind: 'every', anchor: start, firstDays: 0, everyDays: 0, everyMonths: 2, at: '08:00', count: 9 } as const;
    expect(battery({ schedule: months, closes: { days: 60, at: '20:00' } })).toBe(164 + 2 * 110 + 2 * WAITS);
    const windows = [
      { from: '08:00', to: '10:00' },
      { from: '12:00', to: '14:00' },
    ] as const;
    const random = { kind: 'random', anchor: start, firstDays: 0, days: 5, windows, apartMinutes: 0 } as const;
    expect(battery({ schedule: random as never })).toBe(164 + 10 * 110);
    expect(battery({ schedule: random as never, closes: { hours: 24 } })).toBe(164 + 3 * 110 + 3 * WAITS);
  });

  test('is never less than what a life comes to in which nobody does anything', () => {
    fc.assert(
      fc.property(anyPlan(), (generated) => {
        const at = Date.parse('2026-03-16T09:00:00Z');
        let { state } = begin(generated, { at, now: at });
        for (let day = 1; day < 60; day += 5) {
          expect(JSON.stringify(state).length).toBeLessThanOrEqual(stateSize(generated));
          ({ state } = advanceAll(generated, state, [], at + day * 86_400_000));
        }
      }),
      { numRuns: 60 },
    );
  });
});
