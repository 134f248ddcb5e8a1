import type { Start } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase } from '../engine/state.ts';

/** What a running moment begins with beside its instant: seed, zone, dates, facts, the unit's hours, invited and startsAt. */
export type StartFacts = Omit<Start, 'at' | 'now'>;

/** What random times are drawn from: the first 32 bits of the running moment's uuid, which are random. The same for ever, and kept in the row. */
export const seedOf = (runningMoment: string): number => Number.parseInt(runningMoment.slice(0, 8), 16);

/** Where a running moment stands before the engine has taken its first step. */
export function phaseAtStart(start: StartFacts, at: Instant): Extract<Phase, 'invited' | 'scheduled' | 'active'> {
  if (start.invited) return 'invited';
  return start.startsAt !== undefined && start.startsAt > at ? 'scheduled' : 'active';
}
