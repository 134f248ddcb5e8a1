import type { z } from 'zod';
import type { WrittenAnchor } from '../../compiler/document/anchor.ts';
import type { schedule } from '../../compiler/document/schedule.ts';
import { minutes, type Unit } from './protocol.ts';

type WrittenSchedule = z.input<typeof schedule>;

/** Schedules of ours that together ask at the times of one protocol, and what differs, in sentences. */
export interface Schedules {
  readonly schedules: readonly WrittenSchedule[];
  readonly changed: readonly string[];
  /** Times that none of them has, as minutes from the first midnight. */
  readonly left: readonly number[];
}

/** How long a series without an end goes on here. */
const DAYS_WITHOUT_END = 365;
const DAY = 1440;
/** More single times than this are asked for in windows. */
const MOST_SINGLE = 12;

/**
 * RADAR-base asks at `offsets` minutes after the midnight of every repetition, for ever. Ours: a series for each time of day,
 * once each where nothing is repeated in ten years, and random times in windows where single times are too many for that.
 */
export function schedules(
  anchor: WrittenAnchor,
  every: { readonly unit: Unit; readonly amount: number },
  offsets: readonly number[],
): Schedules {
  const times = [...new Set(offsets)].toSorted((a, b) => a - b);
  const period = periodOf(every);
  if (period === null) return { schedules: [], changed: [], left: times };
  if (period !== 'never')
    return {
      schedules: times.map((offset) => ({
        kind: 'every',
        anchor,
        firstDays: day(offset),
        ...period,
        at: clock(offset),
        untilDays: DAYS_WITHOUT_END,
      })),
      changed: [`Serien har inget slut i filen. Här slutar den ${DAYS_WITHOUT_END} dagar efter starten.`],
      left: [],
    };
  const near = times.filter((offset) => day(offset) <= 3650);
  const left = times.filter((offset) => day(offset) > 3650);
  if (near.length <= MOST_SINGLE) return { schedules: near.map((offset) => once(anchor, offset)), changed: [], left };
  const windows = windowsOf(near);
  if (windows === null)
    return {
      schedules: near.slice(0, MOST_SINGLE).map((offset) => once(anchor, offset)),
      changed: [],
      left: [...near.slice(MOST_SINGLE), ...left],
    };
  const first = day(near[0] ?? 0);
  const days = day(near.at(-1) ?? 0) - first + 1;
  return {
    schedules: [{ kind: 'random', anchor, firstDays: first, days, windows }],
    changed: [
      `De ${near.length} tiderna, ${windows.length} om dagen i ${days} dagar, dras här slumpvis i ${windows.length} fönster som täcker dem. Varje invånare får egna tider.`,
    ],
    left,
  };
}

const once = (anchor: WrittenAnchor, offset: number): WrittenSchedule => ({ kind: 'once', anchor, days: day(offset), at: clock(offset) });
const day = (offset: number): number => Math.floor(offset / DAY);
const clock = (offset: number): string => {
  const within = offset % DAY;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

/** Our word for how often, `never` for what comes back too seldom to count, null for several times a day, which nobody is asked here. */
function periodOf({
  unit,
  amount,
}: {
  readonly unit: Unit;
  readonly amount: number;
}): { everyDays: number } | { everyMonths: number } | 'never' | null {
  if (amount === 0) return 'never';
  if (unit === 'month' || unit === 'year') {
    const months = unit === 'year' ? 12 * amount : amount;
    return months <= 24 ? { everyMonths: months } : 'never';
  }
  const length = minutes(unit, amount);
  if (length % DAY !== 0) return null;
  return length / DAY <= 366 ? { everyDays: length / DAY } : 'never';
}

/** One window for the first time of each day, one for the second and so on, none reaching into the next; null when the days are not alike. */
function windowsOf(offsets: readonly number[]): { from: string; to: string }[] | null {
  const days = [...new Set(offsets.map(day))];
  const lists = days.map((one) => offsets.filter((offset) => day(offset) === one).map((offset) => offset % DAY));
  const first = days[0] ?? 0;
  const each = lists[0]?.length ?? 0;
  if (each === 0 || each > MOST_SINGLE || lists.some((list) => list.length !== each) || days.some((one, index) => one !== first + index))
    return null;
  const column = (slot: number): number[] => lists.map((list) => list[slot] ?? 0);
  const bounds = Array.from({ length: each }, (_, slot) => ({ from: Math.min(...column(slot)), to: Math.max(...column(slot)) }));
  for (const [slot, bound] of bounds.entries()) {
    const next = bounds[slot + 1];
    if (next === undefined || next.from > bound.to) continue;
    const middle = Math.floor((next.from + bound.to) / 2);
    bound.to = middle;
    next.from = middle + 1;
  }
  return bounds.every(({ from, to }) => to > from) ? bounds.map(({ from, to }) => ({ from: clock(from), to: clock(to) })) : null;
}
