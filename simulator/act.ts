import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Event, FormFacts, FormInstance } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import type { Memory } from './memory.ts';

/** What someone does, as a page or the log would tell of it: not yet numbered, answers not yet scored. */
export type Act =
  /** `reads` is the module she goes through; the log does not tell of it. */
  | { readonly kind: 'citizenActive'; readonly reads?: string }
  | { readonly kind: 'formSaved'; readonly form: string; readonly instance: FormInstance; readonly answers: Answers }
  /** A saved form that the log tells of: its facts are known and its answers are not. */
  | {
      readonly kind: 'formScored';
      readonly form: string;
      readonly instance: FormInstance;
      readonly facts: FormFacts;
      readonly failedResults: readonly string[];
    }
  | { readonly kind: 'moduleCompleted'; readonly module: string; readonly by?: 'citizen' | 'staff'; readonly reason?: string | null }
  | AsLogged<Exclude<Event, { readonly kind: 'citizenActive' | 'formSaved' | 'moduleCompleted' }>>;

type AsLogged<Each> = Each extends unknown ? Omit<Each, 'seq' | 'at'> : never;

/** An act and when it is done. */
export interface Planned {
  readonly at: Instant;
  readonly act: Act;
}

/** All that a generated person decides from. */
export interface Seen {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly state: State;
  /** What this person has done so far, in order. */
  readonly done: readonly Planned[];
  /** What everyone has done. */
  readonly memory: Memory;
}

/** Somebody who acts: from what is open and when, the next act, or null when nothing is planned. The same input gives the same act. */
export interface Actor {
  /** Called once before a life, for what takes time to find out. */
  readonly prepare?: (moment: Moment, plan: Plan) => Promise<void>;
  next(seen: Seen): Planned | null;
}

/** A generated citizen. */
export interface Citizen extends Actor {
  readonly kind: CitizenKind | 'scripted';
}

export const CITIZEN_KINDS = ['diligent', 'slow', 'silent', 'dropout', 'worst', 'random'] as const;
export type CitizenKind = (typeof CITIZEN_KINDS)[number];

/**
 * What staff do in a simulation. `none`: nothing. `reads`: read forms, answer messages, put out flags. `opens`: that, and open what only
 * staff open, complete what only staff complete, add occasions, set measures and report events.
 */
export const STAFF_KINDS = ['none', 'reads', 'opens'] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];
