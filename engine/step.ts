import type { Decision } from './decision.ts';
import type { Effect } from './effect.ts';
import type { Plan } from './plan.ts';
import type { State } from './state.ts';

/** What one turn of the engine yields. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly decisions: readonly Decision[];
  /** The plan that drives the moment from here on, when an event of this turn moved it to another. */
  readonly plan?: Plan;
}
