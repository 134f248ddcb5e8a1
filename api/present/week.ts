import { daysBetween } from '../../engine/clock.ts';
import type { Plan, PlannedAnchor, PlannedBattery, PlannedOpening } from '../../engine/plan.ts';
import { byStaffOnly } from './byStaffOnly.ts';
import type { Running } from './running.ts';

/**
 * "vecka 3 av 7": counted in whole local days from the start. The last week is the one in which time opens the last module, or the last
 * occasion where no module waits for time; past it, and where nothing waits for time, only the number is said.
 */
export function week({ plan, state, now }: Running): { number: number; of: number | null } {
  const number = Math.max(1, weekOf(daysBetween(plan.zone, state.startedAt, state.ended?.at ?? now)));
  const last = lastDay(plan);
  const of = last === null ? null : weekOf(last);
  return { number, of: of === null || number > of ? null : of };
}

const weekOf = (day: number): number => Math.floor(day / 7) + 1;

/** Days from the start until the last thing that time opens, for one who does everything at once. Null when time opens nothing. */
function lastDay(plan: Plan): number | null {
  const modules = plan.modules.filter(({ opens }) => !byStaffOnly(opens)).map(({ opens }) => openingDay(plan, opens));
  const last = Math.max(0, ...modules);
  if (last > 0) return last;
  const occasions = plan.batteries.map((battery) => lastOccasionDay(plan, battery));
  return occasions.length === 0 ? null : Math.max(...occasions);
}

/** The first day on which an opening rule can come true. The compiler has refused rules that wait for each other. */
function openingDay(plan: Plan, opening: PlannedOpening): number {
  switch (opening.kind) {
    case 'fromStart':
    case 'byStaff':
      return 0;
    case 'afterModule':
      return moduleDay(plan, opening.module);
    case 'afterAnchor':
      return anchorDay(plan, opening.anchor) + opening.days;
    case 'all':
      return Math.max(...opening.of.map((part) => openingDay(plan, part)));
    case 'any':
      return Math.min(...opening.of.map((part) => openingDay(plan, part)));
  }
}

const moduleDay = (plan: Plan, id: string): number => {
  const module = plan.modules.find((each) => each.id === id);
  return module ? openingDay(plan, module.opens) : 0;
};

const anchorDay = (plan: Plan, anchor: PlannedAnchor): number => (anchor.kind === 'start' ? 0 : moduleDay(plan, anchor.module));

function lastOccasionDay(plan: Plan, { schedule }: PlannedBattery): number {
  const from = anchorDay(plan, schedule.anchor);
  return schedule.kind === 'once' ? from + schedule.days : from + schedule.firstDays + schedule.everyDays * (schedule.count - 1);
}
