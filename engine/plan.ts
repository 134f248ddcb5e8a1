import type { Expression } from './expression.ts';
import type { OpeningHours } from './staffHours.ts';

/**
 * The plan: what a running moment is driven by. Made by `compiler/plan`, immutable, content-hashed, JSON only.
 * Logic, ids and operator-facing names; no texts for people, no media (architecture §4). What a plan does not say is absent:
 * a plan made before a word existed means the same today. What each word means when time passes is told in `docs/language.md`.
 */
export interface Plan {
  /** Format of this structure; new meaning for old words belongs to a new number, old plans keep theirs. */
  readonly planFormat: 1;
  /** Moment id and version, `somnskola` and `1.0`. */
  readonly moment: string;
  readonly version: string;
  /** Temporal's workflow type: `sömnskola/1.0`. */
  readonly workflowType: string;
  /** IANA zone of every local time in the plan. */
  readonly zone: string;
  /** The citizen's own zone, when one is known, goes before `zone`. */
  readonly zoneOfCitizen?: true;
  readonly messages: boolean;
  readonly ends: { readonly days: number; readonly at: LocalTime } | null;
  /** The moment ends when all of these modules are completed. */
  readonly endsWhenCompleted?: readonly string[];
  /** How long follow-up lasts at most, counted from the end. Absent: until its last occasion is answered or closed. */
  readonly followUp?: { readonly days: number; readonly at: LocalTime };
  /** An invitation not answered by then lapses. */
  readonly invitation?: { readonly days: number; readonly at: LocalTime };
  /** Days before maintenance ends by itself when citizen and staff are told (MNT-04). */
  readonly maintenance?: { readonly noticeDays: number; readonly at: LocalTime };
  readonly pause?: PlannedPause;
  readonly notices?: PlannedNotices;
  /** Hours that count as staff hours until the unit has told its own. */
  readonly staffHours?: OpeningHours;
  /** Names of dates that start gives (`date` anchors), and of events that staff or another system report (`named` anchors). */
  readonly dates?: readonly string[];
  readonly namedEvents?: readonly string[];
  /** In the document's order. */
  readonly modules: readonly PlannedModule[];
  /** Sections and steps with a rule of their own, in the document's order. */
  readonly parts?: readonly PlannedPart[];
  readonly forms: readonly PlannedForm[];
  /** Results of several forms that conditions name, in the document's order: what the pull may hand over of them (promise 8). */
  readonly results?: readonly string[];
  readonly batteries: readonly PlannedBattery[];
  readonly flags: readonly PlannedFlag[];
}

/** `HH:MM` in the moment's zone. */
export type LocalTime = string;
/** `YYYY-MM-DD`. */
export type LocalDate = string;
/** Epoch milliseconds, UTC. */
export type Instant = number;

/** Calendar days and a local time, or elapsed hours (`P1D` at 08:00 and `PT24H` differ on two nights a year). */
export type Span = { readonly days: number; readonly at: LocalTime } | { readonly hours: number };

/** What opens, completes and closes: a module, or a part of one. */
export interface PlannedItem {
  /** Module id; for a part `module/section` or `module/section/step`. */
  readonly id: string;
  /** Name for operators (timer summaries): ids and module names only. */
  readonly name: string;
  readonly opens: PlannedOpening;
  readonly completes: PlannedCompletion;
  /** When it becomes unavailable, counted by a rule of the same kind as opening. */
  readonly closes?: PlannedOpening;
  /** Forms that must be saved before an item that completes by forms is complete. */
  readonly mandatoryForms: readonly string[];
  /** All forms shown in the item. */
  readonly forms: readonly string[];
  /** Steps to visit before an item that completes by steps is complete: `module/section/step`. */
  readonly steps?: readonly string[];
  readonly notify: boolean;
}

/** By the citizen's mark, by saved mandatory forms, by visited steps, by staff, never, or by itself some time after opening. */
export type PlannedCompletion = 'citizen' | 'forms' | 'steps' | 'staff' | 'never' | { readonly after: Span };

export interface PlannedModule extends PlannedItem {
  /** Battery that must be answered between the time the rule lets the module open and its opening. */
  readonly before?: string;
}

export interface PlannedPart extends PlannedItem {
  /** The module or section it stands in. It never opens before that has. */
  readonly within: string;
}

