import type { Instant } from './plan.ts';

/** Which copy of a form: the one ordinary instance, or the one that belongs to a battery's occasion (BAT-11). */
export type FormInstance =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'occasion'; readonly battery: string; readonly occasion: number };

/** Numbers, codes and dates that the plan's conditions name; never free text, names or files (promise 8). */
export interface FormFacts {
  readonly answers: Readonly<Record<string, FactValue>>;
  readonly results: Readonly<Record<string, number | string | boolean>>;
}
export type FactValue = number | string | boolean | readonly string[];

/** How a running moment begins. `at` is the instant it became active. */
export interface Start {
  readonly at: Instant;
  /** Real time when this is processed; later than `at` when the start was taken late. */
  readonly now: Instant;
}

/** Stamped by the log (`at`), numbered without gaps (`seq`). */
interface Logged {
  readonly seq: number;
  readonly at: Instant;
}

/** What can happen to a running moment. Time is not an event in the log: deadlines are the engine's own. */
export type Event = Logged &
  (
    | {
        readonly kind: 'formSaved';
        readonly form: string;
        readonly instance: FormInstance;
        /** 1 for the first saving of this instance, one more for each change. */
        readonly answerVersion: number;
        readonly facts: FormFacts;
        /** Results that could not be calculated (RES-11). */
        readonly failedResults: readonly string[];
      }
    /** A log-in or an opened step; counts against inactivity and nothing else. */
    | { readonly kind: 'citizenActive' }
    | { readonly kind: 'moduleCompleted'; readonly module: string; readonly by: 'citizen' | 'staff' }
    | { readonly kind: 'moduleOpened'; readonly module: string; readonly reason: string | null }
    | { readonly kind: 'formRead'; readonly form: string; readonly instance: FormInstance }
    | { readonly kind: 'formMarkedUnread'; readonly form: string; readonly instance: FormInstance }
    | { readonly kind: 'flagPutOut'; readonly flagKey: string; readonly reason: string | null }
    | { readonly kind: 'ended'; readonly reason: string | null }
    /** Walk to an instant, deadline by deadline, each on time (test runs and the demo seed). */
    | { readonly kind: 'fastForward'; readonly to: Instant | 'nextDue' }
    /** The moment's clock was moved without walking: everything due is then late. Test runs only. */
    | { readonly kind: 'jump' }
  );
export type EventKind = Event['kind'];
