import type { Decision, Item } from '../../engine/decision.ts';
import type { Effect, NoticeAbout } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';

/**
 * A programme written by hand in TypeScript: its own memory, its own rules, no plan. `Memory` is JSON and may be changed in place.
 * What the shell around it wants is the same as of the interpreter: what follows, why, and when to wake next.
 */
export interface Program<Memory extends Remembered> {
  begin(start: Instant, turn: Turn): Memory;
  take(memory: Memory, event: Event, turn: Turn): void;
  /** All that waits for time, in any order; of two at one instant the first is taken first. */
  waiting(memory: Memory): readonly Waiting[];
  fire(memory: Memory, waiting: Waiting, turn: Turn): void;
}

export interface Remembered {
  seq: number;
  now: Instant;
  phase: 'active' | 'ended';
  /** Flags that are raised, by key, with their round. */
  flags: Record<string, number>;
}

export interface Waiting {
  readonly at: Instant;
  readonly kind: Extract<
    Item,
    'openModule' | 'openOccasion' | 'remind' | 'missOccasion' | 'closeOccasion' | 'timedFlag' | 'inactivity' | 'endMoment'
  >;
  readonly key: string;
  readonly facts: Decision['facts'];
}

/** What one turn comes to, while it is being made. */
export interface Turn {
  at: Instant;
  seq: number | null;
  readonly actual: Instant;
  readonly decisions: Decision[];
  readonly effects: Effect[];
}

export function decided(
  turn: Turn,
  key: string,
  item: Item,
  outcome: Decision['outcome'],
  rule: Decision['rule'],
  facts: Decision['facts'],
  nominal: Instant = turn.at,
): void {
  turn.decisions.push({ key, item, outcome, rule, facts, nominal, actual: turn.actual, seq: turn.seq });
}

/** A notice to the citizen; the record of one that is no reminder has a key of its own. */
export function notify(
  turn: Turn,
  key: string,
  about: NoticeAbout,
  of: { readonly module?: string; readonly battery?: string; readonly occasion?: number },
): void {
  const { module = null, battery = null, occasion = null } = of;
  turn.effects.push({ kind: 'notify', key, about, module, battery, occasion, flag: null, at: turn.at });
}

export function raise(
  turn: Turn,
  memory: Remembered,
  flag: { readonly id: string; readonly key: string; readonly priority: 'ordinary' | 'prioritised'; readonly round: number },
  rule: Decision['rule'],
  facts: Decision['facts'],
  about: { readonly form?: string; readonly battery?: string; readonly occasion?: number } = {},
): void {
  const { form = null, battery = null, occasion = null } = about;
  memory.flags[flag.key] = flag.round;
  decided(turn, `${flag.key}#${flag.round}`, 'raiseFlag', 'fired', rule, { flag: flag.id, round: flag.round, ...facts });
  const { id, key, priority, round } = flag;
  turn.effects.push({ kind: 'raiseFlag', key, flag: id, round, priority, recipients: ['staff'], form, battery, occasion, at: turn.at });
}

export function putOut(turn: Turn, memory: Remembered, flag: { readonly id: string; readonly key: string }, rule: Decision['rule']): void {
  const round = memory.flags[flag.key];
  if (round === undefined) return;
  delete memory.flags[flag.key];
  decided(turn, `${flag.key}#${round}/out`, 'putOutFlag', 'fired', rule, { flag: flag.id, round });
  turn.effects.push({ kind: 'putOutFlag', key: flag.key, flag: flag.id, round, because: rule, at: turn.at });
}

/** The moment is over: what waited is struck, the journal is to be told, and the rows are. */
export function end(
  turn: Turn,
  memory: Remembered,
  waiting: readonly Waiting[],
  by: 'timeLimit' | 'lastModule',
  nominal: Instant = turn.at,
): void {
  const rule = by === 'timeLimit' ? 'timeLimit' : 'lastModuleCompleted';
  const key = by === 'timeLimit' ? 'endMoment' : 'end/lastModule';
  memory.phase = 'ended';
  decided(turn, key, 'end', 'fired', rule, {}, nominal);
  for (const each of waiting) decided(turn, each.key, each.kind, 'cancelled', 'momentEnded', each.facts, each.at);
  raise(turn, memory, { id: 'system.journal', key: 'flag/system.journal/-', priority: 'ordinary', round: 1 }, rule, {});
  turn.effects.push({ kind: 'endMoment', key, by, at: turn.at });
}
