import type { Effect } from '../engine/effect.ts';
import type { Instant } from '../engine/plan.ts';
import { spreadOf, type Spread } from './quantiles.ts';
import { weekOf } from './workload.ts';

/** What a week from the start asks of those whose moment still goes on. */
export interface BurdenWeek {
  readonly week: number;
  readonly citizens: number;
  readonly minutes: Spread;
  readonly notices: Spread;
}

/** Of each week, what every life took, one after the other. */
export interface BurdenCounts {
  readonly minutes: readonly (readonly number[])[];
  readonly notices: readonly (readonly number[])[];
}

/** Counts minutes and notices of each life in a cohort, week by week. */
export function burdenOf(weeks: number) {
  const minutes: number[][] = Array.from({ length: weeks }, () => []);
  const notices: number[][] = Array.from({ length: weeks }, () => []);
  let start = 0;
  let spent = new Float64Array(weeks);
  let sent = new Float64Array(weeks);
  return {
    counted: (): BurdenCounts => ({ minutes, notices }),
    add(other: BurdenCounts): void {
      for (const [week, values] of minutes.entries()) for (const value of other.minutes[week] ?? []) values.push(value);
      for (const [week, values] of notices.entries()) for (const value of other.notices[week] ?? []) values.push(value);
    },
    begin(at: Instant): void {
      start = at;
      spent = new Float64Array(weeks);
      sent = new Float64Array(weeks);
    },
    take(effects: readonly Effect[], took: number, at: Instant): void {
      if (took > 0) spent[weekOf(start, at)] = (spent[weekOf(start, at)] ?? 0) + took;
      for (const effect of effects)
        if (effect.kind === 'notify') sent[weekOf(start, effect.at)] = (sent[weekOf(start, effect.at)] ?? 0) + 1;
    },
    /** The life is over; its moment ended then, or goes on. */
    end(endedAt: Instant | null): void {
      const last = endedAt === null ? weeks - 1 : Math.min(weeks - 1, weekOf(start, endedAt));
      for (let week = 0; week <= last; week += 1) {
        minutes[week]?.push(spent[week] ?? 0);
        notices[week]?.push(sent[week] ?? 0);
      }
    },
    told(): readonly BurdenWeek[] {
      const used = minutes.findLastIndex((values, week) => values.some(Boolean) || notices[week]?.some(Boolean)) + 1;
      return minutes.slice(0, used).map((values, week) => ({
        week: week + 1,
        citizens: values.length,
        minutes: spreadOf(values),
        notices: spreadOf(notices[week] ?? []),
      }));
    },
  };
}
