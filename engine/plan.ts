import type { Expression } from './expression.ts';

/**
 * The plan: what a running moment is driven by. Made by `compiler/plan`, immutable, content-hashed, JSON only.
 * Logic, ids and operator-facing names; no texts for people, no media (architecture §4).
 */
export interface Plan {
  /** Format of this structure; new behaviour for new plans belongs to a new number, old plans keep theirs. */
  readonly planFormat: 1;
  /** Moment id and version, `somnskola` and `1.0`. */
  readonly moment: string;
  readonly version: string;
  /** Temporal's workflow type: `sömnskola/1.0`. */
  readonly workflowType: string;
  /** IANA zone of every local time in the plan. */
  readonly zone: string;
  readonly messages: boolean;
  readonly ends: { readonly days: number; readonly at: LocalTime } | null;
  /** In the document's order. */
  readonly modules: readonly PlannedModule[];
  readonly forms: readonly PlannedForm[];
  readonly batteries: readonly PlannedBattery[];
  readonly flags: readonly PlannedFlag[];
}

/** `HH:MM` in the plan's zone. */
export type LocalTime = string;
/** Epoch milliseconds, UTC. */
export type Instant = number;

export interface PlannedModule {
  readonly id: string;
  /** Name for operators (timer summaries): ids and module names only. */
  readonly name: string;
  readonly opens: PlannedOpening;
  readonly completes: 'citizen' | 'forms';
  /** Forms that must be saved before a module that completes by forms is complete. */
  readonly mandatoryForms: readonly string[];
  /** All forms shown in the module. */
  readonly forms: readonly string[];
  readonly notify: boolean;
}

export type PlannedAnchor =
  | { readonly kind: 'start' }
  | { readonly kind: 'moduleOpened'; readonly module: string }
  | { readonly kind: 'moduleCompleted'; readonly module: string };

export type PlannedOpening =
  | { readonly kind: 'fromStart' }
  | { readonly kind: 'afterAnchor'; readonly anchor: PlannedAnchor; readonly days: number; readonly at: LocalTime }
  | { readonly kind: 'afterModule'; readonly module: string }
  | { readonly kind: 'byStaff' }
  | { readonly kind: 'all'; readonly of: readonly PlannedOpening[] }
  | { readonly kind: 'any'; readonly of: readonly PlannedOpening[] };

export interface PlannedForm {
  readonly id: string;
  /** What the pull may hand over of a saved form: only what conditions name (promise 8). */
  readonly facts: { readonly answers: readonly string[]; readonly results: readonly string[] };
  /** Some flag may be raised by this form; an unread form without one is listed by itself (FLG-17). */
  readonly hasFlag: boolean;
}

export interface PlannedBattery {
  readonly id: string;
  readonly name: string;
  readonly forms: readonly string[];
  readonly schedule:
    | { readonly kind: 'once'; readonly anchor: PlannedAnchor; readonly days: number; readonly at: LocalTime | null }
    | {
        readonly kind: 'every';
        readonly anchor: PlannedAnchor;
        readonly firstDays: number;
        readonly everyDays: number;
        readonly at: LocalTime;
        readonly count: number;
      };
  readonly due: { readonly days: number; readonly at: LocalTime } | null;
  readonly closes: { readonly days: number; readonly at: LocalTime } | null;
  readonly notify: boolean;
  readonly reminders: readonly { readonly days: number; readonly at: LocalTime; readonly staleAfterHours: number }[];
}

export interface PlannedFlag {
  readonly id: string;
  readonly priority: 'ordinary' | 'prioritised';
  readonly recipients: readonly ('staff' | 'citizen')[];
  readonly putOut: 'reading' | 'activity' | 'staff';
  readonly trigger:
    | { readonly kind: 'form'; readonly form: string; readonly when: Expression | null }
    | { readonly kind: 'inactivity'; readonly days: number; readonly at: LocalTime }
    | { readonly kind: 'missedBattery'; readonly battery: string; readonly inARow: number };
}
