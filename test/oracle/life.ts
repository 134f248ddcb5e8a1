import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { FactValue, FormFacts, Measure, Start } from '../../engine/event.ts';
import type { OpeningHours } from '../../engine/staffHours.ts';
import type { Instant, LocalDate, LocalTime, Plan, PlannedFlag } from '../../engine/plan.ts';
import type { EndedBy, Phase } from '../../engine/state.ts';

/** What the oracle remembers of a life: everything that has happened, nothing of what waits. What waits is worked out anew each minute. */
export interface Life {
  plan: Plan;
  readonly seed: number;
  phase: Phase;
  startedAt: Instant;
  readonly madeAt: Instant;
  readonly startsAt: Instant | null;
  now: Instant;
  /** The moment's clock when this turn is processed. */
  actual: Instant;
  /** The event being taken. */
  seq: number | null;
  ended: { readonly at: Instant; readonly by: EndedBy } | null;
  readonly items: Map<string, ItemLife>;
  readonly batteries: Map<string, BatteryLife>;
  readonly measures: Map<string, MeasureLife>;
  /** Times that had come of measures that were ended. */
  readonly timesCome: Map<string, number>;
  /** Every raised flag by key, and how many rounds each key has had. */
  readonly raised: Map<string, RaisedFlag>;
  readonly rounds: Map<string, number>;
  /** When a flag was last put out, by flag id. */
  readonly outAt: Map<string, Instant>;
  readonly ownFlags: PlannedFlag[];
  /** Timed flags that have had their time, `id` or `id@instant`. */
  readonly timesUsed: Set<string>;
  /** Flags about a day that waited and were cancelled: what passed meanwhile is not told afterwards. */
  readonly timesDropped: Set<string>;
  /** What was seen to wait when the minute was last settled, by key: for which instant, and from when it can be said to be due. */
  armed: Map<string, { readonly at: Instant; readonly nominal: Instant }>;
  /** The citizen's return, or the end of maintenance: silence is counted from there. */
  silenceFrom: Instant;
  readonly conditionsHeld: Set<string>;
  readonly facts: Map<string, FormFacts>;
  /** Results of several forms, as they last came; one without a value is not there. */
  readonly results: Map<string, number | string | boolean>;
  readonly startFacts: Readonly<Record<string, FactValue>>;
  readonly savedForms: Set<string>;
  readonly firstSaved: Map<string, Instant>;
  readonly ready: Map<string, Instant>;
  readonly asked: Map<string, Instant>;
  readonly series: Map<string, { readonly place: string; value: number }[]>;
  readonly dates: Map<string, LocalDate>;
  readonly named: Map<string, Instant>;
  lastActivityAt: Instant;
  lastStepAt: Instant | null;
  lastFormAt: Instant | null;
  readonly unanswered: { citizen: Instant | null; staff: Instant | null };
  zone: string | null;
  sendAt: LocalTime | null;
  hours: OpeningHours | null;
  pause: { readonly from: Instant; readonly until: Instant | null } | null;
  readonly pauses: { readonly from: Instant; readonly to: Instant }[];
  /** Maintenance that was taken back, and times when the citizen was gone: what came then is passed over. */
  readonly gaps: { readonly from: Instant; readonly to: Instant }[];
  goneAt: Instant;
  pauseCount: number;
  maintenance: { readonly at: Instant; readonly until: Instant; noticeAt: Instant | null } | null;
  /** What is not counted by a rule of its own keeps the instant it had when it came to wait. */
  lapsesAt: Instant | null;
  followUpEndsAt: Instant | null;
  /** When silence is looked at next, by flag. */
  readonly looks: Map<string, Instant>;
  gone: boolean;
  handover: boolean;
  /** Notices that have fallen due in this turn, and those that wait for the end of quiet hours. */
  sends: Notice[];
  held: Notice[];
  readonly decisions: Decision[];
  readonly effects: Effect[];
  /** Instants named by rules when they were last looked at: the minutes worth stopping at. */
  coming: Instant[];
}

export interface ItemLife {
  status: 'locked' | 'open' | 'completed' | 'closed';
  openedAt: Instant | null;
  completedAt: Instant | null;
  held: 'opened' | 'locked' | 'reopened' | null;
  readonly visited: Set<string>;
}

export interface BatteryLife {
  /** Places of the schedule that are used. */
  used: number;
  answered: number;
  missed: number;
  missedInARow: number;
  /** Number n stands at n − 1. */
  readonly occasions: OccasionLife[];
}

export interface OccasionLife {
  readonly battery: string;
  readonly number: number;
  status: 'waiting' | 'answered' | 'closed' | 'withdrawn' | 'cancelled';
  readonly openedAt: Instant;
  answeredAt: Instant | null;
  closedAt: Instant | null;
  missed: boolean;
  readonly saved: Set<string>;
  sharedWith: OccasionLife | null;
  /** Reminders by index (from 1) that still wait. */
  readonly reminders: Set<number>;
  awaitsDue: boolean;
  awaitsClosing: boolean;
  /** Where a pause that is caught up with moved them. */
  dueMovedTo: Instant | null;
  closingMovedTo: Instant | null;
}

