import type { Because, Decision } from './decision.ts';
import type { Effect } from './effect.ts';
import type { Instant, Plan } from './plan.ts';
import type { Due, State } from './state.ts';

/** One turn of the engine while it is being made: a state of its own to change, and what has come out so far. */
export interface Turn {
  readonly plan: Plan;
  state: State;
  /** The moment's clock when this is processed; lateness is counted from it. */
  readonly actual: Instant;
  /** The event being taken, or null when time moves by itself. */
  seq: number | null;
  readonly effects: Effect[];
  readonly decisions: Decision[];
  /** Sends that have fallen due in this turn; settled against the final state (promise 2). */
  readonly sends: Send[];
  /** How occasions ended in this turn, `battery/n`, so that a send can say why its reason is gone. */
  readonly gone: Record<string, Because>;
}

/** A notice to the citizen that has fallen due. */
export interface Send {
  readonly key: string;
  readonly about: 'moduleOpened' | 'occasionOpened' | 'reminder' | 'flag';
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly reminder: number | null;
  readonly flag: string | null;
  readonly staleAfterHours: number | null;
  readonly nominal: Instant;
  readonly seq: number | null;
}

export function newTurn(plan: Plan, state: State, actual: Instant): Turn {
  return { plan, state, actual, seq: null, effects: [], decisions: [], sends: [], gone: {} };
}

/** Records why; `nominal` is the last processed instant unless something was due at another. */
export function decide(turn: Turn, decision: Omit<Decision, 'nominal' | 'actual' | 'seq'> & { readonly nominal?: Instant }): void {
  turn.decisions.push({ ...decision, nominal: decision.nominal ?? turn.state.now, actual: turn.actual, seq: turn.seq });
}

/** Puts something on the agenda, in its place. The same key is never there twice. */
export function schedule(turn: Turn, due: Due): void {
  const agenda = turn.state.agenda;
  let place = agenda.length;
  while (place > 0 && comesBefore(due, agenda[place - 1] as Due)) place -= 1;
  turn.state = { ...turn.state, agenda: [...agenda.slice(0, place), due, ...agenda.slice(place)] };
}

/** Takes items off the agenda, each with its record: what is due is fired, moved, suppressed or cancelled, never forgotten. */
export function cancel(turn: Turn, which: (due: Due) => boolean, rule: Because, facts: Decision['facts'] = {}): void {
  const cancelled = turn.state.agenda.filter(which);
  if (cancelled.length === 0) return;
  turn.state = { ...turn.state, agenda: turn.state.agenda.filter((due) => !which(due)) };
  for (const due of cancelled) {
    decide(turn, { key: due.key, item: due.kind, outcome: 'cancelled', rule, facts: { ...factsOf(due), ...facts }, nominal: due.at });
  }
}

/** The ids an agenda item is about. */
export function factsOf(due: Due): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  if (due.module !== undefined) facts['module'] = due.module;
  if (due.battery !== undefined) facts['battery'] = due.battery;
  if (due.occasion !== undefined) facts['occasion'] = due.occasion;
  if (due.reminder !== undefined) facts['reminder'] = due.reminder;
  if (due.flag !== undefined) facts['flag'] = due.flag;
  return facts;
}

/** What is due at one instant is taken in this order, then by key. */
const RANK = { openModule: 0, openOccasion: 1, remind: 2, missOccasion: 3, closeOccasion: 4, inactivity: 5, endMoment: 6 } as const;

function comesBefore(one: Due, other: Due): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.kind !== other.kind) return RANK[one.kind] < RANK[other.kind];
  return one.key < other.key;
}
