import type { Moment } from '../compiler/document/moment.ts';
import { wallClock } from '../engine/clock.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { countsFromEnd } from '../engine/planned.ts';
import type { Phase } from '../engine/state.ts';
import { CITIZEN_KINDS, type CitizenKind, type StaffKind } from './act.ts';
import { type BurdenCounts, type BurdenWeek, burdenOf } from './burden.ts';
import { citizenOf } from './citizens.ts';
import { reasonOf } from './coverage/reason.ts';
import { type Rule, type RuleGroup, rulesOf } from './coverage/rules.ts';
import { counter, type Tally } from './coverage/tally.ts';
import type { Given } from './given.ts';
import { simulate } from './life.ts';
import { minutesOf } from './minutes.ts';
import { randomOf } from './random.ts';
import { staffOf } from './staff.ts';
import { type TimelineCounts, type TimelineItem, timelineOf } from './timeline.ts';
import { type WorkCounts, type Workload, workloadOf } from './workload.ts';

const DAY = 86_400_000;

/** Which cohort to live. */
export interface CohortOf {
  readonly moment: Moment;
  readonly plan: Plan;
  readonly citizens: number;
  readonly seed: number;
  readonly start: Instant;
  /** Days from each citizen's start; as long as the moment can go on when absent. */
  readonly days?: number;
  readonly staff: StaffKind | 'mixed';
  readonly elsewhere?: number;
  readonly given?: Given;
  /** Told now and then how many lives are done. */
  readonly progress?: (done: number) => void;
}

/** What many generated lives show of a moment. */
export interface Cohort {
  readonly moment: { readonly id: string; readonly name: string; readonly version: string; readonly zone: string };
  readonly citizens: readonly { readonly kind: CitizenKind; readonly count: number }[];
  readonly staff: readonly { readonly kind: StaffKind; readonly count: number }[];
  readonly seed: number;
  readonly start: Instant;
  readonly days: number;
  /** How the lives ended. */
  readonly phases: readonly { readonly phase: Phase; readonly count: number }[];
  readonly coverage: readonly CoveredRule[];
  readonly workload: Workload;
  readonly burden: readonly BurdenWeek[];
  readonly timeline: readonly TimelineItem[];
}

export interface CoveredRule {
  readonly key: string;
  readonly group: RuleGroup;
  readonly label: string;
  readonly fired: number;
  readonly lives: number;
  /** Why it never came to pass; null when it did. */
  readonly reason: string | null;
  /** The plan itself shows the reason. */
  readonly proved: boolean;
}

/** Of a hundred citizens so many are of each kind. */
const MIX: Readonly<Record<CitizenKind, number>> = { diligent: 32, slow: 24, dropout: 14, random: 12, worst: 10, silent: 8 };
const STAFF_MIX: Readonly<Record<StaffKind, number>> = { opens: 70, reads: 15, none: 15 };

/** Lives a cohort, one life after the other, and counts what happens as it goes: nothing but the counts is kept. */
export async function liveCohort(of: CohortOf): Promise<Cohort> {
  return cohortOf(of, [await liveLives(of, { from: 0, to: of.citizens })]);
}

/** What is counted of some of a cohort's lives: may be sent from one thread to another. */
export interface CountedLives {
  readonly kinds: ReadonlyMap<CitizenKind, number>;
  readonly staffKinds: ReadonlyMap<StaffKind, number>;
  readonly phases: ReadonlyMap<Phase, number>;
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly work: WorkCounts;
  readonly burden: BurdenCounts;
  readonly timeline: TimelineCounts;
}

