import type { Event, FormInstance } from '../../engine/event.ts';
import type { Instant, PlannedFlag } from '../../engine/plan.ts';
import { conditionHolds } from './condition.ts';
import { type Life, record, refuse } from './life.ts';
import { fallDue } from './notices.ts';
import { factsOf } from './rules.ts';

/** A flag as raising needs it: the designer's, staff's own, or one of the system's. */
type Raisable = Pick<PlannedFlag, 'id' | 'priority' | 'recipients' | 'putOut' | 'ladder'>;

export interface Target {
  readonly about: string | null;
  readonly form?: string;
  readonly battery?: string;
  readonly occasion?: number;
}

export function allFlags(life: Life): readonly PlannedFlag[] {
  return [...life.plan.flags, ...life.ownFlags];
}

/** One of the system's own flags. */
export function systemFlag(id: string): Raisable {
  const prioritised = ['system.calculationFailed', 'system.halted', 'system.citizenGone'].includes(id);
  const putOut = id === 'system.calculationFailed' ? 'reading' : 'staff';
  return { id, priority: prioritised ? 'prioritised' : 'ordinary', recipients: ['staff'], putOut };
}

export function flagById(life: Life, id: string): Raisable {
  return allFlags(life).find((flag) => flag.id === id) ?? systemFlag(id);
}

/** Raised, in a new round; while it is raised already that is only written down. */
export function raise(life: Life, flag: Raisable, target: Target): void {
  const key = `flag/${flag.id}/${target.about ?? '-'}`;
  const before = life.raised.get(key);
  if (before) return record(life, `${key}#${before.round}/again/${life.seq ?? life.now}`, 'raiseFlag', 'suppressed');
  const round = (life.rounds.get(key) ?? 0) + 1;
  life.rounds.set(key, round);
  life.raised.set(key, { id: flag.id, round, raisedAt: life.now, about: target.about, rungsDone: new Set() });
  record(life, `${key}#${round}`, 'raiseFlag', 'fired');
  const [form, battery, occasion] = [target.form ?? null, target.battery ?? null, target.occasion ?? null];
  const { priority, recipients } = flag;
  life.effects.push({ kind: 'raiseFlag', key, flag: flag.id, round, priority, recipients, form, battery, occasion, at: life.now });
  if (!recipients.includes('citizen')) return;
  const prioritised = priority === 'prioritised';
  fallDue(life, { key: `notify/${key}#${round}`, about: 'flag', flag: key, battery, occasion, round, prioritised });
}

export function putOut(life: Life, key: string, because: string): void {
  const flag = life.raised.get(key);
  if (!flag) return;
  life.raised.delete(key);
  life.outAt.set(flag.id, life.now);
  record(life, `${key}#${flag.round}/out`, 'putOutFlag', 'fired');
  life.effects.push({ kind: 'putOutFlag', key, flag: flag.id, round: flag.round, because, at: life.now });
}

function putOutWhere(life: Life, because: string, which: (flag: PlannedFlag, about: string | null) => boolean): void {
  for (const [key, raised] of life.raised) {
    const flag = allFlags(life).find((each) => each.id === raised.id);
    if (flag && which(flag, raised.about)) putOut(life, key, because);
  }
}

/** The copy of a form that a flag is about. */
export function copyOf(form: string, instance: FormInstance): Target & { readonly about: string } {
  if (instance.kind === 'module') return { about: `${form}@module:${instance.module}`, form };
  if (instance.kind === 'page') return { about: `${form}@page:${instance.page}`, form };
  if (instance.kind === 'sent') return { about: `${form}@sent:${instance.sent}`, form };
  if (instance.kind === 'ordinary') return { about: form, form };
  const { battery, occasion } = instance;
  return { about: `${form}@${battery}/${occasion}`, form, battery, occasion };
}

/** What a saved form raises: by its answers, by the way its results go, by a calculation that failed. */
export function flagsOfForm(life: Life, event: Extract<Event, { kind: 'formSaved' }>): void {
  const target = copyOf(event.form, event.instance);
  if (event.failedResults.length > 0) raise(life, systemFlag('system.calculationFailed'), target);
  for (const flag of allFlags(life)) {
    const { trigger } = flag;
    if (trigger.kind === 'form' && trigger.form === event.form) {
      if (trigger.when === null || conditionHolds(trigger.when, factsOf(life))) raise(life, flag, target);
    }
    if (trigger.kind === 'trend' && trigger.form === event.form && hasTurned(life, flag.id, trigger, event, target.about))
      raise(life, flag, target);
  }
}

function hasTurned(
  life: Life,
  id: string,
  trigger: Extract<PlannedFlag['trigger'], { kind: 'trend' }>,
  event: Extract<Event, { kind: 'formSaved' }>,
  place: string,
): boolean {
  const value = event.facts.results[trigger.result];
  if (typeof value !== 'number') return false;
  const series = life.series.get(id) ?? [];
  life.series.set(id, series);
  const newest = series.at(-1);
  if (newest?.place === place) newest.value = value;
  else if (event.answerVersion > 1) return false;
  else series.push({ place, value });
  const earlier = series.at(-1 - trigger.over);
  if (!earlier) return false;
  return trigger.direction === 'up' ? value - earlier.value >= trigger.by : value - earlier.value <= -trigger.by;
}

