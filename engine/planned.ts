import type { Expression } from './expression.ts';
import type {
  Plan,
  PlannedAnchor,
  PlannedBattery,
  PlannedFlag,
  PlannedItem,
  PlannedModule,
  PlannedOpening,
  PlannedPart,
  PlannedTrigger,
} from './plan.ts';

/** A plan as the engine looks things up in it. Made once for each plan: a plan never changes (promise 7). */
export interface Planned {
  /** Modules and parts by id, in the order they are looked at: modules first, each list in the plan's order. */
  readonly items: readonly PlannedItem[];
  readonly item: ReadonlyMap<string, PlannedModule | PlannedPart>;
  readonly battery: ReadonlyMap<string, PlannedBattery>;
  /** What `State.anchors` calls an item's having been ready, by the item's id. */
  readonly ready: ReadonlyMap<string, string>;
  /** Happenings that some rule counts from, as `State.anchors` names them. */
  readonly anchors: ReadonlySet<string>;
  /** Batteries that stand in some relation of sharing, and with whom. */
  readonly sharing: ReadonlyMap<string, readonly { readonly battery: string; readonly days: number }[]>;
  /** Items whose opening counts from the last activity: they look again when their time comes. */
  readonly restless: ReadonlySet<string>;
  /** Some rule, of whatever kind, counts from the last activity. */
  readonly countsFromActivity: boolean;
  readonly hasFollowUp: boolean;
  /** Flags by what raises them, each with its trigger. */
  readonly flags: { readonly [Kind in PlannedTrigger['kind']]: readonly Triggered<Kind>[] };
  readonly putOutByCondition: readonly PlannedFlag[];
  /** Something is opened, raised or put out by a condition: it must be looked at after everything that happens. */
  readonly hasConditions: boolean;
}

/** A flag with the trigger that raises it. */
export type Triggered<Kind extends PlannedTrigger['kind']> = readonly [PlannedFlag, Extract<PlannedTrigger, { kind: Kind }>];

export function planned(plan: Plan): Planned {
  const known = made.get(plan);
  if (known) return known;
  const reading = read(plan);
  made.set(plan, reading);
  return reading;
}

const made = new WeakMap<Plan, Planned>();

function read(plan: Plan): Planned {
  const items = [...plan.modules, ...(plan.parts ?? [])];
  const anchors = new Set<string>();
  const note = (anchor: PlannedAnchor): void => {
    const name = anchorName(anchor);
    if (name !== null) anchors.add(name);
  };
  for (const item of items) {
    anchorsOf(item.opens).forEach(note);
    if (item.closes) anchorsOf(item.closes).forEach(note);
    if ('before' in item && item.before !== undefined) {
      note({ kind: 'occasionAnswered', battery: item.before, occasion: 1 });
      note({ kind: 'moduleReady', module: item.id });
    }
  }
  for (const { schedule } of plan.batteries) if (schedule.kind !== 'byStaff') note(schedule.anchor);
  const flags = byTrigger(plan.flags);
  for (const { trigger } of plan.flags) {
    if (trigger.kind === 'time') anchorsOf(trigger.opens).forEach(note);
    if (trigger.kind === 'notDone') {
      anchorsOf(trigger.by).forEach(note);
      if (trigger.form !== undefined) anchors.add(`formSaved/${trigger.form}`);
    }
  }
  const rules = [
    ...items.flatMap((item) => (item.closes ? [item.opens, item.closes] : [item.opens])),
    ...plan.flags.flatMap(({ trigger }) => (trigger.kind === 'time' ? [trigger.opens] : trigger.kind === 'notDone' ? [trigger.by] : [])),
  ];
  const counted = [
    ...rules.flatMap(anchorsOf),
    ...plan.batteries.flatMap(({ schedule }) => (schedule.kind === 'byStaff' ? [] : [schedule.anchor])),
  ];
  const putOutByCondition = plan.flags.filter((flag) => flag.putOut === 'condition' && flag.outWhen);
  return {
    items,
    item: new Map(items.map((item) => [item.id, item])),
    battery: new Map(plan.batteries.map((battery) => [battery.id, battery])),
    ready: new Map(items.map(({ id }) => [id, `moduleReady/${id}`])),
    anchors,
    sharing: sharingOf(plan),
    restless: new Set(items.filter((item) => anchorsOf(item.opens).some(({ kind }) => kind === 'lastActivity')).map(({ id }) => id)),
    countsFromActivity: counted.some(({ kind }) => kind === 'lastActivity'),
    hasFollowUp: plan.batteries.some(countsFromEnd),
    flags,
    putOutByCondition,
    hasConditions: flags.condition.length > 0 || putOutByCondition.length > 0 || rules.some((rule) => conditionsOf(rule).length > 0),
  };
}