/** Lives the lives with these numbers. Which thread or process lives which of them says nothing of what they become. */
export async function liveLives(of: CohortOf, { from, to }: { readonly from: number; readonly to: number }): Promise<CountedLives> {
  const { moment, plan, seed, start } = of;
  const days = daysOf(of);
  const minutes = minutesOf(moment, plan);
  const { counted, work, burden, when, kinds, staffKinds, phases } = countersOf(of, rulesOf(moment, plan));
  for (let index = from; index < to; index += 1) {
    const draw = randomOf('cohort', seed, index);
    const kind = drawn(MIX, draw.next());
    const staffKind = of.staff === 'mixed' ? drawn(STAFF_MIX, draw.next()) : of.staff;
    const number = seed * 100_003 + index;
    // Starts are spread over the working days of four weeks.
    const startAt = wallClock(plan.zone, start, Math.floor((index % 20) / 5) * 7 + (index % 5), timeOf(index));
    count(kinds, kind);
    count(staffKinds, staffKind);
    counted.begin();
    minutes.begin();
    burden.begin(startAt);
    when.begin();
    const staff = staffOf(staffKind, number);
    const invited = plan.invitation !== undefined && draw.next() < 0.5;
    const { state } = await simulate({
      moment,
      plan,
      start: startAt,
      citizen: citizenOf(kind, number),
      until: startAt + days * DAY,
      ...(staff ? { staff } : {}),
      given: { ...of.given, draw: draw.whole(0, 1_000_000), ...(invited ? { invited } : {}) },
      madeUp: `${seed}/${index}`,
      ...(of.elsewhere === undefined ? {} : { elsewhere: of.elsewhere }),
      keep: false,
      score: 'named',
      watch: (step, acted) => {
        counted.take(plan, step);
        work.take(startAt, step.effects, acted);
        when.take(startAt, step.decisions);
        burden.take(step.effects, acted ? minutes.take(acted.act) : 0, acted?.at ?? step.state.now);
      },
    });
    burden.end(state.phase === 'ended' ? (state.ended?.at ?? null) : null);
    count(phases, state.phase);
    of.progress?.(index - from + 1);
  }
  return {
    kinds,
    staffKinds,
    phases,
    tallies: counted.tallies,
    work: work.counted(),
    burden: burden.counted(),
    timeline: when.counted(),
  };
}

/** A cohort of what was counted of its lives, in their order. */
export function cohortOf(of: CohortOf, lived: readonly CountedLives[]): Cohort {
  const { moment, plan, seed, start } = of;
  const days = daysOf(of);
  const rules = rulesOf(moment, plan);
  const { counted, work, burden, when, kinds, staffKinds, phases } = countersOf(of, rules);
  for (const lives of lived) {
    for (const [kind, number] of lives.kinds) count(kinds, kind, number);
    for (const [kind, number] of lives.staffKinds) count(staffKinds, kind, number);
    for (const [phase, number] of lives.phases) count(phases, phase, number);
    counted.add(lives.tallies);
    work.add(lives.work);
    burden.add(lives.burden);
    when.add(lives.timeline);
  }
  const setting = {
    citizens: of.citizens,
    staffOpen: (staffKinds.get('opens') ?? 0) > 0,
    staffRead: (staffKinds.get('opens') ?? 0) + (staffKinds.get('reads') ?? 0) > 0,
    invited: plan.invitation !== undefined,
  };
  return {
    moment: { id: moment.id, name: moment.name, version: moment.version, zone: plan.zone },
    citizens: CITIZEN_KINDS.map((kind) => ({ kind, count: kinds.get(kind) ?? 0 })),
    staff: (['opens', 'reads', 'none'] as const).map((kind) => ({ kind, count: staffKinds.get(kind) ?? 0 })),
    seed,
    start,
    days,
    phases: [...phases].map(([phase, number]) => ({ phase, count: number })),
    coverage: rules.map((rule) => {
      const { fired, lives } = counted.tallies.get(rule.key) ?? { fired: 0, lives: 0 };
      const { text, proved } = fired > 0 ? { text: null, proved: false } : reasonOf(plan, rule, counted.tallies, setting);
      return { key: rule.key, group: rule.group, label: rule.label, fired, lives, reason: text, proved };
    }),
    workload: work.told(of.citizens),
    burden: burden.told(),
    timeline: when.told(),
  };
}

/** Everything that is counted of lives, at nothing. */
function countersOf(of: CohortOf, rules: readonly Rule[]) {
  const weeks = Math.ceil(daysOf(of) / 7);
  return {
    counted: counter(rules),
    work: workloadOf(of.plan, weeks),
    burden: burdenOf(weeks),
    when: timelineOf(of.moment, of.plan),
    kinds: new Map<CitizenKind, number>(),
    staffKinds: new Map<StaffKind, number>(),
    phases: new Map<Phase, number>(),
  };
}

const daysOf = ({ days, plan }: CohortOf): number => days ?? longest(plan);

/** As long as a moment can go on: to its end, its follow-up, and a month of maintenance besides. */
export function longest(plan: Plan): number {
  return (plan.ends?.days ?? 365) + 31 + (plan.batteries.some(countsFromEnd) ? (plan.followUp?.days ?? 400) : 0);
}

function drawn<Kind extends string>(mix: Readonly<Record<Kind, number>>, share: number): Kind {
  const kinds = Object.entries(mix) as [Kind, number][];
  let left = share * 100;
  for (const [kind, part] of kinds) if ((left -= part) < 0) return kind;
  return (kinds.at(-1) as [Kind, number])[0];
}

/** Starts between 08:00 and 15:59. */
const timeOf = (index: number): string => `${String(8 + (index % 8)).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;

const count = <Key>(counts: Map<Key, number>, key: Key, more = 1): void => void counts.set(key, (counts.get(key) ?? 0) + more);
