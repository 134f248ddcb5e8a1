import { daysBetween } from '../../engine/clock.ts';
import type { Plan, PlannedAnchor, PlannedBattery, PlannedOpening, PlannedSchedule } from '../../engine/plan.ts';
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

/** The first day on which an opening rule can come true, as far as the plan alone tells. The compiler has refused rules that wait for each other. */
function openingDay(plan: Plan, opening: PlannedOpening): number {
  switch (opening.kind) {
    case 'fromStart':
    case 'byStaff':
    case 'byCitizen':
    case 'condition':
    case 'onDate':
    case 'not':
      return 0;
    case 'afterModule':
      return moduleDay(plan, opening.module);
    case 'afterAnchor':
      return anchorDay(plan, opening.anchor) + daysOf(opening.months) + opening.days;
    case 'onWeekday':
      return anchorDay(plan, opening.anchor) + opening.days;
    case 'elapsed':
      return anchorDay(plan, opening.anchor) + Math.floor(opening.hours / 24);
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

/** Anchors that the plan alone says nothing of count as the start. */
const anchorDay = (plan: Plan, anchor: PlannedAnchor): number =>
  anchor.kind === 'moduleOpened' || anchor.kind === 'moduleCompleted' || anchor.kind === 'moduleReady' ? moduleDay(plan, anchor.module) : 0;

/** Months as days, near enough for weeks. */
const daysOf = (months = 0): number => Math.round(months * 30.4);

/** Follow-up after the end is no part of the weeks. */
function lastOccasionDay(plan: Plan, { schedule }: PlannedBattery): number {
  if (schedule.kind === 'byStaff' || schedule.anchor.kind === 'end') return 0;
  return anchorDay(plan, schedule.anchor) + lastPlace(schedule);
}

function lastPlace(schedule: Exclude<PlannedSchedule, { kind: 'byStaff' }>): number {
  switch (schedule.kind) {
    case 'once':
      return daysOf(schedule.months) + Math.floor(schedule.days);
    case 'every': {
      const between = schedule.everyMonths === undefined ? schedule.everyDays : daysOf(schedule.everyMonths);
      return Math.min(daysOf(schedule.firstMonths) + schedule.firstDays + between * (schedule.count - 1), schedule.untilDays ?? Infinity);
    }
    case 'weekdays': {
      const weeks = Math.ceil(schedule.count / Math.max(1, schedule.weekdays.length)) * schedule.everyWeeks;
      return Math.min(schedule.firstDays + weeks * 7 - 1, schedule.untilDays ?? Infinity);
    }
    case 'random':
      return schedule.firstDays + Math.max(0, schedule.days - 1);
  }
}