export interface MeasureLife {
  measure: Measure;
  setAt: Instant;
  /** Times that have come or been skipped, over all settings. */
  come: number;
  /** How many of them belong to earlier settings. */
  before: number;
  /** Times that wait for a value: number and the instant it came. */
  waiting: TimeThatCame[];
}

export interface TimeThatCame {
  readonly number: number;
  /** The local midnight after it, moved past pauses. */
  readonly missedAt: Instant;
}

export interface RaisedFlag {
  readonly id: string;
  readonly round: number;
  readonly raisedAt: Instant;
  readonly about: string | null;
  readonly rungsDone: Set<number>;
}

export interface Notice {
  readonly key: string;
  readonly item: 'notify' | 'remind';
  readonly about: 'moduleOpened' | 'occasionOpened' | 'reminder' | 'flag' | 'activity' | 'maintenanceEnds';
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly flag: string | null;
  readonly reminder: number | null;
  readonly measure: string | null;
  readonly number: number | null;
  readonly round: number | null;
  readonly prioritised: boolean;
  readonly staleAfterHours: number | null;
  readonly nominal: Instant;
  readonly seq: number | null;
}

/** A life before anything has been looked at. */
export function bornLife(plan: Plan, start: Start): Life {
  return {
    plan,
    seed: start.seed ?? 0,
    phase: start.invited ? 'invited' : start.startsAt !== undefined && start.startsAt > start.at ? 'scheduled' : 'active',
    startedAt: start.at,
    madeAt: start.at,
    startsAt: start.startsAt ?? null,
    now: start.at,
    actual: Math.max(start.at, start.now),
    seq: null,
    ended: null,
    items: new Map(itemsOf(plan).map((item) => [item.id, bornItem()])),
    batteries: new Map(plan.batteries.map((battery) => [battery.id, bornBattery()])),
    measures: new Map(),
    timesCome: new Map(),
    raised: new Map(),
    rounds: new Map(),
    outAt: new Map(),
    ownFlags: [],
    timesUsed: new Set(),
    timesDropped: new Set(),
    armed: new Map(),
    silenceFrom: -Infinity,
    conditionsHeld: new Set(),
    facts: new Map(),
    results: new Map(),
    startFacts: start.facts ?? {},
    savedForms: new Set(),
    firstSaved: new Map(),
    ready: new Map(),
    asked: new Map(),
    series: new Map(),
    dates: new Map(Object.entries(start.dates ?? {})),
    named: new Map(),
    lastActivityAt: start.at,
    lastStepAt: null,
    lastFormAt: null,
    unanswered: { citizen: null, staff: null },
    zone: start.zone ?? null,
    sendAt: null,
    hours: start.hours ?? null,
    pause: null,
    pauses: [],
    gaps: [],
    goneAt: 0,
    pauseCount: 0,
    maintenance: null,
    lapsesAt: null,
    followUpEndsAt: null,
    looks: new Map(),
    gone: false,
    handover: false,
    sends: [],
    held: [],
    decisions: [],
    effects: [],
    coming: [],
  };
}

export function bornItem(): ItemLife {
  return { status: 'locked', openedAt: null, completedAt: null, held: null, visited: new Set() };
}

export function bornBattery(): BatteryLife {
  return { used: 0, answered: 0, missed: 0, missedInARow: 0, occasions: [] };
}

/** Modules, then parts, in the plan's order. */
export function itemsOf(plan: Plan) {
  return [...plan.modules, ...(plan.parts ?? [])];
}

export function itemLife(life: Life, id: string): ItemLife {
  return life.items.get(id) as ItemLife;
}

export function batteryLife(life: Life, id: string): BatteryLife {
  return life.batteries.get(id) as BatteryLife;
}

/** The zone that local times are read in. */
export function zoneOf(life: Life): string {
  return life.plan.zoneOfCitizen && life.zone !== null ? life.zone : life.plan.zone;
}

/** Writes down what happened, or did not; rule and facts are the engine's own matter. */
export function record(life: Life, key: string, item: Decision['item'], outcome: Decision['outcome'], nominal: Instant = life.now): void {
  life.decisions.push({ key, item, outcome, rule: 'schedule', facts: {}, nominal, actual: life.actual, seq: life.seq });
}

/** What was asked for cannot be done: written down, nothing else. */
export function refuse(life: Life, item: Decision['item']): void {
  record(life, `${item}/refused/${life.seq}`, item, 'suppressed');
}

/** Rules of time open and close things: in the active phase, with the citizen in the register. */
export function rulesRun(life: Life): boolean {
  return life.phase === 'active' && !life.gone;
}

/** The citizen's and staff's own acts count. */
export function actsCount(life: Life): boolean {
  return life.phase === 'active' || life.phase === 'paused';
}
