import type { Event } from '../../engine/event.ts';
import type { Instant, PlannedBattery, PlannedReminder } from '../../engine/plan.ts';
import { DAY, dayOf, HOUR, instantOf, minutesOf, monthsLater, weekdayOf } from './calendar.ts';
import { draw } from './draw.ts';
import { flagsOfBattery, flagsOfMissed, outWhenAnswered } from './flags.ts';
import { batteryLife, type Life, type OccasionLife, record, refuse, zoneOf } from './life.ts';
import { fallDue } from './notices.ts';
import { anchorAt, dayAfter, isPassedOver, pastPauses, shifts, spanAfter } from './rules.ts';

/** Opens every place whose time has come, battery by battery. */
export function settleOccasions(life: Life): boolean {
  let any = false;
  if ((life.phase !== 'active' && life.phase !== 'followUp') || life.gone) return false;
  for (const battery of opening(life)) {
    for (let at = nextPlaceAt(life, battery); at !== null && at <= life.now; at = nextPlaceAt(life, battery)) {
      if (life.armed.get(nextPlaceKey(life, battery))?.at === at) break;
      openPlace(life, battery, life.now);
      any = true;
    }
  }
  return any;
}

/** Batteries whose places open in this phase: in follow-up only those that count from the end. */
export function opening(life: Life): readonly PlannedBattery[] {
  return life.phase === 'followUp' ? afterTheEnd(life) : life.plan.batteries;
}

/** Batteries whose schedule is counted from the end. */
export function afterTheEnd(life: Life): readonly PlannedBattery[] {
  return life.plan.batteries.filter(({ schedule }) => schedule.kind !== 'byStaff' && schedule.anchor.kind === 'end');
}

/** Opens the next place, or passes over it. */
export function openPlace(life: Life, battery: PlannedBattery, nominal: Instant): void {
  const known = batteryLife(life, battery.id);
  const key = nextPlaceKey(life, battery);
  const at = nextPlaceAt(life, battery) ?? nominal;
  const passed = isPassedOver(life, 'batteries', at, placeAt(life, battery, known.used + 2));
  record(life, key, 'openOccasion', passed ? 'suppressed' : 'fired', nominal);
  known.used += 1;
  if (!passed) openOccasion(life, battery);
}

export function nextPlaceKey(life: Life, battery: PlannedBattery): string {
  return `openOccasion/${battery.id}/${batteryLife(life, battery.id).used + 1}`;
}

/** When the place after the last used one comes, or null. */
export function nextPlaceAt(life: Life, battery: PlannedBattery): Instant | null {
  return placeAt(life, battery, batteryLife(life, battery.id).used + 1);
}

/** The time of a place in the schedule, moved past pauses where batteries shift. */
export function placeAt(life: Life, battery: PlannedBattery, place: number): Instant | null {
  const { schedule } = battery;
  if (schedule.kind === 'byStaff') return null;
  const anchor = anchorAt(life, schedule.anchor);
  if (anchor === null) return null;
  const at = plainPlaceAt(life, battery, place, anchor);
  return at === null ? null : pastPauses(life, anchor, at, shifts(life, 'batteries'));
}

function plainPlaceAt(life: Life, battery: PlannedBattery, place: number, anchor: Instant): Instant | null {
  const { schedule } = battery;
  const zone = zoneOf(life);
  const first = dayOf(zone, anchor);
  const within = (day: number, untilDays: number | undefined) => untilDays === undefined || day <= first + untilDays;
  switch (schedule.kind) {
    case 'once':
      if (place > 1) return null;
      return schedule.at === null ? anchor + schedule.days * DAY : dayAfter(zone, anchor, schedule.months ?? 0, schedule.days, schedule.at);
    case 'every': {
      const day =
        schedule.everyMonths === undefined
          ? first + schedule.firstDays + (place - 1) * schedule.everyDays
          : monthsLater(first, (schedule.firstMonths ?? 0) + (place - 1) * schedule.everyMonths) + schedule.firstDays;
      if (place > schedule.count || !within(day, schedule.untilDays)) return null;
      return Math.max(anchor, instantOf(zone, day, minutesOf(schedule.at)));
    }
    case 'weekdays': {
      if (place > schedule.count) return null;
      const base = first + schedule.firstDays;
      const monday = base - (weekdayOf(base) - 1);
      let left = place;
      for (let day = base; day < base + 4000; day += 1) {
        const week = Math.floor((day - monday) / 7);
        if (!schedule.weekdays.includes(weekdayOf(day)) || week % schedule.everyWeeks !== 0) continue;
        left -= 1;
        if (left === 0) return within(day, schedule.untilDays) ? Math.max(anchor, instantOf(zone, day, minutesOf(schedule.at))) : null;
      }
      return null;
    }
    case 'random': {
      const { windows } = schedule;
      if (place > schedule.days * windows.length) return null;
      const window = windows[(place - 1) % windows.length];
      if (!window) return null;
      const from = minutesOf(window.from);
      const minute = from + draw(life.seed, `${battery.id}/${place}`, minutesOf(window.to) - from);
      const day = first + schedule.firstDays + Math.floor((place - 1) / windows.length);
      return Math.max(anchor, instantOf(zone, day, minute));
    }
    case 'byStaff':
      return null;
  }
}

