import { mayFire } from './phase.ts';
import type { Instant, Plan } from './plan.ts';
import type { State } from './state.ts';

/** When the engine wants to be woken next, or null when only an event can move it on. */
export function nextDue(_plan: Plan, state: State): Instant | null {
  return state.agenda.find((due) => mayFire(state, due))?.at ?? null;
}
