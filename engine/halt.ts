import { raise } from './raise.ts';
import { haltedFlag } from './systemFlag.ts';
import type { Turn } from './turn.ts';

/** Stops a moment that cannot go on: staff and operators are told, nothing is lost, the workflow does not fail. */
export function halt(turn: Turn, reason: string): void {
  const { phase, now } = turn.state;
  if (phase === 'halted') return;
  turn.state.phase = 'halted';
  turn.state.halted = { at: now, reason, ...(phase === 'active' ? {} : { from: phase }) };
  turn.state.walkingTo = null;
  raise(turn, haltedFlag, `flag/${haltedFlag.id}/-`, { rule: 'halted', about: null, facts: { reason } });
}
