/**
 * The Gregorian calendar in whole numbers, without zones: a day is the count of days since 1970-01-01.
 * After Howard Hinnant, "chrono-compatible low-level date algorithms" (days_from_civil, civil_from_days).
 */

/** Whether the text is `YYYY-MM-DD` and names a day that exists. */
export function isDate(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const [year, month, day] = [numberIn(text, 0, 4), numberIn(text, 5, 7), numberIn(text, 8, 10)];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The day that `YYYY-MM-DD` names. Throws on a date that does not exist. */
export function dayOfDate(date: string): number {
  const known = days.get(date);
  if (known !== undefined) return known;
  if (!isDate(date)) throw new Error(`"${date}" is not a date.`);
  const day = dayOf(numberIn(date, 0, 4), numberIn(date, 5, 7), numberIn(date, 8, 10));
  if (days.size >= MOST_REMEMBERED) days.clear();
  days.set(date, day);
  return day;
}

/** Dates read lately: a life reads the same few over and over. */
const days = new Map<string, number>();
const MOST_REMEMBERED = 500;

/** The whole number written between two places of a text, not a number where anything but a digit stands. Dates are read at every step. */
function numberIn(text: string, from: number, to: number): number {
  let number = 0;
  for (let place = from; place < to; place += 1) {
    const digit = text.charCodeAt(place) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** A day as `YYYY-MM-DD`. */
export function dateOfDay(day: number): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
}

/** The same day of the month some months later (earlier when negative), or that month's last day when it has no such day. */
export function plusMonths(day: number, months: number): number {
  const from = partsOf(day);
  const count = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = count - year * 12 + 1;
  return dayOf(year, month, Math.min(from.dayOfMonth, daysInMonth(year, month)));
}

/** The weekday of a day: Monday 1 … Sunday 7 (ISO 8601). */
export function weekdayOfDay(day: number): number {
  return day + 3 - Math.floor((day + 3) / 7) * 7 + 1;
}

/** The first such weekday (Monday 1 … Sunday 7) on or after a day. */
export function weekdayFrom(day: number, weekday: number): number {
  const ahead = weekday - weekdayOfDay(day);
  return day + ahead - Math.floor(ahead / 7) * 7;
}

/** The day of a year, a month (1–12) and a day of the month. */
export function dayOf(year: number, month: number, dayOfMonth: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dayOfMonth - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The year, month (1–12) and day of the month of a day. */
export function partsOf(day: number): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfMonth: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1 };
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
