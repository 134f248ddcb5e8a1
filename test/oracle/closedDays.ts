import { dateOf, weekdayOf } from './calendar.ts';

/** Why Swedish workplaces are closed on a day: a public holiday, an eve closed by custom, or nothing. From the almanac, not from the engine. */
export function closedDay(day: number): 'holiday' | 'eve' | null {
  const date = dateOf(day);
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const easter = EASTERS[year];
  if (easter === undefined) throw new Error(`No almanac for ${year}`);
  const fromEaster = day - Date.parse(`${easter}T00:00:00Z`) / 86_400_000;
  if (['01-01', '01-06', '05-01', '06-06', '12-25', '12-26'].includes(date.slice(5))) return 'holiday';
  if ([-2, 0, 1, 39, 49].includes(fromEaster)) return 'holiday';
  const weekday = weekdayOf(day);
  if (weekday === 6 && month === 6 && dayOfMonth >= 20 && dayOfMonth <= 26) return 'holiday';
  if (weekday === 6 && ((month === 10 && dayOfMonth === 31) || (month === 11 && dayOfMonth <= 6))) return 'holiday';
  if (['12-24', '12-31'].includes(date.slice(5))) return 'eve';
  if (weekday === 5 && month === 6 && dayOfMonth >= 19 && dayOfMonth <= 25) return 'eve';
  return null;
}

const EASTERS: Readonly<Record<number, string>> = {
  2024: '2024-03-31',
  2025: '2025-04-20',
  2026: '2026-04-05',
  2027: '2027-03-28',
  2028: '2028-04-16',
  2029: '2029-04-01',
  2030: '2030-04-21',
};
