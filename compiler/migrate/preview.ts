import type { Instant, Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Change, Diff } from '../diff/diff.ts';
import { migrateState, type Outcome } from './migrateState.ts';
import type { Migration } from './migration.ts';

/** What a migration would do to many running moments, counted: nothing is written. */
export interface Preview {
  readonly total: number;
  readonly moved: number;
  readonly kept: readonly Reason[];
  readonly blocked: readonly Reason[];
  /** What happens at once to those who are moved, in numbers of items and of citizens it concerns. */
  readonly atOnce: Readonly<Record<'modulesOpened' | 'occasionsOpened' | 'notices' | 'flagsRaised' | 'timesMoved' | 'cancelled', Count>>;
  /** Each change, and how many of the citizens have passed what it is about: for them it changes what has been only in words. */
  readonly changes: readonly { readonly change: Change; readonly passed: number | null }[];
}

export interface Reason {
  readonly reason: string;
  readonly count: number;
}
export interface Count {
  readonly items: number;
  readonly citizens: number;
}

/** Asks `migrateState` of every state: the preview and the moving are one function. */
export function preview(
  from: Plan,
  to: Plan,
  hash: string,
  { diff, migration, at }: { readonly diff: Diff; readonly migration: Migration; readonly at: Instant | null },
  states: readonly State[],
): Preview {
  const outcomes = states.map((state) => migrateState(from, to, hash, migration, state, at ?? state.now));
  const moved = outcomes.filter((outcome) => outcome.outcome === 'moved');
  return {
    total: states.length,
    moved: moved.length,
    kept: reasons(outcomes, 'kept'),
    blocked: reasons(outcomes, 'blocked'),
    atOnce: {
      modulesOpened: count(moved, ({ item, outcome }) => item === 'openModule' && outcome === 'fired'),
      occasionsOpened: count(moved, ({ item, outcome }) => item === 'openOccasion' && outcome === 'fired'),
      notices: count(moved, ({ item, outcome }) => (item === 'notify' || item === 'remind') && outcome === 'fired'),
      flagsRaised: count(moved, ({ item, outcome }) => item === 'raiseFlag' && outcome === 'fired'),
      timesMoved: count(moved, ({ outcome }) => outcome === 'moved'),
      cancelled: count(moved, ({ outcome }) => outcome === 'cancelled'),
    },
    changes: diff.changes.map((change) => ({ change, passed: passedBy(change, states) })),
  };
}

type MovedOutcome = Extract<Outcome, { outcome: 'moved' }>;

function count(moved: readonly MovedOutcome[], which: (decision: MovedOutcome['step']['decisions'][number]) => boolean): Count {
  const found = moved.map(({ step }) => step.decisions.filter(which).length);
  return { items: found.reduce((sum, each) => sum + each, 0), citizens: found.filter((each) => each > 0).length };
}

/** The reasons with how many each is said to, the most common first. */
function reasons(outcomes: readonly Outcome[], kind: 'kept' | 'blocked'): readonly Reason[] {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) if (outcome.outcome === kind) counts.set(outcome.reason, (counts.get(outcome.reason) ?? 0) + 1);
  return [...counts].map(([reason, number]) => ({ reason, count: number })).toSorted((a, b) => b.count - a.count);
}

/** How many have passed what a change is about; null where there is nothing to pass. */
function passedBy({ difference }: Change, states: readonly State[]): number | null {
  const { kind, ids } = difference.item;
  const [first = '', second = ''] = ids.map(String);
  switch (kind) {
    case 'module':
    case 'section':
    case 'step':
      return states.filter((state) => (state.modules[ids.join('/')] ?? state.modules[first])?.openedAt != null).length;
    case 'form':
    case 'question':
    case 'option':
    case 'result':
    case 'band':
      return states.filter((state) => state.facts[first] !== undefined).length;
    case 'battery':
      return states.filter((state) => (state.batteries[first]?.opened ?? 0) > 0).length;
    case 'reminder':
      return states.filter((state) => hasPassedReminder(state, first, Number(second))).length;
    case 'flag':
    case 'rung':
      return states.filter((state) => Object.keys(state.flagRounds).some((key) => key.startsWith(`flag/${first}/`))).length;
    default:
      return null;
  }
}

/** The newest occasion's reminder is no longer waited for. */
function hasPassedReminder(state: State, battery: string, reminder: number): boolean {
  const opened = state.batteries[battery]?.opened ?? 0;
  const waits = state.agenda.some(
    (due) => due.kind === 'remind' && due.battery === battery && due.occasion === opened && due.reminder === reminder,
  );
  return opened > 1 || (opened === 1 && !waits);
}
