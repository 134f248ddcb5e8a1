import type { Event, Start } from './event.ts';
import { fire } from './fire.ts';
import { halt } from './halt.ts';
import { settle } from './settle.ts';
import { initialState, settleMade } from './start.ts';
import { mayFire } from './phase.ts';
import type { Instant, Plan } from './plan.ts';
import { planned } from './planned.ts';
import { nextDue } from './schedule.ts';
import { settleSends } from './send.ts';
import { sound } from './sound.ts';
import type { Due, State } from './state.ts';
import type { Step } from './step.ts';
import { take } from './take.ts';
import { newTurn, takeOff, type Turn } from './turn.ts';

/** Acts that no rule for modules, batteries or conditions looks at; a log-in only where no rule counts from the last activity. */
const LOOKS_ONLY: ReadonlySet<Event['kind']> = new Set([
  'citizenActive',
  'formRead',
  'formMarkedUnread',
  'pageAdded',
  'flagPutOut',
  'noticeSuppressed',
  'jump',
]);

/** What may happen in one turn before the engine says that something goes round and round. */
const MAXIMUM_DUES_A_TURN = 20_000;

/**
 * The first step of a running moment: what is open from the start, what is armed, and, when the start is taken late,
 * all that has happened and fallen due since, in the order of time.
 */
export function begin(plan: Plan, start: Start, events: readonly Event[] = []): Step {
  const turn = newTurn(plan, initialState(plan, start), Math.max(start.now, start.at));
  if (plan.planFormat !== 1) halt(turn, `Planens format ${String(plan.planFormat)} kan inte köras av den här versionen.`);
  else {
    settleMade(turn);
    settle(turn);
  }
  takeAll(turn, events);
  return finish(plan, turn, turn.actual);
}

/** One event, taken at its own instant; everything due before it is fired first. Pure, synchronous, total. */
export function advance(plan: Plan, state: State, event: Event, now: Instant = event.at): Step {
  return advanceAll(plan, state, [event], now);
}

/**
 * Events and deadlines in the order of time, up to `now` on the moment's clock; an event goes before a deadline at the same instant.
 * Sends are settled last, against the state then (promise 2). Events already taken are passed over; an event stamped earlier than what has
 * been processed is taken at the last processed instant.
 */
export function advanceAll(plan: Plan, state: State, events: readonly Event[], now: Instant): Step {
  const turn = newTurn(plan, state, Math.max(now, state.now));
  takeAll(turn, events);
  return finish(plan, turn, turn.actual);
}

/**
 * One leg of a fast-forward: up to `limit` deadlines, each at its own instant with lateness 0. `clockTo` is where the moment's clock then stands.
 * The walk is over when `state.walkingTo` is null.
 */
export function walk(plan: Plan, state: State, limit: number): Step & { readonly clockTo: Instant } {
  const steps: Step[] = [];
  let current = state;
  for (let count = 0; count < limit && current.walkingTo !== null; count += 1) {
    const target: Instant = current.walkingTo;
    const due = nextDue(plan, current);
    const at = due !== null && due <= target ? due : target;
    const arrived = at === target && (due === null || due >= target);
    const turn = newTurn(plan, arrived ? { ...current, walkingTo: null } : current, Math.max(at, current.now));
    const step = finish(plan, turn, at);
    steps.push(step);
    current = step.state;
  }
  return {
    state: current,
    effects: steps.flatMap((step) => step.effects),
    decisions: steps.flatMap((step) => step.decisions),
    clockTo: current.now,
  };
}

function takeAll(turn: Turn, events: readonly Event[]): void {
  for (const logged of events) {
    if (logged.seq <= turn.state.seq) continue;
    const event = sound(logged, turn.state.now);
    const at = Math.max(event.at, turn.state.now);
    fireUntil(turn, at - 1);
    turn.state.now = Math.max(at, turn.state.now);
    turn.state.seq = event.seq;
    turn.seq = event.seq;
    take(turn, event);
    if (!looksOnly(turn, event)) settle(turn);
    turn.seq = null;
  }
}

function looksOnly(turn: Turn, { kind }: Event): boolean {
  if (kind === 'citizenActive' && (planned(turn.plan).countsFromActivity || turn.state.ownFlags !== undefined)) return false;
  return LOOKS_ONLY.has(kind);
}

/** Fires what is due, settles the sends, and hands over the step. */
function finish(plan: Plan, turn: Turn, until: Instant): Step {
  fireUntil(turn, until);
  if (until > turn.state.now) turn.state.now = until;
  settleSends(turn);
  const { state, effects, decisions } = turn;
  return turn.plan === plan ? { state, effects, decisions } : { state, effects, decisions, plan: turn.plan };
}

function fireUntil(turn: Turn, until: Instant): void {
  for (let count = 0; ; count += 1) {
    const due = turn.state.agenda.find((each) => mayFire(turn.state, each));
    if (!due || due.at > until) return;
    if (count >= MAXIMUM_DUES_A_TURN) return halt(turn, 'För mycket föll ut på en gång. Planen kan inte fortsätta.');
    takeOff(turn, due);
    turn.state.now = Math.max(due.at, turn.state.now);
    fire(turn, due);
    if (stirs(turn, due)) settle(turn);
  }
}

/** Whether firing an item may have changed what some rule looks at. A notice or a step of a ladder changes nothing; the counts only conditions see. */
function stirs(turn: Turn, { kind }: Due): boolean {
  switch (kind) {
    case 'remind':
    case 'send':
    case 'escalate':
    case 'maintenanceNotice':
      return false;
    case 'missOccasion':
    case 'missActivity':
    case 'inactivity':
      return planned(turn.plan).hasConditions || turn.state.ownFlags !== undefined;
    default:
      return true;
  }
}