export type PlannedAnchor =
  | { readonly kind: 'start' }
  /** Midnight of a date given at start, or changed since: operation day, birth. */
  | { readonly kind: 'date'; readonly name: string }
  /** Modules and parts alike. */
  | { readonly kind: 'moduleOpened'; readonly module: string }
  | { readonly kind: 'moduleCompleted'; readonly module: string }
  /** The module's own rule holds and only the battery before it is waited for. */
  | { readonly kind: 'moduleReady'; readonly module: string }
  /** The first saving of the form, any copy of it. */
  | { readonly kind: 'formSaved'; readonly form: string }
  | { readonly kind: 'occasionOpened'; readonly battery: string; readonly occasion: number | 'latest' }
  | { readonly kind: 'occasionAnswered'; readonly battery: string; readonly occasion: number | 'latest' }
  | { readonly kind: 'lastActivity' }
  /** The first report of an event that staff or another system tells of. */
  | { readonly kind: 'named'; readonly name: string }
  /** The moment's end: when follow-up begins. */
  | { readonly kind: 'end' };

export type PlannedOpening =
  | { readonly kind: 'fromStart' }
  /** On the anchor's local day plus months, then days, at a local time; never before the anchor itself. */
  | {
      readonly kind: 'afterAnchor';
      readonly anchor: PlannedAnchor;
      readonly months?: number;
      readonly days: number;
      readonly at: LocalTime;
    }
  /** Elapsed time; 0 hours is the anchor's own instant. */
  | { readonly kind: 'elapsed'; readonly anchor: PlannedAnchor; readonly hours: number }
  | { readonly kind: 'onDate'; readonly date: LocalDate; readonly at: LocalTime }
  /** The first such weekday (1 is Monday) on or after the anchor's local day plus days. */
  | {
      readonly kind: 'onWeekday';
      readonly anchor: PlannedAnchor;
      readonly days: number;
      readonly weekday: number;
      readonly at: LocalTime;
    }
  | { readonly kind: 'afterModule'; readonly module: string }
  /** Open as soon as it holds, looked at when something has happened. */
  | { readonly kind: 'condition'; readonly when: Expression }
  | { readonly kind: 'byStaff' }
  /** When the citizen asks for it. */
  | { readonly kind: 'byCitizen' }
  | { readonly kind: 'all'; readonly of: readonly PlannedOpening[] }
  | { readonly kind: 'any'; readonly of: readonly PlannedOpening[] }
  /** Holds as long as its part does not: a gate, without a time of its own. */
  | { readonly kind: 'not'; readonly of: PlannedOpening };

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
  readonly schedule: PlannedSchedule;
  /** Staff may start an extra occasion (BAT-07). */
  readonly byStaff?: true;
  readonly due: Span | null;
  readonly closes: Span | null;
  /** Answers to an occasion that has closed count all the same, as late. */
  readonly lateAnswers?: 'accepted';
  /** Occasions of both batteries that open within so many calendar days of each other are answered once for the forms they share (BAT-11). */
  readonly shares?: { readonly battery: string; readonly days: number };
  readonly notify: boolean;
  readonly reminders: readonly PlannedReminder[];
}

export type PlannedSchedule =
  /** At the anchor plus months, then days. `at` null: elapsed, `days` times 24 hours. */
  | {
      readonly kind: 'once';
      readonly anchor: PlannedAnchor;
      readonly months?: number;
      readonly days: number;
      readonly at: LocalTime | null;
    }
  /** Occasion n on the anchor's day plus first plus (n − 1) times every. With `everyMonths` in months, from `firstMonths`. */
  | {
      readonly kind: 'every';
      readonly anchor: PlannedAnchor;
      readonly firstDays: number;
      readonly firstMonths?: number;
      readonly everyDays: number;
      readonly everyMonths?: number;
      readonly at: LocalTime;
      readonly count: number;
      /** No occasion on a later day than the anchor's plus this. */
      readonly untilDays?: number;
    }
  /** Occasion n on the n-th of the given weekdays on or after the anchor's day plus `firstDays`, every so many calendar weeks. */
  | {
      readonly kind: 'weekdays';
      readonly anchor: PlannedAnchor;
      readonly firstDays: number;
      readonly weekdays: readonly number[];
      readonly everyWeeks: number;
      readonly at: LocalTime;
      readonly count: number;
      readonly untilDays?: number;
    }
  /** One occasion in each window of each day, at a time drawn once from the running moment's seed. */
  | {
      readonly kind: 'random';
      readonly anchor: PlannedAnchor;
      readonly firstDays: number;
      readonly days: number;
      readonly windows: readonly { readonly from: LocalTime; readonly to: LocalTime }[];
    }
  /** Only when staff start an occasion. */
  | { readonly kind: 'byStaff' };

