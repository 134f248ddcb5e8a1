import { dayFault } from './date.ts';
import { time } from './time.ts';

/** A day that exists and a time of day, `YYYY-MM-DDTHH:MM`. */
export function dateTime(answer: unknown): string | null {
  const parts = typeof answer === 'string' ? /^([^T]{1,12})T(.{1,8})$/.exec(answer) : null;
  if (!parts) return 'Skriv både datum och klockslag, till exempel 2027-03-01 och 08:30.';
  return dayFault(parts[1]) ?? time(parts[2]);
}
