import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, advanceAll, begin } from '../../engine/advance.ts';
import type { Moved } from '../../engine/move.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';

/** New names for everything that the generated plans have. */
const moved: Moved = {
  modules: { m0: 'ett', m1: 'tva', m2: 'tre', m3: 'fyra' },
  forms: { a: 'alfa', b: 'beta', c: 'gamma' },
  batteries: { b0: 'dag', b1: 'vecka', b2: 'manad' },
  flags: { f0: 'rod', f1: 'gul', f2: 'bla', f3: 'vit' },
};
const names: Readonly<Record<string, string>> = { ...moved.modules, ...moved.forms, ...moved.batteries, ...moved.flags };
const none: Moved = { modules: {}, forms: {}, batteries: {}, flags: {} };

/** The same content with the new names, wherever they stand in it: alone, or in a key between its signs. */
function renamed<Content>(content: Content): Content {
  if (typeof content === 'string') return content.replaceAll(/[^/@#~:]+/g, (part) => names[part] ?? part) as Content;
  if (Array.isArray(content)) return content.map(renamed) as Content;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [renamed(key), renamed<unknown>(value)])) as Content;
}

/** A notice that waits for a better hour keeps the key it was given: nothing new may take the name in it. */
function withoutHeld<Content>(content: Content): Content {
  if (typeof content === 'string') return (content.startsWith('notify/') ? renamed(content) : content) as Content;
  if (Array.isArray(content)) return content.map(withoutHeld) as Content;
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([key, value]) => [key, withoutHeld<unknown>(value)])) as Content;
}

const move = (from: Plan, to: Plan, state: State, as: Moved) =>
  advance(from, state, { seq: state.seq + 1, at: state.now, kind: 'planMoved', plan: to, hash: 'h', moved: as, as: 'migration' });

describe('a moved plan', () => {
  test('new names for everything, and nothing else, change nothing but the names: in whatever state, and in all that comes after', () => {
    let alive = 0;
    fc.assert(
      fc.property(anyPlan(), anyLife(), fc.double({ min: 0, max: 1, noNaN: true }), (plan, life, share) => {
        // Staff's own flags have ids of their own making, and name what they are about as it was called when they were added.
        const events = life.arrivals.map(({ event }, index) => ({ ...event, seq: index + 1 })).filter(({ kind }) => kind !== 'flagAdded');
        const middle = life.start.now + share * (life.end - life.start.now);
        const before = events.filter(({ at }) => at <= middle);
        const { state } = advanceAll(plan, begin(plan, life.start).state, before, Math.round(middle));
        alive += 1;
        const next = renamed(plan);
        const one = move(plan, next, state, moved);
        const other = move(next, next, renamed(state), none);
        const { retired: _retired, ...after } = one.state;
        expect(withoutHeld(after)).toEqual(withoutHeld(other.state));
        expect(withoutHeld(one.decisions)).toEqual(withoutHeld(other.decisions));
        expect(withoutHeld(one.effects)).toEqual(withoutHeld(other.effects));
        if (state.phase === 'halted') return;
        expect(new Set(one.state.retired)).toEqual(
          new Set(Object.entries(moved).flatMap(([group, ids]) => Object.keys(ids).map((id) => `${group}/${id}`))),
        );
        const rest = advanceAll(next, one.state, [], life.end + 30 * 86_400_000);
        const otherwise = advanceAll(next, other.state, [], life.end + 30 * 86_400_000);
        expect(withoutHeld(rest.decisions)).toEqual(withoutHeld(otherwise.decisions));
        expect(withoutHeld(rest.effects)).toEqual(withoutHeld(otherwise.effects));
      }),
      { numRuns: 150 },
    );
    expect(alive).toBeGreaterThan(0);
  });
});