/** Opens the next occasion now, and links it to the one it shares answers with. */
export function openOccasion(life: Life, battery: PlannedBattery): void {
  const known = batteryLife(life, battery.id);
  const occasion: OccasionLife = {
    battery: battery.id,
    number: known.occasions.length + 1,
    status: 'waiting',
    openedAt: life.now,
    answeredAt: null,
    closedAt: null,
    missed: false,
    saved: new Set(),
    sharedWith: null,
    reminders: new Set(),
    awaitsDue: battery.due !== null,
    awaitsClosing: battery.closes !== null,
    dueMovedTo: null,
    closingMovedTo: null,
  };
  known.occasions.push(occasion);
  for (let index = 1; index <= battery.reminders.length; index += 1) {
    const at = remindAt(life, battery, occasion, index);
    if (at !== null && at > life.now) occasion.reminders.add(index);
  }
  flagsOfBattery(life, battery.id, occasion.number, 'opened');
  if (battery.notify) {
    const key = `notify/openOccasion/${battery.id}/${occasion.number}`;
    fallDue(life, { key, about: 'occasionOpened', battery: battery.id, occasion: occasion.number });
  }
  share(life, battery, occasion);
}

function share(life: Life, battery: PlannedBattery, occasion: OccasionLife): void {
  for (const other of life.plan.batteries) {
    const days =
      battery.shares?.battery === other.id ? battery.shares.days : other.shares?.battery === battery.id ? other.shares.days : null;
    if (days === null || other.id === battery.id || occasion.sharedWith) continue;
    const newest = batteryLife(life, other.id).occasions.at(-1);
    if (!newest || newest.sharedWith || (newest.status !== 'waiting' && newest.status !== 'answered')) continue;
    const zone = zoneOf(life);
    if (dayOf(zone, life.now) - dayOf(zone, newest.openedAt) > days) continue;
    const common = battery.forms.filter((form) => other.forms.includes(form));
    if (common.length === 0) continue;
    newest.sharedWith = occasion;
    occasion.sharedWith = newest;
    for (const form of common) if (newest.saved.has(form)) occasion.saved.add(form);
    answerIfWhole(life, battery, occasion);
  }
}

/** When an occasion is missed. What a pause has caught up with keeps the time it was moved to. */
export function dueAt(life: Life, battery: PlannedBattery, occasion: OccasionLife): Instant | null {
  if (battery.due === null) return null;
  if (occasion.dueMovedTo !== null) return occasion.dueMovedTo;
  const at = spanAfter(zoneOf(life), occasion.openedAt, battery.due);
  return pastPauses(life, occasion.openedAt, at, shifts(life, 'batteries'));
}

export function closingAt(life: Life, battery: PlannedBattery, occasion: OccasionLife): Instant | null {
  if (battery.closes === null) return null;
  if (occasion.closingMovedTo !== null) return occasion.closingMovedTo;
  const at = spanAfter(zoneOf(life), occasion.openedAt, battery.closes);
  return pastPauses(life, occasion.openedAt, at, shifts(life, 'batteries'));
}

export function remindAt(life: Life, battery: PlannedBattery, occasion: OccasionLife, index: number): Instant | null {
  const reminder = battery.reminders[index - 1];
  if (!reminder) return null;
  const zone = zoneOf(life);
  const at = plainRemindAt(life, battery, occasion, reminder, zone);
  return at === null ? null : pastPauses(life, occasion.openedAt, at, shifts(life, 'batteries'));
}

function plainRemindAt(
  life: Life,
  battery: PlannedBattery,
  occasion: OccasionLife,
  reminder: PlannedReminder,
  zone: string,
): Instant | null {
  const from = reminder.from === 'due' ? battery.due && spanAfter(zone, occasion.openedAt, battery.due) : occasion.openedAt;
  if (from === null) return null;
  if ('hours' in reminder) return from + reminder.hours * HOUR;
  const at = instantOf(zone, dayOf(zone, from) + reminder.days, minutesOf(sendTime(life, reminder.at)));
  return reminder.from === 'due' ? at : Math.max(from, at);
}

