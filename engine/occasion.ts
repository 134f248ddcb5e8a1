import { noteAnchor } from './anchor.ts';
import { batteryOf, batteryState, occasionOf, setBattery } from './batteryState.ts';
import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { batteryFlags, missedBatteryFlags } from './flag.ts';
import { limitAt, reminderAt } from './occasionTimes.ts';
import { refusal } from './phase.ts';
import type { PlannedBattery } from './plan.ts';
import { planned } from './planned.ts';
import { send } from './send.ts';
import { linkShared } from './sharing.ts';
import type { Due, OccasionState } from './state.ts';
import { cancel, conclude, decide, keyFor, schedule, type Turn } from './turn.ts';

/** A battery's occasions, numbered from 1; each is its own set of form instances: opened, missed, closed, added and taken back. */

/** Opens the next occasion now; `record` is its record, made before what follows from it. */
export function openOccasion(turn: Turn, battery: PlannedBattery, record: (number: number, occasion: OccasionState) => void): void {
  const { id } = battery;
  const before = batteryState(turn, id);
  const number = before.opened + 1;
  const openedAt = turn.state.now;
  const dueAt = battery.due && limitAt(turn, openedAt, battery.due);
  const closesAt = battery.closes && limitAt(turn, openedAt, battery.closes);
  const occasion: OccasionState = { openedAt, dueAt, closesAt, missed: false, forms: {} };
  setBattery(turn, id, { ...before, opened: number, occasions: { ...before.occasions, [String(number)]: occasion } });
  record(number, occasion);
  noteAnchor(turn, `occasionOpened/${id}/${number}`);
  noteAnchor(turn, `occasionOpened/${id}/latest`);
  armOccasion(turn, battery, number, occasion);
  if (battery.notify) {
    send(turn, { key: `notify/openOccasion/${id}/${number}`, about: 'occasionOpened', battery: id, occasion: number });
  }
  batteryFlags(turn, id, number, 'opened');
  linkShared(turn, battery, number);
}

/** The citizen is back: what waited for her open occasions waits again; reminders that have passed are not made up for. */
export function armOccasions(turn: Turn): void {
  for (const battery of turn.plan.batteries) {
    for (const [number, occasion] of Object.entries(batteryState(turn, battery.id).occasions))
      armOccasion(turn, battery, Number(number), occasion);
  }
}

/** A reminder's time has come; whether it is sent is settled when the whole turn is known. */
export function fireRemind(turn: Turn, due: Due): void {
  const reminder = batteryOf(turn, due)?.reminders[(due.reminder ?? 0) - 1];
  send(turn, {
    key: due.key,
    about: 'reminder',
    battery: due.battery ?? null,
    occasion: due.occasion ?? null,
    reminder: due.reminder ?? null,
    staleAfterHours: reminder?.staleAfterHours ?? null,
    nominal: due.at,
  });
}

/** An occasion not answered in time is a missed occasion: a fact that rules can use. It still takes answers until it closes. */
export function fireMissOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  const occasion = occasionOf(turn, due);
  if (!battery || !occasion || due.occasion === undefined) return conclude(turn, due, 'suppressed', 'answered');
  const before = batteryState(turn, battery.id);
  const missedInARow = before.missedInARow + 1;
  setBattery(turn, battery.id, {
    ...before,
    missed: before.missed + 1,
    missedInARow,
    occasions: { ...before.occasions, [String(due.occasion)]: { ...occasion, missed: true } },
  });
  conclude(turn, due, 'fired', 'notAnswered', { openedAt: occasion.openedAt, missedInARow });
  missedBatteryFlags(turn, battery.id, due.occasion, missedInARow);
}

/** An occasion stops taking answers. What arrives later is kept, as "kom för sent", or counts as late where the battery says so. */
export function fireCloseOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  const occasion = occasionOf(turn, due);
  if (!battery || !occasion || due.occasion === undefined) return conclude(turn, due, 'suppressed', 'answered');
  conclude(turn, due, 'fired', 'notAnswered');
  removeOccasion(turn, battery.id, due.occasion, 'occasionClosed');
  if (battery.lateAnswers !== 'accepted') return;
  const before = batteryState(turn, battery.id);
  const closed = { ...before.closed, [String(due.occasion)]: occasion };
  const kept = Object.keys(closed)
    .map(Number)
    .toSorted((a, b) => b - a)
    .slice(0, CLOSED_KEPT);
  setBattery(turn, battery.id, { ...before, closed: Object.fromEntries(kept.map((n) => [String(n), closed[String(n)] as OccasionState])) });
}

