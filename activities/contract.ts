import type { Decision } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Event } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';

/** The log after some sequence number, and what time it is on the running moment's own clock. */
export interface Log {
  readonly events: readonly Event[];
  /** Sequence number of the newest event in the log. */
  readonly seq: number;
  readonly now: Instant;
}

/** One step to be written. */
export interface Write {
  /** Numbered from 1 in the running moment's whole life, over continue-as-new. A step already written is answered, not written again. */
  readonly step: number;
  /** The newest event the step knows of. A longer log refuses the write. */
  readonly expectedSeq: number;
  readonly state: State;
  readonly effects: readonly Effect[];
  readonly decisions: readonly Decision[];
  /** When the moment is to be woken next, for the watcher and for lists; null when over. */
  readonly nextDue: Instant | null;
  /** Move the moment's clock forward to this instant (a walk); null leaves it alone. */
  readonly clockTo: Instant | null;
  /** The hash of the plan that the step has moved to; the rows take the version along. */
  readonly movedTo?: string;
}

export type Written =
  | {
      readonly ok: true;
      readonly now: Instant;
      /**
       * Given when this step number (or a later one) stood in the rows before: a worker died between its commit and its telling of it,
       * or an operator reset the workflow. What stands in the rows is the truth; the shell takes it and pulls again. The plan is the
       * one the rows go by: it may have been moved to by the very step that was not told of.
       */
      readonly already?: { readonly state: State; readonly step: number; readonly plan?: Plan };
    }
  | { readonly ok: false; readonly log: Log };

/** All that a workflow may ask of the world. Both are idempotent and run as local activities. Imports nothing. */
export interface Activities {
  /** Events after `seq`, scored; every unscored form event is scored and stored in the same transaction (architecture §3). */
  pull(runningMoment: string, seq: number): Promise<Log>;
  /** State, decisions, flags and notices in one transaction, fenced by `expectedSeq` and `step`. */
  write(runningMoment: string, write: Write): Promise<Written>;
}
