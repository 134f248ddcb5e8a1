import type { Moment } from '../compiler/document/moment.ts';
import { advance, advanceAll, begin, walk } from '../engine/advance.ts';
import type { Decision } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Event, Start } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { nextDue } from '../engine/schedule.ts';
import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { Actor, Citizen, Planned } from './act.ts';
import { type Given, startOf } from './given.ts';
import { remembered } from './happening.ts';
import { newMemory } from './memory.ts';
import { newRelay } from './relay.ts';

/** Which life to live. */
export interface Simulation {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly start: Instant;
  readonly citizen: Citizen;
  readonly until: Instant;
  /** Nobody when absent. */
  readonly staff?: Actor;
  /** What is said at the start; what the moment asks for besides is made up. */
  readonly given?: Given;
  /** What is made up is drawn from this word; the citizen's kind when absent. */
  readonly madeUp?: string;
  /** Notices a week from the citizen's other moments, for the weekly cap. */
  readonly elsewhere?: number;
  /** Goes on from here instead of beginning; `start` says nothing then. */
  readonly from?: State;
  /** `named`: results that no rule names are not scored, and cannot fail. All are when absent. */
  readonly score?: 'named';
  /** False where only `watch` wants to know: trace, effects, acts and events then stay empty. */
  readonly keep?: false;
  /** Shown every turn as it is taken. */
  readonly watch?: (step: Step, acted: Planned | null) => void;
}

/** A whole life: what was decided in order, what was asked of the world, what was done and by whom, and how it ended. */
export interface Life {
  readonly start: Start | null;
  readonly trace: readonly Decision[];
  readonly effects: readonly Effect[];
  /** What the citizen, staff and the relay did, in order. */
  readonly acts: readonly Planned[];
  readonly events: readonly Event[];
  readonly state: State;
}

/** No life takes more turns than this; one that would goes round in circles, which is a bug. */
const MOST_TURNS = 100_000;

/** Lives one life on the engine, punctually: always the earlier of the next act and the next deadline, the act first when they meet. */
export async function simulate(simulation: Simulation): Promise<Life> {
  const { moment, citizen, staff, until, from, watch } = simulation;
  let { plan } = simulation;
  const trace: Decision[] = [];
  const effects: Effect[] = [];
  const acts: Planned[] = [];
  const events: Event[] = [];
  const memory = newMemory(from);
  const relay = newRelay(plan, simulation.elsewhere ?? 0);
  const held: Planned[] = [];
  const people = [
    { actor: citizen as Actor, done: [] as Planned[] },
    ...(staff ? [{ actor: staff, done: [] as Planned[] }] : []),
    { actor: { next: () => held[0] ?? null } as Actor, done: [] as Planned[] },
  ];
  for (const { actor } of people) await actor.prepare?.(moment, plan);
  let acted: Planned | null = null;
  const keep = (step: Step): State => {
    if (simulation.keep !== false) {
      for (const decision of step.decisions) trace.push(decision);
      for (const effect of step.effects) effects.push(effect);
    }
    if (step.plan) plan = step.plan;
    for (const each of relay.take(step.effects, step.state.now)) held.push(each);
    watch?.(step, acted);
    acted = null;
    return step.state;
  };
  const start = from ? null : startOf(moment, simulation.start, simulation.madeUp ?? citizen.kind, simulation.given);
  let state = from ?? (start ? keep(begin(plan, start)) : from);
  if (!state) throw new Error('A life begins at a start or goes on from a state.');
  /** When the last deadline was. */
  let fired: Instant = Number.NEGATIVE_INFINITY;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    const due = nextDue(plan, state);
    let who: (typeof people)[number] | undefined;
    let next: Planned | null = null;
    for (const person of people) {
      const planned = person.actor.next({ moment, plan, state, done: person.done, memory });
      if (planned && (next === null || planned.at < next.at)) [who, next] = [person, planned];
    }
    if (who && next && next.at <= until && (due === null || next.at <= due)) {
      if (held[0] === next) held.shift();
      // The log takes an event before a deadline at the same instant: whoever acts on what that deadline did comes after it.
      acted = { at: next.at <= fired ? fired + 1 : next.at, act: next.act };
      const event = await remembered(moment, plan, acted, state.seq + 1, memory, simulation.score);
      who.done.push(acted);
      memory.keep(acted);
      if (simulation.keep !== false) {
        acts.push(acted);
        events.push(event);
      }
      state = keep(advance(plan, state, event));
      while (state.walkingTo !== null) state = keep(walk(plan, state, 1));
    } else if (due !== null && due <= until) {
      fired = due;
      state = keep(advanceAll(plan, state, [], due));
    } else {
      return { start, trace, effects, acts, events, state: keep(advanceAll(plan, state, [], Math.max(until, state.now))) };
    }
  }
  throw new Error(`A life of ${citizen.kind} did not come to an end in ${MOST_TURNS} turns.`);
}
