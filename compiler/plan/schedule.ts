import type { PlannedSchedule } from '../../engine/plan.ts';
import type { Schedule } from '../document/schedule.ts';
import { given } from './given.ts';
import { inDays } from './opening.ts';

/** The schedule in anchors, days and months. Before and after a module are `once` at what the module itself tells. */
export function planSchedule(schedule: Schedule): PlannedSchedule {
  switch (schedule.kind) {
    case 'once': {
      const { kind, anchor, months, at } = schedule;
      return given({ kind, anchor, months, days: inDays(schedule), at: at ?? null });
    }
    case 'every': {
      const { kind, anchor, firstDays, firstWeeks, firstMonths, everyMonths, at, untilDays } = schedule;
      return given({
        kind,
        anchor,
        firstDays: inDays({ days: firstDays, weeks: firstWeeks }),
        firstMonths,
        everyDays: inDays({ days: schedule.everyDays, weeks: schedule.everyWeeks }),
        everyMonths,
        at,
        count: placesIn(schedule),
        untilDays,
      });
    }
    case 'weekdays': {
      const { kind, anchor, firstDays, firstWeeks, weekdays, everyWeeks, at, untilDays } = schedule;
      return given({
        kind,
        anchor,
        firstDays: inDays({ days: firstDays, weeks: firstWeeks }),
        weekdays: [...new Set(weekdays)].sort((a, b) => a - b),
        everyWeeks,
        at,
        count: placesIn(schedule),
        untilDays,
      });
    }
    case 'before':
      return { kind: 'once', anchor: { kind: 'moduleReady', module: schedule.module }, days: 0, at: null };
    case 'after':
      return { kind: 'once', anchor: { kind: 'moduleCompleted', module: schedule.module }, days: 0, at: null };
    case 'random':
    case 'byStaff':
      return schedule;
  }
}

/** How many occasions a schedule has: its count, or as many as there can be room for until its last day, which then decides. */
export function placesIn(schedule: Schedule): number {
  switch (schedule.kind) {
    case 'once':
    case 'before':
    case 'after':
      return 1;
    case 'byStaff':
      return 0;
    case 'random':
      return schedule.days * schedule.windows.length;
    case 'every': {
      const { everyDays, everyWeeks, everyMonths, untilDays } = schedule;
      if (untilDays === undefined) return schedule.count ?? 1;
      const first = inDays({ days: schedule.firstDays, weeks: schedule.firstWeeks }) + 28 * (schedule.firstMonths ?? 0);
      const between = everyMonths === undefined ? inDays({ days: everyDays, weeks: everyWeeks }) : 28 * everyMonths;
      return atMost(schedule.count, Math.floor((untilDays - first) / between) + 1);
    }
    case 'weekdays': {
      const { firstDays, firstWeeks, weekdays, everyWeeks, untilDays } = schedule;
      if (untilDays === undefined) return schedule.count ?? 1;
      const weeks = Math.floor((untilDays - inDays({ days: firstDays, weeks: firstWeeks }) + 6) / (7 * everyWeeks)) + 1;
      return atMost(schedule.count, weeks * new Set(weekdays).size);
    }
  }
}

const atMost = (count: number | undefined, room: number): number => Math.max(1, Math.min(count ?? Number.POSITIVE_INFINITY, room));
