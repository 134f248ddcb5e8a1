import type { DueKind } from './decision.ts';
import type { NoticeAbout } from './effect.ts';
import type { FactValue, FormFacts, Measure } from './event.ts';
import type { OpeningHours } from './staffHours.ts';
import type { Instant, LocalDate, LocalTime, PlannedFlag } from './plan.ts';

/**
 * A running moment's whole memory. JSON only: no Map, Set, Date or undefined (they die at continue-as-new). Bounded for any life.
 * What a life has not used is absent, so that a state stored before a word existed means the same today.
 */
export interface State {
  readonly stateFormat: 1;
  readonly phase: Phase;
  /** When it became active; until then when it was made. */
  readonly startedAt: Instant;
  /** The end that begins follow-up, or the last one. */
  readonly ended: { readonly at: Instant; readonly by: EndedBy } | null;
  /** Set when the phase is halted: what could not go on, for staff and operators; and the phase it stopped in. */
  readonly halted: { readonly at: Instant; readonly reason: string; readonly from?: Phase } | null;
  /** The last event taken; numbers at or below it are never taken again. */
  readonly seq: number;
  /** Last processed instant. Nothing is processed before it. */
  readonly now: Instant;
  /** Modules by id and parts by `module/section(/step)`. */
  readonly modules: Readonly<Record<string, ModuleState>>;
  /** What modules look at: forms saved outside occasions, by form id; a module's own copy by `phq9@module:m1` (`copy.ts`). */
  readonly forms: Readonly<Record<string, SavedForm>>;
  readonly batteries: Readonly<Record<string, BatteryState>>;
  /** Flags that are raised and not out, by key. */
  readonly flags: Readonly<Record<string, OpenFlag>>;
  /** How many rounds each flag key has had (FLG-16), and other counters that make keys unique: key → number. */
  readonly flagRounds: Readonly<Record<string, number>>;
  readonly lastActivityAt: Instant;
  /** Latest facts per form, for conditions. */
  readonly facts: Readonly<Record<string, FormFacts>>;
  /** Everything that waits for time, soonest first, then by key. One entry a key. */
  readonly agenda: readonly Due[];
  /** Target of a walk in progress, or null. */
  readonly walkingTo: Instant | null;

  /** What random times are drawn from. */
  readonly seed?: number;
  /** The citizen's zone. */
  readonly zone?: string;
  readonly dates?: Readonly<Record<string, LocalDate>>;
  readonly startFacts?: Readonly<Record<string, FactValue>>;
  /** The unit's opening hours. */
  readonly hours?: OpeningHours;
  readonly startsAt?: Instant;
  /** When what the plan's anchors name happened: `formSaved/phq9`, `occasionAnswered/vecka/latest`, `named/operation`, `moduleReady/m2`. */
  readonly anchors?: Readonly<Record<string, Instant>>;
  /** When the citizen asked for a module or part that has not opened yet. */
  readonly asked?: Readonly<Record<string, Instant>>;
  /** Steps visited, by the module or part that counts them, until it is completed. */
  readonly visited?: Readonly<Record<string, readonly string[]>>;
  readonly lastStepAt?: Instant;
  readonly lastFormAt?: Instant;
  /** The last values of results that a trend looks at, `form/result`, oldest first. */
  readonly series?: Readonly<Record<string, readonly { readonly place: string; readonly value: number }[]>>;
  /** Condition flags whose condition held when last looked at. */
  readonly held?: readonly string[];
  /** The oldest message that the other side has not answered, by who wrote it. */
  readonly unanswered?: { readonly citizen?: Instant; readonly staff?: Instant };
  /** Flags that staff have added to this running moment. */
  readonly ownFlags?: readonly PlannedFlag[];
  readonly measures?: Readonly<Record<string, MeasureState>>;
  readonly sendAt?: LocalTime;
  /** Results of several forms that conditions name. */
  readonly results?: Readonly<Record<string, number | string | boolean>>;
  /** Forms that staff have sent and that wait for answers, `phq9/2`. */
  readonly sent?: Readonly<Record<string, Instant>>;
  /** The pause that is on. */
  readonly paused?: { readonly at: Instant; readonly until: Instant | null; readonly by: 'citizen' | 'staff' };
  /** Pauses that are over, oldest first; and times of maintenance or a citizen gone that were taken back. */
  readonly pauses?: readonly { readonly from: Instant; readonly to: Instant; readonly because?: 'maintenance' | 'citizenGone' }[];
  readonly maintenance?: { readonly at: Instant; readonly until: Instant };
  readonly gone?: { readonly at: Instant; readonly cause: 'deceased' | 'deregistered' };
  /** Modules and batteries that an earlier plan had and the present one has not. */
  readonly removed?: {
    readonly modules: Readonly<Record<string, ModuleState>>;
    readonly batteries: Readonly<Record<string, BatteryState>>;
  };
  /** Ids that a move gave away: `modules/m1`. Records stand under them, so nothing new may take them. */
  readonly retired?: readonly string[];
  readonly handover?: { readonly at: Instant; readonly unit: string };
}

