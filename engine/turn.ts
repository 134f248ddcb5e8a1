import type { Because, Decision } from './decision.ts';
import type { Effect, NoticeAbout } from './effect.ts';
import type { Instant, Plan } from './plan.ts';
import type { BatteryState, Due, ModuleState, OpenFlag, SavedForm, State } from './state.ts';
import type { FormFacts } from './event.ts';

/** One turn of the engine while it is being made: a state of its own to change, and what has come out so far. */
export interface Turn {
  /** The plan that drives it from here on; an event may bring another. */
  plan: Plan;
  readonly state: Draft;
  /** The state it began with, never changed. */
  readonly from: State;
  /** The moment's clock when this is processed; lateness is counted from it. */
  readonly actual: Instant;
  /** The event being taken, or null when time moves by itself. */
  seq: number | null;
  readonly effects: Effect[];
  readonly decisions: Decision[];
  /** Sends that have fallen due in this turn; settled against the final state (promise 2). */
  readonly sends: Send[];
  /** How occasions ended in this turn, `battery/n`, and sent forms, `sendForm/form/n`, so that a send can say why its reason is gone. */
  readonly gone: Record<string, Because>;
  /** Counts what has changed, so that settling knows when nothing more follows. */
  changes: number;
}

/** The turn's own state: what stands in it is replaced and never changed, but for the records and the agenda that `own` and `ownAgenda` give. */
export type Draft = { -readonly [Key in keyof State]: State[Key] };

/** Records that a turn changes in place, once they are its own. */
interface Owned {
  readonly modules: Record<string, ModuleState>;
  readonly forms: Record<string, SavedForm>;
  readonly batteries: Record<string, BatteryState>;
  readonly flags: Record<string, OpenFlag>;
  readonly flagRounds: Record<string, number>;
  readonly facts: Record<string, FormFacts>;
}

/** A notice to the citizen that has fallen due. */
export interface Send {
  readonly key: string;
  readonly about: NoticeAbout;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly reminder: number | null;
  /** The raised flag's key. */
  /** A raised flag's key, and the round that the notice is about. */
  readonly flag: string | null;
  readonly round: number | null;
  readonly measure: string | null;
  readonly number: number | null;
  readonly staleAfterHours: number | null;
  /** A prioritised flag's: never held by quiet hours, cap or pause. */
  readonly prioritised: boolean;
  readonly nominal: Instant;
  readonly seq: number | null;
}

export function newTurn(plan: Plan, state: State, actual: Instant): Turn {
  return { plan, state: { ...state }, from: state, actual, seq: null, effects: [], decisions: [], sends: [], gone: {}, changes: 0 };
}

/** A record of the state to change in place: copied the first time in a turn. What no turn changes is handed on as it is. */
export function own<Name extends keyof Owned>({ state, from }: Turn, name: Name): Owned[Name] {
  const records: Pick<Draft, keyof Owned> = state;
  if (records[name] === from[name]) records[name] = { ...from[name] };
  return records[name] as Owned[Name];
}

function ownAgenda({ state, from }: Turn): Due[] {
  if (state.agenda === from.agenda) state.agenda = [...from.agenda];
  return state.agenda as Due[];
}

/** Records why; `nominal` is the last processed instant unless something was due at another. */
export function decide(turn: Turn, decision: Omit<Decision, 'nominal' | 'actual' | 'seq'> & { readonly nominal?: Instant }): void {
  turn.changes += 1;
  turn.decisions.push({ ...decision, nominal: decision.nominal ?? turn.state.now, actual: turn.actual, seq: turn.seq });
}

/** Puts something on the agenda, in its place. The same key is never there twice. */
export function schedule(turn: Turn, due: Due): void {
  const agenda = ownAgenda(turn);
  let place = agenda.length;
  while (place > 0 && comesBefore(due, agenda[place - 1] as Due)) place -= 1;
  agenda.splice(place, 0, due);
  turn.changes += 1;
}

/** Takes one item off the agenda without a word: the caller records it. */
export function takeOff(turn: Turn, due: Due): void {
  const place = turn.state.agenda.indexOf(due);
  if (place >= 0) ownAgenda(turn).splice(place, 1);
}