/** A battery of follow-up: its schedule counts from the moment's end. */
export function countsFromEnd(battery: PlannedBattery): boolean {
  return battery.schedule.kind !== 'byStaff' && battery.schedule.anchor.kind === 'end';
}

/** What an anchor is called in `State.anchors`, or null when the state knows it otherwise. */
export function anchorName(anchor: PlannedAnchor): string | null {
  switch (anchor.kind) {
    case 'moduleReady':
      return `moduleReady/${anchor.module}`;
    case 'formSaved':
      return `formSaved/${anchor.form}`;
    case 'occasionOpened':
    case 'occasionAnswered':
      return `${anchor.kind}/${anchor.battery}/${anchor.occasion}`;
    case 'named':
      return `named/${anchor.name}`;
    case 'start':
    case 'date':
    case 'moduleOpened':
    case 'moduleCompleted':
    case 'lastActivity':
    case 'end':
      return null;
  }
}

/** Every anchor that a rule counts from, however it is put together. */
export function anchorsOf(opening: PlannedOpening): readonly PlannedAnchor[] {
  switch (opening.kind) {
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday':
      return [opening.anchor];
    case 'all':
    case 'any':
      return opening.of.flatMap(anchorsOf);
    case 'not':
      return anchorsOf(opening.of);
    case 'fromStart':
    case 'onDate':
    case 'afterModule':
    case 'condition':
    case 'byStaff':
    case 'byCitizen':
      return [];
  }
}

/** Every condition in a rule. */
export function conditionsOf(opening: PlannedOpening): readonly Expression[] {
  if (opening.kind === 'condition') return [opening.when];
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.flatMap(conditionsOf);
  return opening.kind === 'not' ? conditionsOf(opening.of) : [];
}

/** Whether the citizen's own asking is part of a rule. */
export function isAskable(opening: PlannedOpening): boolean {
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.some(isAskable);
  return opening.kind === 'byCitizen';
}

function sharingOf(plan: Plan): ReadonlyMap<string, readonly { readonly battery: string; readonly days: number }[]> {
  const sharing = new Map<string, { readonly battery: string; readonly days: number }[]>();
  const add = (one: string, battery: string, days: number): void => {
    sharing.set(one, [...(sharing.get(one) ?? []), { battery, days }]);
  };
  for (const { id, shares } of plan.batteries) {
    if (!shares || shares.battery === id) continue;
    add(id, shares.battery, shares.days);
    add(shares.battery, id, shares.days);
  }
  return sharing;
}

/** The flags that a kind of trigger raises. */
export function triggered<Kind extends PlannedTrigger['kind']>(flags: readonly PlannedFlag[], kind: Kind): readonly Triggered<Kind>[] {
  return flags
    .filter(({ trigger }) => trigger.kind === kind)
    .map((flag) => [flag, flag.trigger as Extract<PlannedTrigger, { kind: Kind }>]);
}

function byTrigger(flags: readonly PlannedFlag[]): Planned['flags'] {
  const of = <Kind extends PlannedTrigger['kind']>(kind: Kind): readonly Triggered<Kind>[] => triggered(flags, kind);
  return {
    form: of('form'),
    condition: of('condition'),
    trend: of('trend'),
    time: of('time'),
    module: of('module'),
    battery: of('battery'),
    missedBattery: of('missedBattery'),
    moment: of('moment'),
    notDone: of('notDone'),
    inactivity: of('inactivity'),
    unansweredMessage: of('unansweredMessage'),
    activity: of('activity'),
  };
}
