import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import type { Program, Remembered, Turn, Waiting } from './program.ts';

/** What a turn of a hand-written programme has come to. */
export interface Turned<Memory> {
  readonly memory: Memory;
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
}

/** Begins, or goes on: events and what has fallen due in the order of time, an event before what falls due at its instant. */
export function turned<Memory extends Remembered>(
  program: Program<Memory>,
  kept: Memory | null,
  startedAt: Instant,
  events: readonly Event[],
  now: Instant,
): Turned<Memory> {
  const turn: Turn = { at: kept?.now ?? startedAt, seq: null, actual: Math.max(now, startedAt), decisions: [], effects: [] };
  // The memory of a turn that is not written is thrown away.
  const memory = kept === null ? program.begin(startedAt, turn) : structuredCloneOf(kept);
  const fireUntil = (until: Instant): void => {
    for (let due = soonest(program, memory); due !== null && due.at <= until; due = soonest(program, memory)) {
      turn.at = memory.now = Math.max(due.at, memory.now);
      program.fire(memory, due, turn);
    }
  };
  for (const event of events) {
    if (event.seq <= memory.seq) continue;
    const at = Math.max(event.at, memory.now);
    fireUntil(at - 1);
    turn.at = memory.now = at;
    turn.seq = memory.seq = event.seq;
    program.take(memory, event, turn);
    turn.seq = null;
  }
  fireUntil(turn.actual);
  memory.now = turn.actual;
  return { memory, decisions: turn.decisions, effects: turn.effects };
}

/** What is waited for first. */
export function soonest<Memory extends Remembered>(program: Program<Memory>, memory: Memory): Waiting | null {
  let first: Waiting | null = null;
  for (const each of program.waiting(memory)) if (first === null || each.at < first.at) first = each;
  return first;
}

const structuredCloneOf = <Memory>(memory: Memory): Memory => JSON.parse(JSON.stringify(memory)) as Memory;
