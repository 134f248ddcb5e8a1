import type { Facts } from './expression.ts';
import type { State } from './state.ts';

/**
 * What conditions may look at in a state, as it is when it is looked at: latest facts of forms, results of several, what start gave, progress,
 * and how batteries have gone.
 */
export function factsFor(state: Readonly<State>): Facts {
  return new View(state);
}

/** Made for every look, and most look at one thing: what is not asked for is not put together. */
class View implements Facts {
  private readonly state: Readonly<State>;

  constructor(state: Readonly<State>) {
    this.state = state;
  }

  get forms(): Facts['forms'] {
    return this.state.facts;
  }

  get start(): NonNullable<Facts['start']> {
    return this.state.startFacts ?? {};
  }

  get results(): NonNullable<Facts['results']> {
    return this.state.results ?? {};
  }

  get progress(): NonNullable<Facts['progress']> {
    return Object.fromEntries(Object.entries(this.state.modules).map(([id, { status }]) => [id, status]));
  }

  get batteries(): NonNullable<Facts['batteries']> {
    return Object.fromEntries(
      Object.entries(this.state.batteries).map(([id, { opened, answered, missed, missedInARow }]) => [
        id,
        { opened, answered, missed, missedInARow },
      ]),
    );
  }
}
