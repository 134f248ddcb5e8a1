import type { Plan, PlannedBattery, PlannedItem, PlannedOpening, Span } from '../../engine/plan.ts';

/**
 * Roughly the most bytes that a running moment of this plan can carry as its state: everything open at once, every form saved,
 * and for someone who answers nothing. What people can pile up (staff's flags, measures) has bounds of its own in the engine.
 */
export function stateSize(plan: Plan): number {
  const items = [...plan.modules, ...(plan.parts ?? [])];
  return (
    2000 +
    total(items, ofItem) +
    total(plan.forms, ({ id, facts }) => 2 * id.length + 120 + total([...facts.answers, ...facts.results], (name) => name.length + 30)) +
    total(plan.batteries, ofBattery) +
    plan.flags.length * 260
  );
}

const total = <Item>(items: readonly Item[], size: (item: Item) => number): number => items.reduce((sum, item) => sum + size(item), 0);

/** One entry in the agenda: key, kind, instant and what it is about. */
const WAITS = 110;

function ofItem({ id, opens, closes, completes, steps }: PlannedItem): number {
  const waits = (waitsForTime(opens) || typeof completes === 'object' ? 1 : 0) + (closes && waitsForTime(closes) ? 1 : 0);
  return id.length + 85 + waits * (WAITS + id.length) + total(steps ?? [], (step) => step.length + 3);
}

function waitsForTime(opening: PlannedOpening): boolean {
  if (opening.kind === 'all' || opening.kind === 'any') return opening.of.some(waitsForTime);
  return ['afterAnchor', 'elapsed', 'onDate', 'onWeekday'].includes(opening.kind);
}

function ofBattery(battery: PlannedBattery): number {
  const { places, between } = pace(battery);
  const atOnce = (span: Span | null): number => Math.min(places, span ? Math.floor(daysIn(span) / between) + 1 : places);
  const open = atOnce(battery.closes);
  const late = battery.lateAnswers === 'accepted' ? 20 : 0;
  const waiting = Math.min(
    places,
    Math.floor(Math.max(0, ...[battery.due, battery.closes, ...battery.reminders].map(daysIn)) / between) + 1,
  );
  const each = (battery.due ? 1 : 0) + (battery.closes ? 1 : 0) + battery.reminders.length;
  return battery.id.length + 160 + (open + late) * 110 + waiting * each * (WAITS + battery.id.length);
}

const daysIn = (span: Span | null): number => (span === null ? 0 : 'days' in span ? span.days + 1 : span.hours / 24);

/** How many occasions there can be and, at the least, the days between them. */
function pace({ schedule }: PlannedBattery): { readonly places: number; readonly between: number } {
  switch (schedule.kind) {
    case 'once':
    case 'byStaff':
      return { places: 1, between: 1 };
    case 'every':
      return { places: schedule.count, between: schedule.everyMonths === undefined ? schedule.everyDays : 28 * schedule.everyMonths };
    case 'weekdays':
      return { places: schedule.count, between: 1 };
    case 'random':
      return { places: schedule.days * schedule.windows.length, between: 1 / schedule.windows.length };
  }
}
