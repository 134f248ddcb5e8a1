import { noteAnchor } from './anchor.ts';
import { wallClock } from './clock.ts';
import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { batteryFlags, missedBatteryFlags, putOutMissedFlags } from './flag.ts';
import { dayAfter, pastPauses, pauseMeaning, spanAfter, zoneOf, type Life } from './opening.ts';
import { passedOver } from './passedOver.ts';
import { refusal } from './phase.ts';
import type { Instant, PlannedBattery, PlannedReminder, Span } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { send } from './send.ts';
import { placeAt } from './series.ts';
import { linkShared, takeShared } from './sharing.ts';
import type { BatteryState, Due, OccasionState } from './state.ts';
import { cancel, conclude, decide, keyFor, move, schedule, takeOff, type Turn } from './turn.ts';

/** Batteries and their occasions (BAT-01..13, `docs/language.md` §3). Occasions are numbered from 1; each is its own set of form instances. */

export const emptyBattery: BatteryState = { opened: 0, answered: 0, missed: 0, missedInARow: 0, occasions: {} };

/** Closed occasions that may still be answered: this many of the newest. */
const CLOSED_KEPT = 20;

/** Arms the next place of every battery whose anchor is known, and opens those whose time has come. */
export function settleBatteries(turn: Turn): void {
  const { phase } = turn.state;
  if ((phase !== 'active' && phase !== 'followUp') || turn.state.gone) return;
  for (const battery of turn.plan.batteries) if (phase === 'active' || countsFromEnd(battery)) settleBattery(turn, battery);
}

/** A place's time has come: it is looked at again. */
export function fireOpenOccasion(turn: Turn, due: Due): void {
  const battery = batteryOf(turn, due);
  if (!battery || due.occasion === undefined) return conclude(turn, due, 'cancelled', 'removedFromPlan');
  const at = placeAt(turn, battery, due.occasion);
  if (at === null) return conclude(turn, due, 'cancelled', 'ruleNoLonger');
  if (at > turn.state.now) {
    schedule(turn, due);
    return move(turn, due, at, 'anchorMoved');
  }
  usePlace(turn, battery, due.occasion, due);
  settleBattery(turn, battery);
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
  const before = stateOf(turn, battery.id);
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
  const before = stateOf(turn, battery.id);
  const closed = { ...before.closed, [String(due.occasion)]: occasion };
  const kept = Object.keys(closed)
    .map(Number)
    .toSorted((a, b) => b - a)
    .slice(0, CLOSED_KEPT);
  setBattery(turn, battery.id, { ...before, closed: Object.fromEntries(kept.map((n) => [String(n), closed[String(n)] as OccasionState])) });
}

/**
 * A form of an occasion was saved. When all of the battery's forms are, the occasion is answered and its reminders die with it.
 * An answer to an occasion that has closed counts as late or is kept apart; one to an occasion already answered is a new version.
 */
export function takeOccasionAnswer(turn: Turn, batteryId: string, number: number, form: string, answerVersion: number): void {
  const battery = planned(turn.plan).battery.get(batteryId);
  if (!battery?.forms.includes(form)) return;
  const before = stateOf(turn, batteryId);
  const saved = { answerVersion, savedAt: turn.state.now, read: false };
  const late = before.closed?.[String(number)];
  if (late && takesAnswers(turn, battery)) {
    const forms = { ...late.forms, [form]: saved };
    setBattery(turn, batteryId, { ...before, closed: { ...before.closed, [String(number)]: { ...late, forms } } });
    if (battery.forms.every((each) => forms[each])) answered(turn, battery, number, { ...late, forms, missed: true }, 'answered');
    return takeShared(turn, late, { [form]: saved });
  }
  const occasion = before.occasions[String(number)];
  if (!occasion || !takesAnswers(turn, battery)) {
    if (answerVersion > 1) return;
    decide(turn, {
      key: `lateAnswer/${batteryId}/${number}/${form}/${turn.seq ?? turn.state.seq}`,
      item: 'lateAnswer',
      outcome: 'suppressed',
      rule: turn.state.phase === 'paused' ? 'afterClosing' : (refusal(turn.state) ?? 'afterClosing'),
      facts: { battery: batteryId, occasion: number, form },
    });
    return;
  }
  saveInOccasion(turn, battery, number, { [form]: saved }, 'answered');
  takeShared(turn, occasion, { [form]: saved });
}

