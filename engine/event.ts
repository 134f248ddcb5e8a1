import type { HeldBackBecause } from './decision.ts';
import type { Moved } from './move.ts';
import type { OpeningHours } from './staffHours.ts';
import type { Instant, LocalDate, LocalTime, Plan, PlannedFlag } from './plan.ts';

/**
 * Which copy of a form: the one ordinary instance, the one that belongs to a battery's occasion (BAT-11), a module's own (FRM-05), a page of a
 * tab or calendar form (FRM-06), or the n-th that staff have sent to this citizen (FRM-16). To rules they are all the same form.
 */
export type FormInstance =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'occasion'; readonly battery: string; readonly occasion: number }
  | { readonly kind: 'module'; readonly module: string }
  | { readonly kind: 'page'; readonly page: number }
  | { readonly kind: 'sent'; readonly sent: number };

/** Numbers, codes and dates that the plan's conditions name; never free text, names or files (promise 8). */
export interface FormFacts {
  readonly answers: Readonly<Record<string, FactValue>>;
  readonly results: Readonly<Record<string, number | string | boolean>>;
}
export type FactValue = number | string | boolean | readonly string[];

/** Results of several forms that conditions name, as they now stand: null is one that there no longer is a value of. */
export type MomentResults = Readonly<Record<string, number | string | boolean | null>>;

/** How a running moment begins. `at` is the instant it became active, or the instant it was made when it is invited or scheduled. */
export interface Start {
  readonly at: Instant;
  /** Real time when this is processed; later than `at` when the start was taken late. */
  readonly now: Instant;
  /** What random times are drawn from: a whole number from 0, the running moment's own. 0 when absent. */
  readonly seed?: number;
  /** The citizen's zone, used where the plan says so. */
  readonly zone?: string;
  /** Dates the plan asks for, by name. */
  readonly dates?: Readonly<Record<string, LocalDate>>;
  /** What conditions may look at as `start.<name>`: numbers, codes and truth values. */
  readonly facts?: Readonly<Record<string, FactValue>>;
  /** The unit's opening hours, when it has told them. */
  readonly hours?: OpeningHours;
  /** Waits for the citizen's yes before it becomes active. */
  readonly invited?: true;
  /** Becomes active then, and not before the citizen's yes when invited. */
  readonly startsAt?: Instant;
}