/** Staff start an extra occasion where the designer allows it (BAT-07). The schedule goes on as it was. */
export function takeOccasionAdded(turn: Turn, event: Extract<Event, { kind: 'occasionAdded' }>): void {
  const battery = planned(turn.plan).battery.get(event.battery);
  const allowed = battery && (battery.byStaff === true || battery.schedule.kind === 'byStaff');
  const refused = refusal(turn.state) ?? (turn.state.gone ? 'citizenGone' : !battery ? 'unknownName' : allowed ? null : 'notAllowed');
  const key = `addOccasion/${event.battery}/${event.seq}`;
  if (refused || !battery) {
    decide(turn, { key, item: 'addOccasion', outcome: 'suppressed', rule: refused ?? 'unknownName', facts: { battery: event.battery } });
    return;
  }
  const before = batteryState(turn, battery.id);
  setBattery(turn, battery.id, { ...before, scheduled: before.scheduled ?? before.opened });
  openOccasion(turn, battery, (number) => {
    decide(turn, { key, item: 'addOccasion', outcome: 'fired', rule: 'addedByStaff', facts: { battery: battery.id, occasion: number } });
  });
}

/** Staff take back an occasion that waits: neither answered nor missed. */
export function takeOccasionWithdrawn(turn: Turn, event: Extract<Event, { kind: 'occasionWithdrawn' }>): void {
  const occasion = turn.state.batteries[event.battery]?.occasions[String(event.occasion)];
  const key = `withdrawOccasion/${event.battery}/${event.occasion}${occasion ? '' : `/${event.seq}`}`;
  const facts = { battery: event.battery, occasion: event.occasion };
  if (!occasion) {
    decide(turn, { key, item: 'withdrawOccasion', outcome: 'suppressed', rule: 'notOpen', facts });
    return;
  }
  decide(turn, { key, item: 'withdrawOccasion', outcome: 'cancelled', rule: 'withdrawnByStaff', facts });
  removeOccasion(turn, event.battery, event.occasion, 'withdrawnByStaff');
}

/** Ends every occasion that still waits, each with its record (END-03, MNT-06). */
export function cancelOccasions(turn: Turn, rule: Because): void {
  for (const [id, battery] of Object.entries(turn.state.batteries)) {
    for (const number of Object.keys(battery.occasions)) {
      decide(turn, {
        key: `answerOccasion/${id}/${number}`,
        item: 'answerOccasion',
        outcome: 'cancelled',
        rule,
        facts: { battery: id, occasion: Number(number) },
      });
      removeOccasion(turn, id, Number(number), rule);
    }
  }
}

/** An occasion waits no longer, and nothing waits for it. */
export function removeOccasion(turn: Turn, battery: string, number: number, rule: Because): void {
  cancel(turn, (due) => isOfOccasion(due, battery, number), rule);
  turn.gone[`${battery}/${number}`] = rule;
  const before = batteryState(turn, battery);
  const { [String(number)]: _removed, ...occasions } = before.occasions;
  setBattery(turn, battery, { ...before, occasions });
}

/** What waits for an open occasion: reminders still to come, its due time unless it is missed already, its closing. */
function armOccasion(turn: Turn, battery: PlannedBattery, number: number, occasion: OccasionState): void {
  const common = { battery: battery.id, occasion: number };
  const place = `${battery.id}/${number}`;
  const { now } = turn.state;
  for (const [index, reminder] of battery.reminders.entries()) {
    const at = reminderAt(turn, battery, reminder, occasion);
    if (at === null || at <= now) continue;
    schedule(turn, { key: keyFor(turn, `remind/${place}/${index + 1}`), kind: 'remind', at, ...common, reminder: index + 1 });
  }
  const { dueAt, closesAt } = occasion;
  if (dueAt !== null && !occasion.missed) {
    schedule(turn, { key: keyFor(turn, `missOccasion/${place}`), kind: 'missOccasion', at: Math.max(dueAt, now), ...common });
  }
  if (closesAt === null) return;
  schedule(turn, { key: keyFor(turn, `closeOccasion/${place}`), kind: 'closeOccasion', at: Math.max(closesAt, now), ...common });
}

/** Reminders, due time and closing belong to the occasion; a held notice is settled by itself. */
const isOfOccasion = (due: Due, battery: string, number: number): boolean =>
  due.battery === battery &&
  due.occasion === number &&
  (due.kind === 'remind' || due.kind === 'missOccasion' || due.kind === 'closeOccasion');

/** Closed occasions that may still be answered: this many of the newest. */
const CLOSED_KEPT = 20;
