import type { Event } from './event.ts';
import type { Instant } from './plan.ts';

/**
 * An event as the engine can take it, whatever it says: an instant that is none, or that no calendar reaches, is `now`; an id that every
 * JavaScript object answers to (`constructor`) is made a name that nobody has, so that it is unknown like any other. Never throws.
 */
export function sound(event: Event, now: Instant): Event {
  if (isSound(event)) return event;
  return Object.fromEntries(Object.entries(event).map(([name, value]) => [name, soundValue(name, value, now)])) as unknown as Event;
}

function isSound(event: Event): boolean {
  return Object.entries(event).every(([name, value]) => soundValue(name, value, 0) === value);
}

function soundValue(name: string, value: unknown, now: Instant): unknown {
  if (INSTANTS.has(name)) return typeof value !== 'number' || isInstant(value) ? (name === 'at' && value === null ? now : value) : now;
  if (typeof value === 'string') return IDS.has(name) && value in Object.prototype ? `?${value}` : value;
  if (name !== 'instance' || typeof value !== 'object' || value === null || !('battery' in value)) return value;
  const { battery } = value;
  return typeof battery === 'string' && battery in Object.prototype ? { ...value, battery: `?${battery}` } : value;
}

/** The year 9999 ends; dates are written with four digits. */
const LAST: Instant = 253_402_300_799_999;
const isInstant = (at: number): boolean => at >= -LAST && at <= LAST;

const INSTANTS: ReadonlySet<string> = new Set(['at', 'until', 'to']);
const IDS: ReadonlySet<string> = new Set(['form', 'module', 'battery', 'flagKey', 'flag', 'measure', 'name', 'step']);
