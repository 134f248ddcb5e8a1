import { dayOf, dayOfDate, isDate, partsOf, weekdayOfDay } from './date.ts';

export interface Holiday {
  readonly name: string;
  /** `holiday` by law, `eve` closed by custom. */
  readonly kind: 'holiday' | 'eve';
}

/**
 * What keeps Swedish workplaces closed on a date (`YYYY-MM-DD`), or null on any other day and for what is no date: the public
 * holidays that the act on public holidays (1989:253) names as it stands since 2005, for any year, and the three eves closed by
 * custom. That a Sunday without a name is also a public holiday is left to the week. Where two fall on one day, the one with a
 * fixed date gives the name.
 */
export function holidayOn(date: string): Holiday | null {
  if (!isDate(date)) return null;
  const fixed = FIXED[date.slice(5)];
  if (fixed !== undefined) return fixed;
  const day = dayOfDate(date);
  const { year, month, dayOfMonth } = partsOf(day);
  if (month === 6 || month === 10 || month === 11) {
    const weekday = weekdayOfDay(day);
    if (month === 6 && weekday === 5 && dayOfMonth >= 19 && dayOfMonth <= 25) return MIDSUMMER_EVE;
    if (month === 6 && weekday === 6 && dayOfMonth >= 20 && dayOfMonth <= 26) return MIDSUMMER;
    if (weekday === 6 && ((month === 10 && dayOfMonth === 31) || (month === 11 && dayOfMonth <= 6))) return ALL_SAINTS;
  }
  if (month < 3 || month > 6) return null;
  return BY_EASTER[day - easterDay(year)] ?? null;
}

const byLaw = (name: string): Holiday => ({ name, kind: 'holiday' });
const byCustom = (name: string): Holiday => ({ name, kind: 'eve' });

const FIXED: Readonly<Record<string, Holiday>> = {
  '01-01': byLaw('nyårsdagen'),
  '01-06': byLaw('trettondedag jul'),
  '05-01': byLaw('första maj'),
  '06-06': byLaw('nationaldagen'),
  '12-24': byCustom('julafton'),
  '12-25': byLaw('juldagen'),
  '12-26': byLaw('annandag jul'),
  '12-31': byCustom('nyårsafton'),
};

/** By days from Easter Sunday. */
const BY_EASTER: Readonly<Record<number, Holiday>> = {
  [-2]: byLaw('långfredagen'),
  0: byLaw('påskdagen'),
  1: byLaw('annandag påsk'),
  39: byLaw('Kristi himmelsfärdsdag'),
  49: byLaw('pingstdagen'),
};

const MIDSUMMER_EVE = byCustom('midsommarafton');
const MIDSUMMER = byLaw('midsommardagen');
const ALL_SAINTS = byLaw('alla helgons dag');

/**
 * Easter Sunday of a Gregorian year. The anonymous algorithm printed in Nature, 20 April 1876, as given by
 * Jean Meeus, "Astronomical Algorithms" (2nd ed., chapter 8); it holds for every year from 1583.
 */
function easterDay(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}
