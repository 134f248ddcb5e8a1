import type { Facts } from './expression.ts';
import type { State } from './state.ts';

/**
 * What conditions may look at in a state, as it is when it is looked at: latest facts of forms, results of several, what start gave, progress,
 * and how batteries have gone.
 */
export function factsFor(state: Readonly<State>): Facts {
  const known = views.get(state);
  if (known) return known;
  const view: Facts = {
    get forms() {
      return state.facts;
    },
    get start() {
      return state.startFacts ?? {};
    },
    get results() {
      return state.results ?? {};
    },
    get progress() {
      return Object.fromEntries(Object.entries(state.modules).map(([id, { status }]) => [id, status]));
    },
    get batteries() {
      return Object.fromEntries(
        Object.entries(state.batteries).map(([id, { opened, answered, missed, missedInARow }]) => [
          id,
          { opened, answered, missed, missedInARow },
        ]),
      );
    },
  };
  views.set(state, view);
  return view;
}

/** One for each state, however many conditions look at it. */
const views = new WeakMap<Readonly<State>, Facts>();