/** The citizen's own time of day for reminders, kept inside the designer's limits. */
function sendTime(life: Life, at: string): string {
  const movable = life.plan.notices?.movable;
  if (!movable || life.sendAt === null) return at;
  if (life.sendAt < movable.earliest) return movable.earliest;
  return life.sendAt > movable.latest ? movable.latest : life.sendAt;
}

/** A form was saved in an occasion. */
export function takeAnswer(life: Life, batteryId: string, number: number, form: string, answerVersion: number): void {
  const battery = life.plan.batteries.find((each) => each.id === batteryId);
  if (!battery?.forms.includes(form)) return;
  const occasion = batteryLife(life, batteryId).occasions[number - 1];
  if (!occasion || !takesAnswers(life, battery, occasion)) {
    if (answerVersion === 1) refuse(life, 'lateAnswer');
    return;
  }
  const shared = occasion.sharedWith;
  const other = shared && life.plan.batteries.find((each) => each.id === shared.battery);
  occasion.saved.add(form);
  answerIfWhole(life, battery, occasion);
  if (!shared || !other?.forms.includes(form) || shared.status !== 'waiting') return;
  shared.saved.add(form);
  answerIfWhole(life, other, shared);
}

/** Waits, or has closed and takes late answers: then among the twenty newest closed. */
export function takesAnswers(life: Life, battery: PlannedBattery, occasion: OccasionLife): boolean {
  if (occasion.status === 'waiting') return true;
  if (occasion.status !== 'closed' || battery.lateAnswers !== 'accepted') return false;
  const closed = batteryLife(life, battery.id).occasions.filter((each) => each.status === 'closed');
  return closed.slice(-20).includes(occasion);
}

function answerIfWhole(life: Life, battery: PlannedBattery, occasion: OccasionLife): void {
  if (!battery.forms.every((form) => occasion.saved.has(form))) return;
  const known = batteryLife(life, battery.id);
  known.answered += 1;
  known.missedInARow = 0;
  occasion.status = 'answered';
  occasion.answeredAt = life.now;
  settleNothingMore(occasion);
  record(life, `answerOccasion/${battery.id}/${occasion.number}`, 'answerOccasion', 'fired');
  flagsOfBattery(life, battery.id, occasion.number, 'answered');
  outWhenAnswered(life, battery.id);
}

/** Reminders, due and closing die with the occasion. */
export function settleNothingMore(occasion: OccasionLife): void {
  occasion.reminders.clear();
  occasion.awaitsDue = false;
  occasion.awaitsClosing = false;
}

export function miss(life: Life, battery: PlannedBattery, occasion: OccasionLife, nominal: Instant): void {
  const known = batteryLife(life, battery.id);
  occasion.missed = true;
  occasion.awaitsDue = false;
  known.missed += 1;
  known.missedInARow += 1;
  record(life, `missOccasion/${battery.id}/${occasion.number}`, 'missOccasion', 'fired', nominal);
  flagsOfMissed(life, battery.id, occasion.number, known.missedInARow);
}

export function closeOccasion(life: Life, battery: PlannedBattery, occasion: OccasionLife, nominal: Instant): void {
  occasion.status = 'closed';
  occasion.closedAt = life.now;
  settleNothingMore(occasion);
  record(life, `closeOccasion/${battery.id}/${occasion.number}`, 'closeOccasion', 'fired', nominal);
}

/** Staff start an extra occasion, or take one back. */
export function takeOccasionEvent(life: Life, event: Extract<Event, { kind: 'occasionAdded' | 'occasionWithdrawn' }>): void {
  const battery = life.plan.batteries.find((each) => each.id === event.battery);
  if (event.kind === 'occasionAdded') {
    const allowed = battery && life.phase === 'active' && !life.gone && (battery.byStaff === true || battery.schedule.kind === 'byStaff');
    if (!allowed) return refuse(life, 'addOccasion');
    record(life, `addOccasion/${battery.id}/${event.seq}`, 'addOccasion', 'fired');
    return openOccasion(life, battery);
  }
  const occasion = battery && batteryLife(life, battery.id).occasions[event.occasion - 1];
  if (!occasion || occasion.status !== 'waiting') return refuse(life, 'withdrawOccasion');
  occasion.status = 'withdrawn';
  settleNothingMore(occasion);
}
