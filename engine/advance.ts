import { fireCloseOccasion, fireMissOccasion, fireOpenOccasion, fireRemind, settleBatteries, takeOccasionAnswer } from './battery.ts';
import type { Event, Start } from './event.ts';
import { fireInactivity, formFlags, takeActivity, takeFlagPutOut, takeFormMarkedUnread, takeFormRead } from './flag.ts';
import { fireEndMoment, halt, initialState, settle, settleStart, takeEnded } from './life.ts';
import { fireOpenModule, takeModuleCompleted, takeModuleOpened } from './module.ts';
import type { Instant, Plan } from './plan.ts';
import { nextDue } from './schedule.ts';
import { settleSends } from './send.ts';
import type { Due, State } from './state.ts';
import type { Step } from './step.ts';
import { newTurn, type Turn } from './turn.ts';

/** What may happen in one turn before the engine says that something goes round and round. */
const MAXIMUM_DUES_A_TURN = 20_000;

/**
 * The first step of a running moment: what is open from the start, what is armed, and, when the start is taken late,
 * all that has happened and fallen due since, in the order of time.
 */
export function begin(plan: Plan, start: Start, events: readonly Event[] = []): Step {
  const turn = newTurn(plan, initialState(plan, start), Math.max(start.now, start.at));
  if (plan.planFormat !== 1) halt(turn, `Planens format ${String(plan.planFormat)} kan inte köras av den här versionen.`);
  else settleStart(turn);
  takeAll(turn, events);
  return finish(turn, turn.actual);
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
  return finish(turn, turn.actual);
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
    const step = finish(turn, at);
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
  for (const event of events) {
    if (event.seq <= turn.state.seq) continue;
    const at = Math.max(event.at, turn.state.now);
    fireUntil(turn, at - 1);
    turn.state = { ...turn.state, now: Math.max(at, turn.state.now), seq: event.seq };
    turn.seq = event.seq;
    take(turn, event);
    turn.seq = null;
  }
}

/** Fires what is due, settles the sends, and hands over the step. */
function finish(turn: Turn, until: Instant): Step {
  fireUntil(turn, until);
  if (until > turn.state.now) turn.state = { ...turn.state, now: until };
  settleSends(turn);
  return { state: turn.state, effects: turn.effects, decisions: turn.decisions };
}

function fireUntil(turn: Turn, until: Instant): void {
  for (let count = 0; turn.state.phase === 'active'; count += 1) {
    const due = turn.state.agenda[0];
    if (!due || due.at > until) return;
    if (count >= MAXIMUM_DUES_A_TURN) return halt(turn, 'För mycket föll ut på en gång. Planen kan inte fortsätta.');
    turn.state = { ...turn.state, agenda: turn.state.agenda.slice(1), now: Math.max(due.at, turn.state.now) };
    fire(turn, due);
  }
}

function fire(turn: Turn, due: Due): void {
  switch (due.kind) {
    case 'openModule':
      fireOpenModule(turn, due);
      return settleBatteries(turn);
    case 'openOccasion':
      return fireOpenOccasion(turn, due);
    case 'remind':
      return fireRemind(turn, due);
    case 'missOccasion':
      return fireMissOccasion(turn, due);
    case 'closeOccasion':
      return fireCloseOccasion(turn, due);
    case 'inactivity':
      return fireInactivity(turn, due);
    case 'endMoment':
      return fireEndMoment(turn, due);
  }
}

function take(turn: Turn, event: Event): void {
  switch (event.kind) {
    case 'formSaved':
      return takeFormSaved(turn, event);
    case 'citizenActive':
      return takeActivity(turn);
    case 'moduleCompleted':
      if (turn.state.phase === 'active' && event.by === 'citizen') takeActivity(turn);
      takeModuleCompleted(turn, event);
      return settleBatteries(turn);
    case 'moduleOpened':
      takeModuleOpened(turn, event);
      return settleBatteries(turn);
    case 'formRead':
      return takeFormRead(turn, event);
    case 'formMarkedUnread':
      return takeFormMarkedUnread(turn, event);
    case 'flagPutOut':
      return takeFlagPutOut(turn, event);
    case 'ended':
      return takeEnded(turn, event);
    case 'fastForward': {
      const target = event.to === 'nextDue' ? (nextDue(turn.plan, turn.state) ?? turn.state.now) : event.to;
      turn.state = { ...turn.state, walkingTo: Math.max(target, turn.state.now) };
      return;
    }
    case 'jump':
      return;
  }
}

/** A saved form: facts for the conditions, the occasion or module it belongs to, then the flags it raises, in the ended phase too. */
function takeFormSaved(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  if (!turn.plan.forms.some((form) => form.id === event.form)) return;
  turn.state = { ...turn.state, facts: { ...turn.state.facts, [event.form]: event.facts } };
  takeActivity(turn);
  if (event.instance.kind === 'occasion') {
    takeOccasionAnswer(turn, event.instance.battery, event.instance.occasion, event.form, event.answerVersion);
  } else {
    const saved = { answerVersion: event.answerVersion, savedAt: turn.state.now, read: false };
    turn.state = { ...turn.state, forms: { ...turn.state.forms, [event.form]: saved } };
  }
  formFlags(turn, event);
  if (turn.state.phase === 'active') settle(turn);
}
