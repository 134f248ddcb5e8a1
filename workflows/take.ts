import type { Log } from '../activities/contract.ts';
import { advanceAll, begin, walk } from '../engine/advance.ts';
import type { Event } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import { fitting } from './fitting.ts';
import type { RunningMomentInput } from './input.ts';

/** Deadlines in one write of a walk. */
const WALKED_AT_A_TIME = 50;

/** One turn of the engine, where a walk has moved the clock, and the plan it has moved to. */
export interface Taken extends Step {
  readonly clockTo: Instant | null;
  /** The plan that drives from here on, with its hash, when the turn took a move. */
  readonly moved: { readonly plan: Plan; readonly hash: string } | null;
}

/** The first turn, a leg of a walk when nothing else has happened, or events and deadlines in the order of time. */
export function take(
  { plan, startedAt, start }: Pick<RunningMomentInput, 'plan' | 'startedAt' | 'start'>,
  state: State | null,
  log: Log,
): Taken {
  if (state !== null && state.walkingTo !== null && log.events.length === 0) {
    const { clockTo, ...step } = walk(plan, state, WALKED_AT_A_TIME);
    return { ...fitting(state, step), clockTo, moved: null };
  }
  const step =
    state === null ? begin(plan, { ...start, at: startedAt, now: log.now }, log.events) : advanceAll(plan, state, log.events, log.now);
  return { ...fitting(state, step), clockTo: null, moved: movedBy(step, log.events) };
}

/** A refused write may tell only what is new since it was made; the step is made again from everything since the last one. */
export function addTo(log: Log, told: Log): Log {
  const last = log.events.at(-1)?.seq ?? 0;
  const events: Event[] = [...log.events, ...told.events.filter((event) => event.seq > last)];
  return { ...told, events };
}

function movedBy({ plan }: Step, events: readonly Event[]): Taken['moved'] {
  if (plan === undefined) return null;
  const move = events.findLast((event) => event.kind === 'planMoved' && event.plan === plan);
  return move?.kind === 'planMoved' ? { plan, hash: move.hash } : null;
}
