import { advanceAll, begin } from '../../engine/advance.ts';
import type { Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import type { Lived } from '../support/anyLog.ts';
import type { Batch } from './interpret.ts';

/** A life as the engine lived it: each turn with what was given and what came out. */
export interface Turned extends Batch {
  readonly before: State | null;
  readonly step: Step;
}

/** Lives a generated life in the engine: punctually, or only at its wakes. The first turn is the beginning. */
export function live(plan: Plan, lived: Lived): readonly Turned[] {
  const turns: Turned[] = [];
  const { start, arrivals, wakes, end } = lived;
  const first = Math.max(start.at, start.now);
  const until = (now: number, from: number) =>
    arrivals
      .filter((each) => each.at <= now)
      .slice(from)
      .map((each) => each.event);
  const firstEvents = until(first, 0);
  turns.push({ events: firstEvents, now: first, before: null, step: begin(plan, start, firstEvents) });
  let taken = firstEvents.length;
  let state = (turns[0] as Turned).step.state;
  for (let count = 0; state.now < end && count < 5000; count += 1) {
    const due = wakes ? null : nextDue(plan, state);
    const coming = [...(wakes ?? [arrivals[taken]?.at, due]), end].filter((at): at is number => typeof at === 'number' && at > state.now);
    const now = Math.min(...coming);
    const events = until(now, taken);
    taken += events.length;
    const step = advanceAll(plan, state, events, now);
    turns.push({ events, now, before: state, step });
    state = step.state;
  }
  return turns;
}
