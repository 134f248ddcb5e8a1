import { endsAt } from './ending.ts';
import { armInactivity } from './silence.ts';
import { armMessages } from './timedFlag.ts';
import { schedule, type Turn } from './turn.ts';

/** What a rest – a pause, maintenance, a citizen gone – leaves behind. */

/** Leaves the pause or maintenance it was in. */
export function leaveRest(turn: Turn): void {
  const { paused, now } = turn.state;
  if (paused) turn.state.pauses = [...(turn.state.pauses ?? []), { from: paused.at, to: now }];
  delete turn.state.paused;
  delete turn.state.maintenance;
}

/** Active again after a time when nothing was looked at. */
export function goOn(turn: Turn): void {
  const at = endsAt(turn);
  if (at !== null && !turn.state.agenda.some((due) => due.kind === 'endMoment')) {
    schedule(turn, {
      key: `endMoment~${(turn.state.flagRounds['again/endMoment'] ?? 1) + 1}`,
      kind: 'endMoment',
      at: Math.max(at, turn.state.now),
    });
  }
  armInactivity(turn, turn.state.now);
  armMessages(turn);
}

/** Measures whose time has come are not waited for any longer. */
export function forgetWaiting(turn: Turn): void {
  const { measures } = turn.state;
  if (!measures) return;
  turn.state.measures = Object.fromEntries(Object.entries(measures).map(([id, state]) => [id, { ...state, waiting: null }]));
}
