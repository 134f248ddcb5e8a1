import type { Instant } from '../engine/plan.ts';

/** Whole years at an instant, by the day in Sweden. Born on a leap day: the birthday is 1 March in other years, as row-level security counts. */
export function ageOn(birthDate: string, at: Instant): number {
  const today = swedishDay.format(at);
  return Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (today.slice(5) < birthDate.slice(5) ? 1 : 0);
}

/** `2026-11-22` */
const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