/** A measure in the citizen's activity plan, tailored by staff (ACT-01..12). Its name and unit live in rows; time needs no more than this. */
export interface Measure {
  readonly id: string;
  /** Every so many days from the day it was set, or on weekdays, at a local time; each is due at the end of its day. */
  readonly schedule:
    | { readonly kind: 'every'; readonly everyDays: number; readonly at: LocalTime }
    | { readonly kind: 'weekdays'; readonly weekdays: readonly number[]; readonly at: LocalTime };
  readonly count: number;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** What raises the measure's own flag to staff. */
  readonly flag: 'none' | 'outside' | 'missed' | 'both';
  /** Off by default (ACT-07). */
  readonly reminder: boolean;
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
        /** Results that could not be calculated (RES-11), of the form and of several forms. */
        readonly failedResults: readonly string[];
        /** Staff answered for the citizen: it is no sign of her. */
        readonly by?: 'staff';
        /** Results of several forms that were reckoned with it. */
        readonly results?: MomentResults;
      }
    /** Staff withdraw the newest saved version of a copy: what it fed falls back to what was saved before it. */
    | {
        readonly kind: 'formWithdrawn';
        readonly form: string;
        readonly instance: FormInstance;
        readonly answerVersion: number;
        /** The version of this copy that then stands; 0 when none does. */
        readonly standing: number;
        /** Facts of the form's latest saving that stands, whichever copy it is in; null when there is none. */
        readonly facts: FormFacts | null;
        readonly results?: MomentResults;
        readonly reason: string | null;
      }
    /** Staff send one more copy of a form to the citizen (FRM-16), or take back one that waits. */
    | { readonly kind: 'formSent'; readonly form: string; readonly sent: number; readonly reason: string | null }
    | { readonly kind: 'sentFormWithdrawn'; readonly form: string; readonly sent: number; readonly reason: string | null }
    /** A page was added to a tab or calendar form (FRM-15). */
    | { readonly kind: 'pageAdded'; readonly form: string; readonly page: number; readonly by: 'citizen' | 'staff' }
    /** A log-in or an opened step; counts against inactivity and nothing else. */
    | { readonly kind: 'citizenActive' }
    /** A step was opened, `module/section/step`. Activity too. */
    | { readonly kind: 'stepVisited'; readonly step: string }
    /** The citizen asks for a module or part whose rule lets her. */
    | { readonly kind: 'moduleAsked'; readonly module: string }
    /** The next four take a module's id or a part's. */
    | { readonly kind: 'moduleCompleted'; readonly module: string; readonly by: 'citizen' | 'staff'; readonly reason?: string | null }
    | { readonly kind: 'moduleOpened'; readonly module: string; readonly reason: string | null }
    | { readonly kind: 'moduleLocked'; readonly module: string; readonly reason: string | null }
    | { readonly kind: 'moduleReopened'; readonly module: string; readonly reason: string | null }
    | { readonly kind: 'formRead'; readonly form: string; readonly instance: FormInstance }
    | { readonly kind: 'formMarkedUnread'; readonly form: string; readonly instance: FormInstance }
    /** Staff start an extra occasion, or take back one that waits. */
    | { readonly kind: 'occasionAdded'; readonly battery: string; readonly reason: string | null }
    | { readonly kind: 'occasionWithdrawn'; readonly battery: string; readonly occasion: number; readonly reason: string | null }
    | { readonly kind: 'flagPutOut'; readonly flagKey: string; readonly reason: string | null }
    /** Staff add a flag of their own to this running moment, or remove one of their own (FLG-04). */
    | { readonly kind: 'flagAdded'; readonly flag: PlannedFlag }
    | { readonly kind: 'flagRemoved'; readonly flag: string }
    /** Only logged where a rule waits for answers to messages. */
    | { readonly kind: 'messageSent'; readonly by: 'citizen' | 'staff' }
    | { readonly kind: 'measureSet'; readonly measure: Measure }
    | { readonly kind: 'measureEnded'; readonly measure: string }
    /** A value of a measure, by hand or from a device. */
    | { readonly kind: 'observed'; readonly measure: string; readonly value: number }
    | { readonly kind: 'dateSet'; readonly name: string; readonly date: LocalDate }
    | { readonly kind: 'named'; readonly name: string }
    | { readonly kind: 'zoneChanged'; readonly zone: string }
    /** The citizen moves the time of her reminders, or takes that back. */
    | { readonly kind: 'sendTimeSet'; readonly sendAt: LocalTime | null }
    /** What the relay decided at send from rows (decided.md, weekly cap). `key` is the notice's. */
    | { readonly kind: 'noticeSuppressed'; readonly key: string; readonly because: HeldBackBecause }
    | { readonly kind: 'paused'; readonly by: 'citizen' | 'staff'; readonly until: Instant | null; readonly reason: string | null }
    | { readonly kind: 'resumed'; readonly by: 'citizen' | 'staff' }
    /** Set, prolonged or shortened. */
    | { readonly kind: 'maintenanceSet'; readonly until: Instant; readonly reason: string | null }
    | { readonly kind: 'maintenanceTakenBack'; readonly reason: string | null }
    | { readonly kind: 'invitationAccepted' }
    | { readonly kind: 'invitationDeclined' }
    /** Death or lost registration, and the register's correction of it. */
    | { readonly kind: 'citizenGone'; readonly cause: 'deceased' | 'deregistered' }
    | { readonly kind: 'citizenBack' }
    | { readonly kind: 'handoverRequested'; readonly unit: string }
    | { readonly kind: 'handoverApproved'; readonly unit: string; readonly hours: OpeningHours | null }
    | { readonly kind: 'handoverCancelled' }
    | { readonly kind: 'handoverRefused' }
    | { readonly kind: 'unitHoursSet'; readonly hours: OpeningHours }
    /** From here on another plan drives the running moment (promise 7). The pull hands the plan over with the event. */
    | {
        readonly kind: 'planMoved';
        readonly plan: Plan;
        readonly hash: string;
        readonly moved: Moved;
        readonly as: 'wording' | 'safe' | 'migration';
      }
    | { readonly kind: 'ended'; readonly reason: string | null }
    /** Walk to an instant, deadline by deadline, each on time (test runs and the demo seed). */
    | { readonly kind: 'fastForward'; readonly to: Instant | 'nextDue' }
    /** The moment's clock was moved without walking: everything due is then late. Test runs only. */
    | { readonly kind: 'jump' }
  );
export type EventKind = Event['kind'];