export type PlannedReminder = Span & {
  /** Counted from the occasion's opening unless it says due; from due it may be negative. */
  readonly from?: 'due';
  /** A reminder later than this many hours is not sent. */
  readonly staleAfterHours: number;
};

export interface PlannedFlag {
  readonly id: string;
  readonly priority: 'ordinary' | 'prioritised';
  /** `staff` is the responsible therapist, `unit` all the unit's therapists; whoever is missing is replaced by rule (decided.md). */
  readonly recipients: readonly ('staff' | 'unit' | 'citizen')[];
  readonly putOut: 'reading' | 'activity' | 'staff' | 'condition';
  /** With `putOut: 'condition'`. */
  readonly outWhen?: Expression;
  readonly ladder?: readonly PlannedRung[];
  readonly trigger: PlannedTrigger;
}

/** One step of an escalation: so many staff hours after the flag was raised, if it is still not out. */
export interface PlannedRung {
  readonly afterHours: number;
  readonly to: 'standIn' | 'unit' | 'citizenAdministrators';
  readonly by: 'list' | 'email' | 'sms';
}

export type PlannedTrigger =
  | { readonly kind: 'form'; readonly form: string; readonly when: Expression | null }
  /** A condition that has become true; again when it has been false between. */
  | { readonly kind: 'condition'; readonly when: Expression }
  /** The result has risen or fallen by at least so much since the saving `over` savings before. */
  | {
      readonly kind: 'trend';
      readonly form: string;
      readonly result: string;
      readonly direction: 'up' | 'down';
      readonly by: number;
      readonly over: number;
    }
  /** A day: when a rule of time comes. */
  | { readonly kind: 'time'; readonly opens: PlannedOpening }
  | { readonly kind: 'module'; readonly module: string; readonly what: 'opened' | 'completed' | 'closed' }
  | { readonly kind: 'battery'; readonly battery: string; readonly what: 'opened' | 'answered' }
  | { readonly kind: 'missedBattery'; readonly battery: string; readonly inARow: number }
  | { readonly kind: 'moment'; readonly what: 'paused' | 'maintenance' | 'followUp' | 'ended' }
  /** Not done when a rule of time comes. */
  | { readonly kind: 'notDone'; readonly module?: string; readonly form?: string; readonly by: PlannedOpening }
  /** No log-in, step or saved form; no step visited; no form saved. Paused time is not counted. */
  | { readonly kind: 'inactivity'; readonly days: number; readonly at: LocalTime; readonly of?: 'step' | 'form' }
  /** Written by one side and not answered by the other. */
  | { readonly kind: 'unansweredMessage'; readonly from: 'citizen' | 'staff'; readonly after: Span | { readonly staffHours: number } }
  /** The activity plan: a value outside its limits, a time that passed without a value, any value. */
  | { readonly kind: 'activity'; readonly what: 'outside' | 'missed' | 'recorded' };

/** What a pause means, for each kind of item (architecture: skip what falls inside, shift everything later, catch up when it ends). */
export interface PlannedPause {
  readonly byCitizen: boolean;
  readonly modules: 'shift' | 'catchUp';
  readonly batteries: PauseMeaning;
  readonly flags: PauseMeaning;
  readonly activities: PauseMeaning;
}
export type PauseMeaning = 'skip' | 'shift' | 'catchUp';

export interface PlannedNotices {
  /** From and to may stand on each side of midnight. A notice that falls inside waits until `to`. */
  readonly quiet?: { readonly from: LocalTime; readonly to: LocalTime };
  /** Between which times the citizen may move the reminders. */
  readonly movable?: { readonly earliest: LocalTime; readonly latest: LocalTime };
  /** At most so many notices a week to this citizen over all moments; decided at send. */
  readonly perWeek?: number;
}