/** Conditions that have become true raise, and those that put out put out. */
export function settleFlags(life: Life): boolean {
  if (['invited', 'scheduled', 'halted'].includes(life.phase)) return false;
  const before = life.decisions.length;
  const facts = factsOf(life);
  for (const flag of allFlags(life)) {
    if (flag.trigger.kind === 'condition') {
      const holds = conditionHolds(flag.trigger.when, facts);
      const held = life.conditionsHeld.has(flag.id);
      if (holds) life.conditionsHeld.add(flag.id);
      else life.conditionsHeld.delete(flag.id);
      if (holds && !held) raise(life, flag, { about: null });
    }
  }
  putOutWhere(life, 'conditionHolds', (flag) => flag.putOut === 'condition' && !!flag.outWhen && conditionHolds(flag.outWhen, facts));
  return life.decisions.length > before;
}

export function flagsOfModule(life: Life, module: string, what: 'opened' | 'completed' | 'closed'): void {
  raiseWhere(life, { about: null }, ({ trigger }) => trigger.kind === 'module' && trigger.module === module && trigger.what === what);
}

export function flagsOfBattery(life: Life, battery: string, occasion: number, what: 'opened' | 'answered'): void {
  const target = { about: `${battery}/${occasion}`, battery, occasion };
  raiseWhere(life, target, ({ trigger }) => trigger.kind === 'battery' && trigger.battery === battery && trigger.what === what);
}

export function flagsOfMissed(life: Life, battery: string, occasion: number, inARow: number): void {
  const target = { about: `${battery}/${occasion}`, battery, occasion };
  raiseWhere(life, target, ({ id, trigger }) => {
    if (trigger.kind !== 'missedBattery' || trigger.battery !== battery || inARow < trigger.inARow) return false;
    return ![...life.raised.values()].some((raised) => raised.id === id);
  });
}

export function flagsOfMoment(life: Life, what: 'paused' | 'maintenance' | 'followUp' | 'ended'): void {
  raiseWhere(life, { about: null }, ({ trigger }) => trigger.kind === 'moment' && trigger.what === what);
}

export function flagsOfActivity(life: Life, measure: string, what: 'outside' | 'missed' | 'recorded'): void {
  raiseWhere(life, { about: measure }, ({ trigger }) => trigger.kind === 'activity' && trigger.what === what);
}

function raiseWhere(life: Life, target: Target, which: (flag: PlannedFlag) => boolean): void {
  for (const flag of allFlags(life)) if (which(flag)) raise(life, flag, target);
}

/** Activity puts out inactivity's flags. */
export function outWhenActive(life: Life): void {
  putOutWhere(life, 'activity', (flag) => flag.putOut === 'activity' && flag.trigger.kind === 'inactivity');
}

export function outWhenAnswered(life: Life, battery: string): void {
  putOutWhere(
    life,
    'answered',
    ({ putOut: by, trigger }) => by === 'activity' && trigger.kind === 'missedBattery' && trigger.battery === battery,
  );
}

export function outWhenMessaged(life: Life, from: 'citizen' | 'staff'): void {
  putOutWhere(
    life,
    'messageAnswered',
    ({ putOut: by, trigger }) => by === 'activity' && trigger.kind === 'unansweredMessage' && trigger.from === from,
  );
}

export function outWhenDone(life: Life, done: { readonly module?: string; readonly form?: string }): void {
  putOutWhere(life, 'done', ({ putOut: by, trigger }) => {
    if (by !== 'activity' || trigger.kind !== 'notDone') return false;
    return done.module === undefined ? trigger.form === done.form : trigger.module === done.module;
  });
}

/** Whether what a `notDone` flag watches has been done. */
export function isDone(life: Life, trigger: Extract<PlannedFlag['trigger'], { kind: 'notDone' }>): boolean {
  if (trigger.module !== undefined && (life.items.get(trigger.module)?.completedAt ?? null) !== null) return true;
  return trigger.form !== undefined && life.firstSaved.has(trigger.form);
}

type FlagEvents = 'formRead' | 'formMarkedUnread' | 'flagPutOut' | 'flagAdded' | 'flagRemoved';

export function takeFlagEvent(life: Life, event: Extract<Event, { kind: FlagEvents }>): void {
  switch (event.kind) {
    case 'formRead': {
      const { about } = copyOf(event.form, event.instance);
      for (const [key, raised] of life.raised) {
        if (raised.about === about && flagById(life, raised.id).putOut === 'reading') putOut(life, key, 'formRead');
      }
      return;
    }
    case 'formMarkedUnread': {
      const target = copyOf(event.form, event.instance);
      for (const flag of [...allFlags(life), systemFlag('system.calculationFailed')]) {
        const key = `flag/${flag.id}/${target.about}`;
        if (flag.putOut === 'reading' && life.rounds.has(key) && !life.raised.has(key)) raise(life, flag, target);
      }
      return;
    }
    case 'flagPutOut':
      if (!life.raised.has(event.flagKey)) return refuse(life, 'putOutFlag');
      return putOut(life, event.flagKey, 'putOutByStaff');
    case 'flagAdded': {
      const wrongTime = !['active', 'paused', 'maintenance', 'followUp'].includes(life.phase);
      const taken = allFlags(life).some((flag) => flag.id === event.flag.id);
      if (wrongTime || taken || life.ownFlags.length >= 20) return refuse(life, 'addFlag');
      record(life, `addFlag/${event.flag.id}/${event.seq}`, 'addFlag', 'fired');
      life.ownFlags.push(event.flag);
      return;
    }
    case 'flagRemoved': {
      const index = life.ownFlags.findIndex((flag) => flag.id === event.flag);
      if (index < 0) return refuse(life, 'addFlag');
      for (const [key, raised] of life.raised) if (raised.id === event.flag) putOut(life, key, 'removedFlag');
      life.ownFlags.splice(index, 1);
      life.looks.delete(event.flag);
    }
  }
}

/** When a flag was last put out: silence is counted anew from there. */
export function lastOut(life: Life, id: string): Instant {
  return life.outAt.get(id) ?? -Infinity;
}
