import type { Answers } from '../compiler/document/question.ts';
import type { FormInstance } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import type { Moment } from '../compiler/document/moment.ts';

/** What a citizen can do, as a page would send it: answers as they are stored, not yet scored. */
export type Act =
  | { readonly kind: 'citizenActive' }
  | { readonly kind: 'formSaved'; readonly form: string; readonly instance: FormInstance; readonly answers: Answers }
  | { readonly kind: 'moduleCompleted'; readonly module: string };

/** An act and when it is done. */
export interface Planned {
  readonly at: Instant;
  readonly act: Act;
}

/** All that a generated citizen decides from. */
export interface Seen {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly state: State;
  /** What she has done so far, in order. */
  readonly done: readonly Planned[];
}

/** A generated citizen: from what is open and when, the next act, or null when nothing is planned. The same input gives the same act. */
export interface Citizen {
  readonly kind: CitizenKind;
  next(seen: Seen): Planned | null;
}

export const CITIZEN_KINDS = ['diligent', 'slow', 'silent', 'dropout', 'random'] as const;
export type CitizenKind = (typeof CITIZEN_KINDS)[number];
