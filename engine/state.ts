import type { DueKind } from './decision.ts';
import type { FormFacts } from './event.ts';
import type { Instant } from './plan.ts';

/** A running moment's whole memory. JSON only: no Map, Set, Date or undefined (they die at continue-as-new). Bounded for any life. */
export interface State {
  readonly stateFormat: 1;
  readonly phase: Phase;
  readonly startedAt: Instant;
  /** Set when the phase is ended. */
  readonly ended: { readonly at: Instant; readonly by: 'staff' | 'timeLimit' } | null;
  /** Set when the phase is halted: what could not go on, for staff and operators. */
  readonly halted: { readonly at: Instant; readonly reason: string } | null;
  /** The last event taken; numbers at or below it are never taken again. */
  readonly seq: number;
  /** Last processed instant. Nothing is processed before it. */
  readonly now: Instant;
  readonly modules: Readonly<Record<string, ModuleState>>;
  /** Ordinary instances by form id. */
  readonly forms: Readonly<Record<string, SavedForm>>;
  readonly batteries: Readonly<Record<string, BatteryState>>;
  /** Flags that are raised and not out, by key. */
  readonly flags: Readonly<Record<string, OpenFlag>>;
  /** How many rounds each flag key has had (FLG-16), and how many times each inactivity rule was armed: key → number. */
  readonly flagRounds: Readonly<Record<string, number>>;
  readonly lastActivityAt: Instant;
  /** Latest facts per form, for conditions. */
  readonly facts: Readonly<Record<string, FormFacts>>;
  /** Everything that waits for time, soonest first, then by key. One entry a key. */
  readonly agenda: readonly Due[];
  /** Target of a walk in progress, or null. */
  readonly walkingTo: Instant | null;
}

export type Phase = 'active' | 'ended' | 'halted';

export interface ModuleState {
  readonly status: 'locked' | 'open' | 'completed';
  readonly openedAt: Instant | null;
  readonly completedAt: Instant | null;
}

export interface SavedForm {
  readonly answerVersion: number;
  readonly savedAt: Instant;
  readonly read: boolean;
}

export interface BatteryState {
  /** Occasions opened so far; the next one opened gets this number plus one. */
  readonly opened: number;
  readonly answered: number;
  readonly missed: number;
  readonly missedInARow: number;
  /** Occasions that wait for answers, by number: not answered and not closed. What is answered or closed lives in rows only. */
  readonly occasions: Readonly<Record<string, OccasionState>>;
}

export interface OccasionState {
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly missed: boolean;
  /** Forms of this occasion saved so far. */
  readonly forms: Readonly<Record<string, SavedForm>>;
}

export interface OpenFlag {
  readonly flag: string;
  readonly round: number;
  readonly priority: 'ordinary' | 'prioritised';
  readonly raisedAt: Instant;
  /** Form and instance it points at, as in keys: `phq9` or `phq9@veckomatning/3`; null for flags about time. */
  readonly about: string | null;
}

/** Something that waits for time. `key` is the decision's and, for sends, the effect's key. */
export interface Due {
  readonly key: string;
  readonly kind: DueKind;
  readonly at: Instant;
  readonly module?: string;
  readonly battery?: string;
  readonly occasion?: number;
  readonly reminder?: number;
  readonly flag?: string;
}
