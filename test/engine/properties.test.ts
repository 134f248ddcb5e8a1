import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { Due, State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { anyLog } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';

const START = Date.parse('2026-02-20T09:00:00Z');
const END = START + 120 * 86_400_000;
const runs = { numRuns: 400 };

interface Life {
  readonly state: State;
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
  /** Every item that was ever on the agenda between two steps. */
  readonly armed: ReadonlyMap<string, Due>;
}

/** Lives a log: awake at every deadline and event (`wakes` null), or only at the given instants. */
function live(plan: Plan, log: readonly Event[], wakes: readonly Instant[] | null): Life {
  const decisions: Decision[] = [];
  const effects: Effect[] = [];
  const armed = new Map<string, Due>();
  const keep = (step: Step): State => {
    decisions.push(...step.decisions);
    effects.push(...step.effects);
    for (const due of step.state.agenda) armed.set(due.key, due);
    return JSON.parse(JSON.stringify(step.state)) as State;
  };
  let state = keep(begin(plan, { at: START, now: START }));
  let taken = 0;
  while (state.now < END) {
    const coming = [log[taken]?.at, nextDue(plan, state), END].filter((at): at is number => typeof at === 'number' && at >= state.now);
    const now = wakes ? (wakes.find((at) => at > state.now) ?? END) : Math.min(...coming);
    const found = log.filter((event) => event.seq > state.seq && event.at <= now);
    taken = found.at(-1)?.seq ?? taken;
    const before = state;
    state = keep(advanceAll(plan, state, found, now));
    if (!wakes && now === before.now && found.length === 0) break;
  }
  state = keep(
    advanceAll(
      plan,
      state,
      log.filter((event) => event.seq > state.seq),
      END,
    ),
  );
  return { state, decisions, effects, armed };
}

const anyWakes = fc
  .array(fc.integer({ min: START + 1, max: END }), { maxLength: 6 })
  .map((wakes) => wakes.sort((one, other) => one - other));

describe('engine: properties over generated plans and logs', () => {
  test('a late wake and a punctual one reach the same state', () => {
    fc.assert(
      fc.property(anyPlan(), anyLog(START), anyWakes, (plan, log, wakes) => {
        expect(live(plan, log, wakes).state).toEqual(live(plan, log, null).state);
      }),
      runs,
    );
  });

  test('every due item has exactly one record, and no key is used twice', () => {
    fc.assert(
      fc.property(anyPlan(), anyLog(START), fc.option(anyWakes), (plan, log, wakes) => {
        const life = live(plan, log, wakes);
        const keys = life.decisions.map((decision) => decision.key);
        expect(new Set(keys).size).toBe(keys.length);
        const waiting = new Set(life.state.agenda.map((due) => due.key));
        for (const key of life.armed.keys()) expect([key, keys.includes(key) !== waiting.has(key)]).toEqual([key, true]);
      }),
      runs,
    );
  });

  test('each effect once, and each notice has its record', () => {
    fc.assert(
      fc.property(anyPlan(), anyLog(START), fc.option(anyWakes), (plan, log, wakes) => {
        const life = live(plan, log, wakes);
        const keys = life.effects.map((effect) => `${effect.kind} ${effect.key} ${'round' in effect ? effect.round : ''}`);
        expect(new Set(keys).size).toBe(keys.length);
        const fired = new Set(life.decisions.filter((decision) => decision.outcome === 'fired').map((decision) => decision.key));
        for (const effect of life.effects) if (effect.kind === 'notify') expect(fired.has(effect.key)).toBe(true);
      }),
      runs,
    );
  });

  test('which flags are raised does not depend on when the engine wakes', () => {
    const raised = (life: Life) =>
      life.effects.flatMap((effect) => (effect.kind === 'raiseFlag' ? [`${effect.key}#${effect.round}@${effect.at}`] : []));
    fc.assert(
      fc.property(anyPlan(), anyLog(START), anyWakes, (plan, log, wakes) => {
        expect(raised(live(plan, log, wakes))).toEqual(raised(live(plan, log, null)));
      }),
      runs,
    );
  });

  test('nothing is sent to a citizen whose moment has ended or whose occasion is answered', () => {
    fc.assert(
      fc.property(anyPlan(), anyLog(START), anyWakes, (plan, log, wakes) => {
        const life = live(plan, log, wakes);
        const answered = new Map(
          life.decisions
            .filter((each) => each.item === 'answerOccasion')
            .map((each) => [`${each.facts['battery']}/${each.facts['occasion']}`, each.actual]),
        );
        for (const decision of life.decisions) {
          if (decision.item !== 'remind' || decision.outcome !== 'fired') continue;
          const at = answered.get(`${decision.facts['battery']}/${decision.facts['occasion']}`);
          if (at !== undefined) expect(decision.actual).toBeLessThanOrEqual(at);
        }
      }),
      runs,
    );
  });

  test('an ended moment waits for nothing', () => {
    fc.assert(
      fc.property(anyPlan(), anyLog(START), (plan, log) => {
        const { state } = live(plan, log, null);
        if (state.phase === 'ended') expect([state.agenda, nextDue(plan, state)]).toEqual([[], null]);
        expect(state.phase).not.toBe('halted');
      }),
      runs,
    );
  });
});
