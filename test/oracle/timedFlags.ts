import type { Instant, PlannedFlag } from '../../engine/plan.ts';
import { instantOf, dayOf, minutesOf } from './calendar.ts';
import { allFlags, isDone, lastOut, raise } from './flags.ts';
import { type Life, record, rulesRun, zoneOf } from './life.ts';
import { dayAfter, opensAt, pastPauses, shifts, spanAfter } from './rules.ts';
import { officeHours, staffTime } from './staffTime.ts';

/** When a flag about time has its time: a day, a day by which something should be done, or a message nobody has answered. */
export function timedFlagAt(life: Life, flag: PlannedFlag): Instant | null {
  const { trigger } = flag;
  const moves = shifts(life, 'flags');
  if (trigger.kind === 'time') return opensAt(life, trigger.opens, moves);
  if (trigger.kind === 'notDone') return opensAt(life, trigger.by, moves);
  if (trigger.kind !== 'unansweredMessage') return null;
  const since = life.unanswered[trigger.from];
  if (since === null) return null;
  const at =
    'staffHours' in trigger.after
      ? staffTime(life.plan.zone, since, trigger.after.staffHours, unitHours(life))
      : spanAfter(zoneOf(life), since, trigger.after);
  return at === null ? null : pastPauses(life, since, at, moves);
}

/** A day comes once; an unanswered message once for each oldest one. */
export function timeUsed(life: Life, flag: PlannedFlag): boolean {
  return life.timesUsed.has(useOf(life, flag));
}

export function useTime(life: Life, flag: PlannedFlag): void {
  life.timesUsed.add(useOf(life, flag));
}

function useOf(life: Life, { id, trigger }: PlannedFlag): string {
  return trigger.kind === 'unansweredMessage' ? `${id}@${life.unanswered[trigger.from]}` : id;
}

/** A flag's time has come. */
export function fireTimedFlag(life: Life, flag: PlannedFlag, nominal: Instant): void {
  const done = flag.trigger.kind === 'notDone' && isDone(life, flag.trigger);
  useTime(life, flag);
  record(life, `timedFlag/${flag.id}/1`, 'timedFlag', done ? 'suppressed' : 'fired', nominal);
  if (!done) raise(life, flag, { about: null });
}

/** Sees to it that each rule about silence that rests has a time to look at: from the last activity, the latest putting out, or the return. */
export function settleSilence(life: Life): void {
  if (!rulesRun(life)) return;
  for (const flag of allFlags(life)) {
    if (flag.trigger.kind !== 'inactivity' || life.raised.has(`flag/${flag.id}/-`) || life.looks.has(flag.id)) continue;
    const since = Math.max(lastActive(life, flag.trigger), lastOut(life, flag.id), life.silenceFrom);
    life.looks.set(flag.id, Math.max(life.now, silentAt(life, flag.trigger, since)));
  }
}

/** The time to look has come: silence has lasted long enough, or there was activity since and it looks later. */
export function lookForSilence(life: Life, flag: PlannedFlag, nominal: Instant): void {
  if (flag.trigger.kind !== 'inactivity') return;
  const at = silentAt(life, flag.trigger, lastActive(life, flag.trigger));
  life.looks.delete(flag.id);
  if (at > life.now) {
    life.looks.set(flag.id, at);
    return;
  }
  record(life, `inactivity/${flag.id}/1`, 'inactivity', 'fired', nominal);
  raise(life, flag, { about: null });
}

type Inactivity = Extract<PlannedFlag['trigger'], { kind: 'inactivity' }>;

function silentAt(life: Life, { days, at }: Inactivity, since: Instant): Instant {
  return pastPauses(life, since, dayAfter(zoneOf(life), since, 0, days, at), true);
}

function lastActive(life: Life, { of }: Inactivity): Instant {
  if (of === undefined) return life.lastActivityAt;
  return (of === 'step' ? life.lastStepAt : life.lastFormAt) ?? life.startedAt;
}

/** The hours that escalations are counted in. */
export function unitHours(life: Life) {
  return life.hours ?? life.plan.staffHours ?? officeHours;
}

/** When the moment's time limit comes. */
export function limitAt(life: Life): Instant | null {
  const { ends } = life.plan;
  return ends && pastPauses(life, life.startedAt, dayAfter(zoneOf(life), life.startedAt, 0, ends.days, ends.at), true);
}

/** When follow-up is over at the latest. */
export function followUpLimitAt(life: Life): Instant | null {
  const { followUp } = life.plan;
  if (!followUp || !life.ended) return null;
  const zone = zoneOf(life);
  return Math.max(life.ended.at, instantOf(zone, dayOf(zone, life.ended.at) + followUp.days, minutesOf(followUp.at)));
}
