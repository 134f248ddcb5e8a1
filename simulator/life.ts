import type { Moment } from '../compiler/document/moment.ts';
import { advance, advanceAll, begin } from '../engine/advance.ts';
import type { Decision } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Event } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { Citizen, Planned } from './act.ts';
import { happening } from './happening.ts';

/** Which life to live. */
export interface Simulation {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly start: Instant;
  readonly citizen: Citizen;
  readonly until: Instant;
}

/** A whole life: what was decided in order, what was asked of the world, what the citizen did, and how it ended. */
export interface Life {
  readonly trace: readonly Decision[];
  readonly effects: readonly Effect[];
  readonly acts: readonly Planned[];
  readonly events: readonly Event[];
  readonly state: State;
}

/** No life takes more turns than this; one that would goes round in circles, which is a bug. */
const MOST_TURNS = 100_000;

/** Lives one life on the engine, punctually: always the earlier of the citizen's next act and the next deadline, the act first when they meet. */
export async function simulate({ moment, plan, start, citizen, until }: Simulation): Promise<Life> {
  const trace: Decision[] = [];
  const effects: Effect[] = [];
  const acts: Planned[] = [];
  const events: Event[] = [];
  const keep = (step: Step): State => {
    trace.push(...step.decisions);
    effects.push(...step.effects);
    return step.state;
  };
  let state = keep(begin(plan, { at: start, now: start }));
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const due = nextDue(plan, state);
    const next = citizen.next({ moment, plan, state, done: acts });
    if (next && next.at <= until && (due === null || next.at <= due)) {
      const event = await happening(moment, plan, next, acts);
      acts.push(next);
      events.push(event);
      state = keep(advance(plan, state, event));
    } else if (due !== null && due <= until) {
      state = keep(advanceAll(plan, state, [], due));
    } else {
      return { trace, effects, acts, events, state: keep(advanceAll(plan, state, [], Math.max(until, state.now))) };
    }
  }
  throw new Error(`A life of ${citizen.kind} did not come to an end in ${MOST_TURNS} turns.`);
}
