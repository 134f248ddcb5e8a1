import type { Log } from '../activities/contract.ts';
import { advanceAll, begin, walk } from '../engine/advance.ts';
import type { Event } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { RunningMomentInput } from './input.ts';

/** Deadlines in one write of a walk. */
const WALKED_AT_A_TIME = 50;

/** One turn of the engine, and where a walk has moved the clock. */
export type Taken = Step & { readonly clockTo: Instant | null };

/** The first turn, a leg of a walk when nothing else has happened, or events and deadlines in the order of time. */
export function take({ plan, startedAt }: RunningMomentInput, state: State | null, log: Log): Taken {
  if (state === null) return { ...begin(plan, { at: startedAt, now: log.now }, log.events), clockTo: null };
  if (state.walkingTo !== null && log.events.length === 0) return walk(plan, state, WALKED_AT_A_TIME);
  return { ...advanceAll(plan, state, log.events, log.now), clockTo: null };
}

/** A refused write may tell only what is new since it was made; the step is made again from everything since the last one. */
export function addTo(log: Log, told: Log): Log {
  const last = log.events.at(-1)?.seq ?? 0;
  const events: Event[] = [...log.events, ...told.events.filter((event) => event.seq > last)];
  return { ...told, events };
}
