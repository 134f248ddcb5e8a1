import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { retimeStaffHours } from './retime.ts';
import { decide, type Turn } from './turn.ts';

/** Handover to another unit, as far as time is concerned: the record, and the new unit's hours (HND-01..10). */
export function takeHandover(
  turn: Turn,
  event: Extract<Event, { kind: 'handoverRequested' | 'handoverApproved' | 'handoverCancelled' | 'handoverRefused' }>,
): void {
  const key = `handover/${event.seq}`;
  const pending = turn.state.handover;
  const requested = event.kind === 'handoverRequested';
  const refused: Because | null =
    turn.state.phase === 'ended' ? 'momentEnded' : requested ? (pending ? 'handoverRequested' : null) : pending ? null : 'noHandover';
  const unit = 'unit' in event ? event.unit : (pending?.unit ?? null);
  decide(turn, { key, item: 'handover', outcome: refused ? 'suppressed' : 'fired', rule: refused ?? event.kind, facts: { unit } });
  if (refused) return;
  if (requested) turn.state.handover = { at: turn.state.now, unit: event.unit };
  else delete turn.state.handover;
  if (event.kind !== 'handoverApproved' || !event.hours) return;
  turn.state.hours = event.hours;
  retimeStaffHours(turn);
}
