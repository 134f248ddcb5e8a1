import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../compiler/compile.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Event } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { exampleDocuments } from '../support/hostile.ts';
import { luckOf } from '../support/luck.ts';
import { survive } from '../support/survive.ts';

const plans = exampleDocuments()
  .map((document) => compile(document).plan)
  .filter((plan) => plan !== null);
const START = Date.parse('2026-02-20T09:00:00Z');

/** Lives with hostile events, each from one number: a fault prints it, and the same number gives the same life. */
describe('engine: bad events (targets R8)', { timeout: 60_000 }, () => {
  test('whatever happens in a real moment, in every phase, the engine stands: no throw, no key twice, nothing that JSON cannot say, and all of it bounded', () => {
    const phases = new Set<State['phase']>();
    fc.assert(
      fc.property(fc.noShrink(fc.nat()), (number) => {
        const luck = luckOf(number);
        const life = survive(luck, luck.one(plans), plans, 20);
        for (const phase of life.phases) phases.add(phase);
        expect(life.faults).toEqual([]);
        expect(life.mostDecisions).toBeLessThan(1_000);
        expect(life.largestState).toBeLessThan(262_144);
      }),
      { numRuns: 250 },
    );
    expect([...phases].sort()).toEqual(['active', 'ended', 'followUp', 'halted', 'invited', 'maintenance', 'paused', 'scheduled']);
  });

  test('ten thousand values of one measure are ten thousand records, and the state is no larger for it', () => {
    const plan = plans[0] as Plan;
    const measure = {
      id: 'puls',
      schedule: { kind: 'every', everyDays: 1, at: '08:00' },
      count: 400,
      minimum: 40,
      maximum: 120,
      flag: 'both',
      reminder: true,
    } as const;
    const set: Event = { kind: 'measureSet', measure, seq: 1, at: START + 1 };
    const values = Array.from(
      { length: 10_000 },
      (_, n): Event => ({ kind: 'observed', measure: 'puls', value: n % 300, seq: n + 2, at: START + 2 + n }),
    );
    const before = advanceAll(plan, begin(plan, { at: START, now: START }).state, [set], START + 1);
    const { state, decisions } = advanceAll(plan, before.state, values, START + 20_000);
    expect(decisions.filter(({ item }) => item === 'observe')).toHaveLength(10_000);
    expect(JSON.stringify(state).length - JSON.stringify(before.state).length).toBeLessThan(1_000);
  });

  test('staff can pile up neither flags nor measures without end', () => {
    const plan = plans[0] as Plan;
    const trigger = { kind: 'activity', what: 'recorded' } as const;
    const events = Array.from({ length: 600 }, (_, n): Event => {
      const at = { seq: n + 1, at: START + n };
      if (n % 2 === 0)
        return {
          kind: 'flagAdded',
          flag: { id: `egen${n}`, priority: 'ordinary', recipients: ['staff'], putOut: 'staff', trigger },
          ...at,
        };
      const schedule = { kind: 'weekdays', weekdays: [1, 3], at: '08:00' } as const;
      return {
        kind: 'measureSet',
        measure: { id: `m${n}`, schedule, count: 10, minimum: null, maximum: null, flag: 'none', reminder: false },
        ...at,
      };
    });
    const { state } = advanceAll(plan, begin(plan, { at: START, now: START }).state, events, START + 1_000);
    expect([state.ownFlags?.length, Object.keys(state.measures ?? {}).length]).toEqual([20, 50]);
  });

  test('an instant that is none, or that no calendar reaches, is taken as now', () => {
    const plan = plans[0] as Plan;
    const { state } = begin(plan, { at: START, now: START });
    for (const at of [Number.NaN, Infinity, -Infinity, 1e300, 8.64e15, -8.64e15]) {
      expect(advanceAll(plan, state, [{ kind: 'citizenActive', seq: 1, at }], START).state.now).toBe(START);
      const paused = advanceAll(plan, state, [{ kind: 'paused', by: 'staff', until: at, reason: null, seq: 1, at: START }], START).state;
      expect(paused.agenda.every((due) => Math.abs(due.at) < 1e15)).toBe(true);
    }
  });

  test('an id that every JavaScript object answers to is unknown like any other', () => {
    const plan = plans[0] as Plan;
    const { state } = begin(plan, { at: START, now: START });
    for (const id of ['constructor', '__proto__', 'toString', 'valueOf']) {
      const said: readonly Event[] = [
        { kind: 'moduleOpened', module: id, reason: null, seq: 1, at: START },
        { kind: 'flagPutOut', flagKey: id, reason: null, seq: 2, at: START },
        { kind: 'formRead', form: id, instance: { kind: 'occasion', battery: id, occasion: 1 }, seq: 3, at: START },
        { kind: 'measureEnded', measure: id, seq: 4, at: START },
        { kind: 'stepVisited', step: id, seq: 5, at: START },
      ];
      const { decisions, effects } = advanceAll(plan, state, said, START);
      expect(effects).toEqual([]);
      expect(decisions.every(({ outcome }) => outcome === 'suppressed')).toBe(true);
    }
  });
});
