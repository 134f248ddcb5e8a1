import type { Event } from './event.ts';
import { armOccasions } from './occasion.ts';
import { raise } from './raise.ts';
import { forgetWaiting, goOn } from './rest.ts';
import { settleMade } from './start.ts';
import type { Due } from './state.ts';
import { citizenGoneFlag } from './systemFlag.ts';
import { cancel, decide, type Turn } from './turn.ts';

/** A citizen who is in the register no more, and one who was never gone (MOM-07). */

/** Death or lost registration: all sending stops, nothing more is asked of the citizen, staff are told (MOM-07, ERR-08). */
export function takeCitizenGone(turn: Turn, event: Extract<Event, { kind: 'citizenGone' }>): void {
  const known = turn.state.gone !== undefined;
  decide(turn, {
    key: `citizenGone/${event.seq}`,
    item: 'citizenGone',
    outcome: known ? 'suppressed' : 'fired',
    rule: 'citizenGone',
    facts: { cause: event.cause },
  });
  if (known) return;
  turn.state.gone = { at: turn.state.now, cause: event.cause };
  cancel(turn, (due) => !STAYS_WHEN_GONE.has(due.kind), 'citizenGone');
  forgetWaiting(turn);
  raise(turn, citizenGoneFlag, `flag/${citizenGoneFlag.id}/-`, { rule: 'citizenGone', about: null, facts: { cause: event.cause } });
}

/** The register was wrong. */
export function takeCitizenBack(turn: Turn, event: Extract<Event, { kind: 'citizenBack' }>): void {
  const { gone, now } = turn.state;
  decide(turn, {
    key: `citizenGone/${event.seq}`,
    item: 'citizenGone',
    outcome: gone ? 'cancelled' : 'suppressed',
    rule: 'citizenBack',
    facts: {},
  });
  if (!gone) return;
  turn.state.pauses = [...(turn.state.pauses ?? []), { from: gone.at, to: now, because: 'citizenGone' }];
  delete turn.state.gone;
  armOccasions(turn);
  const { phase } = turn.state;
  if (phase === 'invited' || phase === 'scheduled') settleMade(turn);
  if (phase === 'active') goOn(turn);
}

const STAYS_WHEN_GONE: ReadonlySet<Due['kind']> = new Set(['escalate', 'endMoment', 'endMaintenance', 'endFollowUp', 'resume']);
