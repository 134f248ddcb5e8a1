import type { Effect } from '../engine/effect.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { Planned } from './act.ts';
import { isForUnit } from './staff.ts';
import { hourOfWeek } from './week.ts';

/** What staff get: per week from the start and 100 citizens, and by weekday and hour. */
export interface Workload {
  readonly weeks: readonly WorkWeek[];
  /** Seven days, Monday first, each 24 hours: flags and messages, per 100 citizens. */
  readonly hours: readonly (readonly number[])[];
}

interface WorkWeek {
  readonly week: number;
  readonly flags: number;
  /** Of them prioritised. */
  readonly prioritised: number;
  readonly messages: number;
  /** Forms saved, to be read. */
  readonly forms: number;
}

/** What is counted of some lives, week by week, and by weekday and hour. */
export interface WorkCounts {
  readonly counts: readonly Readonly<Record<'flags' | 'prioritised' | 'messages' | 'forms', number>>[];
  readonly hours: readonly (readonly number[])[];
}

/** Counts what comes to staff in a cohort. */
export function workloadOf(plan: Plan, weeks: number) {
  const counts = Array.from({ length: weeks }, () => ({ flags: 0, prioritised: 0, messages: 0, forms: 0 }));
  const hours = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
  const placed = hourOfWeek(plan.zone);
  const note = (at: Instant): void => {
    const { weekday, hour } = placed(at);
    const day = hours[weekday];
    if (day) day[hour] = (day[hour] ?? 0) + 1;
  };
  return {
    counted: (): WorkCounts => ({ counts, hours }),
    add(other: WorkCounts): void {
      counts.forEach((week, at) => {
        for (const what of ['flags', 'prioritised', 'messages', 'forms'] as const) week[what] += other.counts[at]?.[what] ?? 0;
      });
      hours.forEach((day, weekday) => day.forEach((count, hour) => (day[hour] = count + (other.hours[weekday]?.[hour] ?? 0))));
    },
    take(start: Instant, effects: readonly Effect[], acted: Planned | null): void {
      for (const effect of effects) {
        if (effect.kind !== 'raiseFlag' || !isForUnit(effect)) continue;
        const week = counts[weekOf(start, effect.at)];
        if (week) week.flags += 1;
        if (week && effect.priority === 'prioritised') week.prioritised += 1;
        note(effect.at);
      }
      if (!acted) return;
      const week = counts[weekOf(start, acted.at)];
      if (acted.act.kind === 'messageSent' && acted.act.by === 'citizen') {
        if (week) week.messages += 1;
        note(acted.at);
      }
      if (acted.act.kind === 'formSaved' && week) week.forms += 1;
    },
    told(citizens: number): Workload {
      const per100 = (value: number): number => Math.round((value / Math.max(1, citizens)) * 1000) / 10;
      const used = counts.findLastIndex((week) => week.flags + week.messages + week.forms > 0) + 1;
      return {
        weeks: counts.slice(0, used).map((week, index) => ({
          week: index + 1,
          flags: per100(week.flags),
          prioritised: per100(week.prioritised),
          messages: per100(week.messages),
          forms: per100(week.forms),
        })),
        hours: hours.map((day) => day.map(per100)),
      };
    },
  };
}

const WEEK = 7 * 86_400_000;

/** Weeks from a citizen's start, the first is 0. */
export const weekOf = (start: Instant, at: Instant): number => Math.max(0, Math.floor((at - start) / WEEK));
