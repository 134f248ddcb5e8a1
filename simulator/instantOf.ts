import { wallClock } from '../engine/clock.ts';
import type { Instant } from '../engine/plan.ts';

/** A date (then at 09:00), a local time in the zone, or an instant with its offset; null for anything else. */
export function instantOf(text: string, zone: string): Instant | null {
  const local = /^(\d{4}-\d{2}-\d{2})(?:T(([01]\d|2[0-3]):[0-5]\d)(?::00)?)?$/.exec(text);
  const at = local
    ? Date.parse(`${local[1] ?? ''}T12:00:00Z`)
    : /^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text)
      ? Date.parse(text)
      : Number.NaN;
  if (Number.isNaN(at)) return null;
  if (!local) return at;
  return new Date(at).toISOString().startsWith(local[1] ?? '') ? wallClock(zone, at, 0, local[2] ?? '09:00') : null;
}
