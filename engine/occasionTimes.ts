import { wallClock } from './clock.ts';
import { dayAfter, pastPauses, pauseMeaning, spanAfter, zoneOf, type Life } from './opening.ts';
import type { Instant, PlannedBattery, PlannedReminder, Span } from './plan.ts';
import { planned } from './planned.ts';
import type { Due, OccasionState } from './state.ts';

/** When what waits for an occasion comes: its reminders, its due time, its closing. */

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

/** When an occasion that opened then is due, or closes. */
export function limitAt(life: Life, openedAt: Instant, span: Span): Instant {
  const at = spanAfter(zoneOf(life), openedAt, span);
  const meaning = pauseMeaning(life, 'batteries');
  return pastPauses(life, at, openedAt, meaning === 'catchUp' ? 'inside' : 'batteries');
}

/** Counted from the opening, or from the due time as first reckoned; then moved past pauses with the opening as anchor. */
export function reminderAt(
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
