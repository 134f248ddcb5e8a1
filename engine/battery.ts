import type { Because } from './decision.ts';
import { missedBatteryFlags, putOutMissedFlags } from './flag.ts';
import { anchorAt, dayAfter } from './opening.ts';
import type { Instant, PlannedBattery } from './plan.ts';
import type { BatteryState, Due, OccasionState } from './state.ts';
import { cancel, decide, factsOf, schedule, type Turn } from './turn.ts';

/** Batteries and their occasions (BAT-01..13). Occasions are numbered from 1; each is its own set of form instances. */

/** Arms the next occasion of every battery whose anchor is known. Called when an anchor has changed. */
export function settleBatteries(turn: Turn): void {
  if (turn.state.phase !== 'active') return;
  for (const battery of turn.plan.batteries) armNext(turn, battery);
}

/** An occasion opens: reminders, due time and closing are armed with it, and then the next occasion. */
export function fireOpenOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  const number = due.occasion;
  if (!battery || number === undefined) return;
  openOccasion(turn, battery, number, due);
  armNext(turn, battery);
}

/** A reminder's time has come; whether it is sent is settled when the whole turn is known. */
export function fireRemind(turn: Turn, due: Due): void {
  const reminder = batteryOf(turn, due)?.reminders[(due.reminder ?? 0) - 1];
  turn.sends.push({
    key: due.key,
    about: 'reminder',
    module: null,
    battery: due.battery ?? null,
    occasion: due.occasion ?? null,
    reminder: due.reminder ?? null,
    flag: null,
    staleAfterHours: reminder?.staleAfterHours ?? null,
    nominal: due.at,
    seq: null,
  });
}

/** An occasion not answered in time is a missed occasion: a fact that rules can use. It still takes answers until it closes. */
export function fireMissOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  const occasion = occasionOf(turn, due);
  if (!battery || !occasion || due.occasion === undefined) return;
  const before = stateOf(turn, battery);
  setOccasion(turn, battery, due.occasion, { ...occasion, missed: true });
  setBattery(turn, battery, { ...stateOf(turn, battery), missed: before.missed + 1, missedInARow: before.missedInARow + 1 });
  decide(turn, {
    key: due.key,
    item: 'missOccasion',
    outcome: 'fired',
    rule: 'notAnswered',
    facts: { ...factsOf(due), openedAt: occasion.openedAt, missedInARow: before.missedInARow + 1 },
    nominal: due.at,
  });
  missedBatteryFlags(turn, battery.id, due.occasion, before.missedInARow + 1);
}

/** An occasion stops taking answers. What arrives later is kept, as "kom för sent". */
export function fireCloseOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  if (!battery || due.occasion === undefined) return;
  decide(turn, { key: due.key, item: 'closeOccasion', outcome: 'fired', rule: 'notAnswered', facts: factsOf(due), nominal: due.at });
  removeOccasion(turn, battery, due.occasion, 'occasionClosed');
}

/**
 * A form of an occasion was saved. When all of the battery's forms are, the occasion is answered and its reminders die with it.
 * An answer to an occasion that has closed counts as late; one to an occasion already answered is a new version.
 */
export function takeOccasionAnswer(turn: Turn, batteryId: string, number: number, form: string, answerVersion: number): void {
  const battery = turn.plan.batteries.find((each) => each.id === batteryId);
  if (!battery?.forms.includes(form)) return;
  const occasion = turn.state.batteries[batteryId]?.occasions[String(number)];
  if (!occasion) {
    if (answerVersion > 1) return;
    decide(turn, {
      key: `lateAnswer/${batteryId}/${number}/${form}/${turn.seq ?? turn.state.seq}`,
      item: 'lateAnswer',
      outcome: 'suppressed',
      rule: turn.state.phase === 'active' ? 'afterClosing' : 'momentEnded',
      facts: { battery: batteryId, occasion: number, form },
    });
    return;
  }
  const forms = { ...occasion.forms, [form]: { answerVersion, savedAt: turn.state.now, read: false } };
  setOccasion(turn, battery, number, { ...occasion, forms });
  if (!battery.forms.every((each) => forms[each])) return;
  const before = stateOf(turn, battery);
  setBattery(turn, battery, { ...before, answered: before.answered + 1, missedInARow: 0 });
  decide(turn, {
    key: `answerOccasion/${batteryId}/${number}`,
    item: 'answerOccasion',
    outcome: 'fired',
    rule: 'answered',
    facts: { battery: batteryId, occasion: number, openedAt: occasion.openedAt, dueAt: occasion.dueAt, late: occasion.missed },
  });
  removeOccasion(turn, battery, number, 'answered');
  putOutMissedFlags(turn, batteryId);
}

/** Ends every occasion that still waits, each with its record (END-03). */
export function cancelOccasions(turn: Turn, rule: Because): void {
  for (const battery of turn.plan.batteries) {
    for (const number of Object.keys(stateOf(turn, battery).occasions)) {
      decide(turn, {
        key: `answerOccasion/${battery.id}/${number}`,
        item: 'answerOccasion',
        outcome: 'cancelled',
        rule,
        facts: { battery: battery.id, occasion: Number(number) },
      });
      removeOccasion(turn, battery, Number(number), rule);
    }
  }
}

