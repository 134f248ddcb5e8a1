import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { begin } from '../../engine/advance.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { fitting } from '../../workflows/fitting.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';
import { livedInEngine } from '../support/livesOnTemporal.ts';
import { module, plan } from '../support/plan.ts';

const START = Date.parse('2026-11-02T08:00:00Z');
const small = plan({ modules: [module('m1')] });
const grown = (state: State): Step => ({
  state: { ...state, seq: 7, facts: { f: { answers: { text: 'x'.repeat(300_000) }, results: {} } } },
  effects: [],
  decisions: [],
});

describe('the state that a running moment carries (P5)', () => {
  test('is at most 256 kB: one that has grown past it halts where it stood, with staff told and the reason kept', () => {
    const before = begin(small, { at: START, now: START }).state;
    const step = fitting(before, grown(before));
    expect(step.state).toMatchObject({
      phase: 'halted',
      seq: 7,
      facts: {},
      modules: before.modules,
      halted: { from: 'active', reason: 'Momentets tillstånd har vuxit till 294 kB och får vara högst 256 kB.' },
    });
    expect(step.effects).toMatchObject([{ kind: 'raiseFlag', flag: 'system.halted', priority: 'prioritised', recipients: ['staff'] }]);
    expect(step.decisions).toMatchObject([{ item: 'raiseFlag', rule: 'halted' }]);
    expect(nextDue(small, step.state)).toBeNull();
    expect(JSON.stringify(fitting(null, grown(before)).state).length).toBeLessThan(10_000);
  });

  test('is left alone while it fits', () => {
    const step = begin(small, { at: START, now: START });
    expect(fitting(null, step)).toBe(step);
  });

  test('is at most 64 kB in 95 of 100 generated lives', () => {
    const sizes: number[] = [];
    fc.assert(
      fc.property(anyPlan(), anyLife(), (drawn, lived) => {
        sizes.push(JSON.stringify(livedInEngine({ plan: drawn, lived }).state).length);
      }),
      { numRuns: 200 },
    );
    const sorted = sizes.toSorted((one, other) => one - other);
    expect(sorted[Math.floor(sorted.length * 0.95)]).toBeLessThanOrEqual(64 * 1024);
    expect(sorted.at(-1)).toBeLessThanOrEqual(256 * 1024);
  });

  test('of a moment of 500 steps is inside it too', () => {
    const steps = Array.from({ length: 500 }, (_, index) => `m${Math.floor(index / 10)}/s0/t${index % 10}`);
    const large = plan({
      modules: Array.from({ length: 50 }, (_, index) =>
        module(`m${index}`, { completes: 'steps', steps: steps.slice(index * 10, index * 10 + 10) }),
      ),
      parts: steps.map((id) => ({ ...module(id), within: id.split('/').slice(0, 1).join('/') })),
    });
    expect(JSON.stringify(large).length).toBeLessThan(256 * 1024);
    const { state } = begin(large, { at: START, now: START });
    expect(JSON.stringify(state).length).toBeLessThan(64 * 1024);
  });
});