/** Takes items off the agenda, each with its record: what is due is fired, moved, suppressed or cancelled, never forgotten. */
export function cancel(turn: Turn, which: (due: Due) => boolean, rule: Because, facts: Decision['facts'] = {}): void {
  const cancelled = turn.state.agenda.filter(which);
  if (cancelled.length === 0) return;
  turn.state.agenda = turn.state.agenda.filter((due) => !which(due));
  for (const due of cancelled) conclude(turn, due, 'cancelled', rule, facts);
}

/** The record of an item that is off the agenda. One that may wait again goes on under the next key. */
export function conclude(turn: Turn, due: Due, outcome: Decision['outcome'], rule: Because, facts: Decision['facts'] = {}): void {
  decide(turn, { key: due.key, item: due.kind, outcome, rule, facts: { ...factsOf(due), ...facts }, nominal: due.at });
  const returns = (outcome === 'fired' ? COMES_AGAIN : RETURNS).has(due.kind) || due.kind === 'completeModule' || rule === 'citizenGone';
  if (!returns) return;
  const { base, count } = partsOf(due.key);
  own(turn, 'flagRounds')[`again/${base}`] = count;
}

/** Moves a waiting item to another time: a record, and a new item. */
export function move(turn: Turn, due: Due, at: Instant, rule: Because, facts: Decision['facts'] = {}): void {
  takeOff(turn, due);
  decide(turn, {
    key: due.key,
    item: due.kind,
    outcome: 'moved',
    rule,
    facts: { ...factsOf(due), to: at, ...facts },
    nominal: due.at,
  });
  schedule(turn, { ...due, key: nextKey(due.key), at });
}

/** The key for an item that waits now: its own, or the next `~n` when it has waited before. */
export function keyFor(turn: Turn, base: string): string {
  const before = turn.state.flagRounds[`again/${base}`];
  return before === undefined ? base : `${base}~${before + 1}`;
}

/** A moved item is a new item: `openModule/m2` → `openModule/m2~2`. */
export function nextKey(key: string): string {
  const { base, count } = partsOf(key);
  return `${base}~${count + 1}`;
}

/** What a key was at first, and the number it goes on under. An id of staff's own may hold anything. */
function partsOf(key: string): { readonly base: string; readonly count: number } {
  const found = /~(\d+)$/.exec(key);
  return found ? { base: key.slice(0, found.index), count: Number(found[1]) } : { base: key, count: 1 };
}

/** The ids an agenda item is about. */
export function factsOf(due: Due): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  if (due.module !== undefined) facts['module'] = due.module;
  if (due.battery !== undefined) facts['battery'] = due.battery;
  if (due.occasion !== undefined) facts['occasion'] = due.occasion;
  if (due.reminder !== undefined) facts['reminder'] = due.reminder;
  if (due.flag !== undefined) facts['flag'] = due.flag;
  if (due.flagKey !== undefined) facts['flagKey'] = due.flagKey;
  if (due.round !== undefined) facts['round'] = due.round;
  if (due.rung !== undefined) facts['rung'] = due.rung;
  if (due.measure !== undefined) facts['measure'] = due.measure;
  if (due.number !== undefined) facts['number'] = due.number;
  if (due.about !== undefined) facts['about'] = due.about;
  return facts;
}

/** Kinds that may come to wait again after they were cancelled or passed over. */
const RETURNS: ReadonlySet<Due['kind']> = new Set(['openModule', 'closeModule', 'openOccasion', 'timedFlag', 'endMoment', 'activity']);

/** Kinds that may come again although they have come: what staff have reopened completes and closes once more. */
const COMES_AGAIN: ReadonlySet<Due['kind']> = new Set(['completeModule', 'closeModule']);

/** What is due at one instant is taken in this order, then by key. */
export const RANK: Readonly<Record<Due['kind'], number>> = {
  startMoment: 0,
  lapseInvitation: 1,
  resume: 2,
  openModule: 3,
  completeModule: 4,
  closeModule: 5,
  openOccasion: 6,
  remind: 7,
  missOccasion: 8,
  closeOccasion: 9,
  missActivity: 10,
  activity: 11,
  timedFlag: 12,
  inactivity: 13,
  escalate: 14,
  send: 15,
  maintenanceNotice: 16,
  endMaintenance: 17,
  endFollowUp: 18,
  endMoment: 19,
};

function comesBefore(one: Due, other: Due): boolean {
  if (one.at !== other.at) return one.at < other.at;
  if (one.kind !== other.kind) return RANK[one.kind] < RANK[other.kind];
  return one.key < other.key;
}