export const emptyBattery: BatteryState = { opened: 0, answered: 0, missed: 0, missedInARow: 0, occasions: {} };

function armNext(turn: Turn, battery: PlannedBattery): void {
  const number = stateOf(turn, battery).opened + 1;
  const key = `openOccasion/${battery.id}/${number}`;
  if (turn.state.agenda.some((due) => due.key === key)) return;
  const at = occasionOpensAt(turn, battery, number);
  if (at === null) return;
  const due: Due = { key, kind: 'openOccasion', at: Math.max(at, turn.state.now), battery: battery.id, occasion: number };
  if (due.at > turn.state.now) return schedule(turn, due);
  openOccasion(turn, battery, number, due);
  armNext(turn, battery);
}

/** When occasion `number` opens, or null when there is none or its anchor has not happened. */
export function occasionOpensAt(turn: Pick<Turn, 'plan' | 'state'>, battery: PlannedBattery, number: number): Instant | null {
  const { schedule: when } = battery;
  const { zone } = turn.plan;
  const anchor = anchorAt(when.anchor, turn.state);
  if (anchor === null) return null;
  if (when.kind === 'every')
    return number > when.count ? null : dayAfter(zone, anchor, when.firstDays + (number - 1) * when.everyDays, when.at);
  if (number > 1) return null;
  return when.at === null ? anchor + when.days * 86_400_000 : dayAfter(zone, anchor, when.days, when.at);
}

function openOccasion(turn: Turn, battery: PlannedBattery, number: number, due: Due): void {
  const openedAt = turn.state.now;
  const { zone } = turn.plan;
  const dueAt = battery.due && dayAfter(zone, openedAt, battery.due.days, battery.due.at);
  const closesAt = battery.closes && dayAfter(zone, openedAt, battery.closes.days, battery.closes.at);
  const before = stateOf(turn, battery);
  setBattery(turn, battery, { ...before, opened: number });
  setOccasion(turn, battery, number, { openedAt, dueAt, closesAt, missed: false, forms: {} });
  decide(turn, {
    key: due.key,
    item: 'openOccasion',
    outcome: 'fired',
    rule: 'schedule',
    facts: { battery: battery.id, occasion: number, dueAt, closesAt },
    nominal: due.at,
  });
  const common = { battery: battery.id, occasion: number };
  for (const [index, reminder] of battery.reminders.entries()) {
    const at = dayAfter(zone, openedAt, reminder.days, reminder.at);
    schedule(turn, { key: `remind/${battery.id}/${number}/${index + 1}`, kind: 'remind', at, ...common, reminder: index + 1 });
  }
  if (dueAt !== null) schedule(turn, { key: `missOccasion/${battery.id}/${number}`, kind: 'missOccasion', at: dueAt, ...common });
  if (closesAt !== null) schedule(turn, { key: `closeOccasion/${battery.id}/${number}`, kind: 'closeOccasion', at: closesAt, ...common });
  if (!battery.notify) return;
  turn.sends.push({
    key: `notify/openOccasion/${battery.id}/${number}`,
    about: 'occasionOpened',
    module: null,
    battery: battery.id,
    occasion: number,
    reminder: null,
    flag: null,
    staleAfterHours: null,
    nominal: openedAt,
    seq: turn.seq,
  });
}

function removeOccasion(turn: Turn, battery: PlannedBattery, number: number, rule: Because): void {
  const ofOccasion = (due: Due) => due.battery === battery.id && due.occasion === number && due.kind !== 'openOccasion';
  cancel(turn, ofOccasion, rule);
  turn.gone[`${battery.id}/${number}`] = rule;
  const before = stateOf(turn, battery);
  const { [String(number)]: _removed, ...occasions } = before.occasions;
  setBattery(turn, battery, { ...before, occasions });
}

function batteryOf(turn: Turn, due: Due): PlannedBattery | undefined {
  return turn.plan.batteries.find((each) => each.id === due.battery);
}

function occasionOf(turn: Turn, due: Due): OccasionState | undefined {
  return due.battery === undefined ? undefined : turn.state.batteries[due.battery]?.occasions[String(due.occasion)];
}

function stateOf(turn: Turn, battery: PlannedBattery): BatteryState {
  return turn.state.batteries[battery.id] ?? emptyBattery;
}

function setBattery(turn: Turn, battery: PlannedBattery, state: BatteryState): void {
  turn.state = { ...turn.state, batteries: { ...turn.state.batteries, [battery.id]: state } };
}

function setOccasion(turn: Turn, battery: PlannedBattery, number: number, occasion: OccasionState): void {
  const before = stateOf(turn, battery);
  setBattery(turn, battery, { ...before, occasions: { ...before.occasions, [String(number)]: occasion } });
}