/** Where a running moment stands in its life (`docs/language.md` §7). */
export type Phase = 'invited' | 'scheduled' | 'active' | 'paused' | 'maintenance' | 'followUp' | 'ended' | 'halted';

export type EndedBy = 'staff' | 'timeLimit' | 'lastModule' | 'maintenance' | 'followUp' | 'lapsed' | 'declined';

export interface ModuleState {
  readonly status: 'locked' | 'open' | 'completed' | 'closed';
  /** The first opening and the first completion; neither is undone. */
  readonly openedAt: Instant | null;
  readonly completedAt: Instant | null;
  /** What staff decided and the rule does not undo: opened (not closed by rule), locked (not opened), reopened (not completed or closed). */
  readonly held?: 'opened' | 'locked' | 'reopened';
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
  /** Places in the schedule that are used: opened or skipped. Absent: as many as opened. */
  readonly scheduled?: number;
  /** Occasions that wait for answers, by number: not answered and not closed. What is answered or closed lives in rows only. */
  readonly occasions: Readonly<Record<string, OccasionState>>;
  /** With late answers accepted: the newest closed and not answered, at most 20. */
  readonly closed?: Readonly<Record<string, OccasionState>>;
  /** Where the battery shares with another: the newest occasion that was answered, and what was saved in it. */
  readonly latest?: {
    readonly occasion: number;
    readonly openedAt: Instant;
    readonly forms: Readonly<Record<string, SavedForm>>;
    /** It shares with an occasion of another battery already. */
    readonly shared?: true;
  };
}

export interface OccasionState {
  readonly openedAt: Instant;
  readonly dueAt: Instant | null;
  readonly closesAt: Instant | null;
  readonly missed: boolean;
  /** Forms of this occasion saved so far. */
  readonly forms: Readonly<Record<string, SavedForm>>;
  /** The occasion it shares answers with. */
  readonly sharedWith?: { readonly battery: string; readonly occasion: number };
}

export interface OpenFlag {
  readonly flag: string;
  readonly round: number;
  readonly priority: 'ordinary' | 'prioritised';
  readonly raisedAt: Instant;
  /** Form and instance it points at, as in keys: `phq9` or `phq9@veckomatning/3`; null for flags about time. */
  readonly about: string | null;
}

export interface MeasureState {
  readonly measure: Measure;
  readonly setAt: Instant;
  /** Times that had come when it was set: numbers go on from there. */
  readonly base: number;
  /** Times that have come so far. */
  readonly come: number;
  /** The time that waits for a value, if any: its number. */
  readonly waiting: number | null;
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
  /** Of an escalation: the raised flag's key and round, and which rung from 1. */
  readonly flagKey?: string;
  readonly round?: number;
  readonly rung?: number;
  readonly measure?: string;
  readonly number?: number;
  /** Of a timed flag: it goes on in a pause. */
  readonly prioritised?: true;
  /** Of a notice held by quiet hours: what it is about. */
  readonly about?: NoticeAbout;
}
