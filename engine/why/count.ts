import type { LocalDate, LocalTime } from '../plan.ts';

/** "1 dag", "7 dagar". */
export function dayCount(days: number): string {
  return `${decimal(days)} ${days === 1 ? 'dag' : 'dagar'}`;
}

/** "1 månad", "3 månader". */
export function monthCount(months: number): string {
  return `${decimal(months)} ${months === 1 ? 'månad' : 'månader'}`;
}

/** "1 timme", "36 timmar". */
export function hourCount(hours: number): string {
  return `${decimal(hours)} ${hours === 1 ? 'timme' : 'timmar'}`;
}

/** A number as it is written in Swedish, with a decimal comma. */
export function decimal(value: number): string {
  return String(value).replace('.', ',');
}

/** `08:00` as people write it: `08.00`. */
export function spokenTime(time: LocalTime): string {
  return time.replace(':', '.');
}

/** `2026-11-02` as people say it: `2 november 2026`. What is not a date is left as it stands. */
export function spokenDate(date: LocalDate): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = MONTHS[Number(parts?.[2]) - 1];
  return parts && month !== undefined ? `${Number(parts[3])} ${month} ${parts[1]}` : date;
}

/** 1 is "måndag". */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday - 1] ?? 'den bestämda veckodagen';
}

const WEEKDAYS = ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'];
const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'];
