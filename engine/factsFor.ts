import type { Facts } from './expression.ts';
import type { State } from './state.ts';

/** What conditions may look at in a state: latest facts of forms, results of several, what start gave, progress, and how batteries have gone. */
export function factsFor(state: Readonly<State>): Facts {
  return {
    forms: state.facts,
    start: state.startFacts ?? {},
    results: state.results ?? {},
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
}