/** Saves forms in a waiting occasion; answered when all the battery's forms are. */
export function saveInOccasion(turn: Turn, battery: PlannedBattery, number: number, saved: OccasionState['forms'], rule: Because): void {
  const before = stateOf(turn, battery.id);
  const occasion = before.occasions[String(number)];
  if (!occasion) return;
  const forms = { ...occasion.forms, ...saved };
  setBattery(turn, battery.id, { ...before, occasions: { ...before.occasions, [String(number)]: { ...occasion, forms } } });
  if (battery.forms.every((each) => forms[each])) answered(turn, battery, number, { ...occasion, forms }, rule);
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
  const before = stateOf(turn, battery.id);
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

/** When something about a waiting occasion comes: a reminder, its due time, its closing. Null when it has none. */
export function occasionTime(life: Life, due: Pick<Due, 'kind' | 'battery' | 'occasion' | 'reminder'>): Instant | null {
  const battery = due.battery === undefined ? undefined : planned(life.plan).battery.get(due.battery);
  const occasion = due.battery === undefined ? undefined : life.state.batteries[due.battery]?.occasions[String(due.occasion)];
  if (!battery || !occasion) return null;
  if (due.kind === 'missOccasion') return battery.due && limitAt(life, occasion.openedAt, battery.due);
  if (due.kind === 'closeOccasion') return battery.closes && limitAt(life, occasion.openedAt, battery.closes);
  const reminder = battery.reminders[(due.reminder ?? 0) - 1];
  return reminder ? reminderAt(life, battery, reminder, occasion) : null;
}

/** Places used of a battery's schedule. */
export const placesUsed = (battery: BatteryState): number => battery.scheduled ?? battery.opened;

function settleBattery(turn: Turn, battery: PlannedBattery): void {
  for (;;) {
    const place = placesUsed(stateOf(turn, battery.id)) + 1;
    const armed = turn.state.agenda.find((due) => due.kind === 'openOccasion' && due.battery === battery.id) ?? null;
    const at = placeAt(turn, battery, place);
    if (at === null) {
      if (!armed) return;
      takeOff(turn, armed);
      return conclude(turn, armed, 'cancelled', 'ruleNoLonger');
    }
    if (armed && (armed.at === at || (at > armed.at && at > turn.state.now && isRestless(battery)))) return;
    const base = `openOccasion/${battery.id}/${place}`;
    if (at > turn.state.now) {
      if (armed) return move(turn, armed, at, 'anchorMoved');
      return schedule(turn, { key: keyFor(turn, base), kind: 'openOccasion', at, battery: battery.id, occasion: place });
    }
    if (armed) {
      takeOff(turn, armed);
      conclude(turn, armed, 'moved', 'anchorMoved', { to: turn.state.now });
    }
    usePlace(
      turn,
      battery,
      place,
      { key: keyFor(turn, base), kind: 'openOccasion', at, battery: battery.id, occasion: place },
      turn.state.now,
    );
  }
}

/** Counted from the last activity: its time is not moved by each, it is looked at again when it comes. */
function isRestless({ schedule }: PlannedBattery): boolean {
  return schedule.kind !== 'byStaff' && schedule.anchor.kind === 'lastActivity';
}

/** A place of the schedule whose time is now or past: opened, or passed over because of what it fell inside. `due` is off the agenda. */
function usePlace(turn: Turn, battery: PlannedBattery, place: number, due: Due, nominal: Instant = due.at): void {
  const passed = passedOver(turn, 'batteries', due.at, () => placeAt(turn, battery, place + 1));
  const before = stateOf(turn, battery.id);
  if (passed) {
    setBattery(turn, battery.id, { ...before, scheduled: place });
    return conclude(turn, { ...due, at: nominal }, 'suppressed', passed);
  }
  if (before.scheduled !== undefined) setBattery(turn, battery.id, { ...before, scheduled: place });
  openOccasion(turn, battery, (number, occasion) => {
    decide(turn, {
      key: due.key,
      item: 'openOccasion',
      outcome: 'fired',
      rule: 'schedule',
      facts: { battery: battery.id, occasion: number, dueAt: occasion.dueAt, closesAt: occasion.closesAt },
      nominal,
    });
  });
}

function openOccasion(turn: Turn, battery: PlannedBattery, record: (number: number, occasion: OccasionState) => void): void {
  const { id } = battery;
  const before = stateOf(turn, id);
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

/** The citizen is back: what waited for her open occasions waits again; reminders that have passed are not made up for. */
export function armOccasions(turn: Turn): void {
  for (const battery of turn.plan.batteries) {
    for (const [number, occasion] of Object.entries(stateOf(turn, battery.id).occasions))
      armOccasion(turn, battery, Number(number), occasion);
  }
}

function answered(turn: Turn, battery: PlannedBattery, number: number, occasion: OccasionState, rule: Because): void {
  const { id } = battery;
  const before = stateOf(turn, id);
  const { [String(number)]: _late, ...closed } = before.closed ?? {};
  setBattery(turn, id, {
    ...before,
    answered: before.answered + 1,
    missedInARow: 0,
    ...(before.closed ? { closed } : {}),
    ...(planned(turn.plan).sharing.has(id) && number >= (before.latest?.occasion ?? 0)
      ? {
          latest: {
            occasion: number,
            openedAt: occasion.openedAt,
            forms: occasion.forms,
            ...(occasion.sharedWith ? { shared: true } : {}),
          },
        }
      : {}),
  });
  decide(turn, {
    key: `answerOccasion/${id}/${number}`,
    item: 'answerOccasion',
    outcome: 'fired',
    rule,
    facts: { battery: id, occasion: number, openedAt: occasion.openedAt, dueAt: occasion.dueAt, late: occasion.missed },
  });
  removeOccasion(turn, id, number, rule);
  noteAnchor(turn, `occasionAnswered/${id}/${number}`);
  noteAnchor(turn, `occasionAnswered/${id}/latest`);
  putOutMissedFlags(turn, id);
  batteryFlags(turn, id, number, 'answered');
}

function removeOccasion(turn: Turn, battery: string, number: number, rule: Because): void {
  cancel(turn, (due) => isOfOccasion(due, battery, number), rule);
  turn.gone[`${battery}/${number}`] = rule;
  const before = stateOf(turn, battery);
  const { [String(number)]: _removed, ...occasions } = before.occasions;
  setBattery(turn, battery, { ...before, occasions });
}

/** Reminders, due time and closing belong to the occasion; a held notice is settled by itself. */
const isOfOccasion = (due: Due, battery: string, number: number): boolean =>
  due.battery === battery &&
  due.occasion === number &&
  (due.kind === 'remind' || due.kind === 'missOccasion' || due.kind === 'closeOccasion');

/** In a pause what is open still takes answers; in follow-up only its own batteries do. */
function takesAnswers(turn: Turn, battery: PlannedBattery): boolean {
  const { phase } = turn.state;
  return phase === 'active' || phase === 'paused' || (phase === 'followUp' && countsFromEnd(battery));
}

function limitAt(life: Life, openedAt: Instant, span: Span): Instant {
  const at = spanAfter(zoneOf(life), openedAt, span);
  const meaning = pauseMeaning(life, 'batteries');
  return pastPauses(life, at, openedAt, meaning === 'catchUp' ? 'inside' : 'batteries');
}

/** Counted from the opening, or from the due time as first reckoned; then moved past pauses with the opening as anchor. */
function reminderAt(
  life: Life,
  battery: PlannedBattery,
  reminder: PlannedReminder,
  { openedAt }: Pick<OccasionState, 'openedAt'>,
): Instant | null {
  const zone = zoneOf(life);
  if (reminder.from === 'due' && battery.due === null) return null;
  const from = reminder.from === 'due' && battery.due ? spanAfter(zone, openedAt, battery.due) : openedAt;
  const at = 'hours' in reminder ? spanAfter(zone, from, reminder) : localTimeOn(life, reminder, from);
  return pastPauses(life, at, openedAt, 'batteries');
}

function localTimeOn(life: Life, reminder: Extract<PlannedReminder, { days: number }>, from: Instant): Instant {
  const at = sendTime(life, reminder.at);
  return reminder.from === 'due' ? wallClock(zoneOf(life), from, reminder.days, at) : dayAfter(zoneOf(life), from, reminder.days, at);
}

/** The citizen's own time for reminders, inside the designer's limits. */
function sendTime({ plan, state }: Life, at: string): string {
  const limits = plan.notices?.movable;
  if (!limits || state.sendAt === undefined) return at;
  if (state.sendAt < limits.earliest) return limits.earliest;
  return state.sendAt > limits.latest ? limits.latest : state.sendAt;
}

function batteryOf(turn: Turn, due: Due): PlannedBattery | undefined {
  return due.battery === undefined ? undefined : planned(turn.plan).battery.get(due.battery);
}

function occasionOf(turn: Turn, due: Due): OccasionState | undefined {
  return due.battery === undefined ? undefined : turn.state.batteries[due.battery]?.occasions[String(due.occasion)];
}

function stateOf(turn: Turn, battery: string): BatteryState {
  return turn.state.batteries[battery] ?? emptyBattery;
}

function setBattery(turn: Turn, battery: string, state: BatteryState): void {
  turn.state.batteries[battery] = state;
  turn.changes += 1;
}
