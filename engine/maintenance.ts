import { wallClock } from './clock.ts';
import type { Event } from './event.ts';
import { momentFlags } from './flag.ts';
import { cancelOccasions } from './occasion.ts';
import { zoneOf } from './opening.ts';
import { refusal } from './phase.ts';
import { forgetWaiting, goOn, leaveRest } from './rest.ts';
import { send } from './send.ts';
import type { Due } from './state.ts';
import { cancel, decide, schedule, type Turn } from './turn.ts';

/** Maintenance: a moment that rests until a day, and may be taken back (MNT-01..06). */

/** Staff set maintenance, or give it another end: read-only, nothing opens or is sent (MNT-01..06). */
export function takeMaintenanceSet(turn: Turn, event: Extract<Event, { kind: 'maintenanceSet' }>): void {
  const key = `maintenance/${event.seq}`;
  const { phase, now } = turn.state;
  const refused = phase === 'active' || phase === 'paused' || phase === 'maintenance' ? null : (refusal(turn.state) ?? 'notAllowed');
  decide(turn, {
    key,
    item: 'maintenance',
    outcome: refused ? 'suppressed' : 'fired',
    rule: refused ?? 'maintenanceSet',
    facts: { until: event.until },
  });
  if (refused) return;
  if (phase === 'maintenance') cancel(turn, (due) => due.kind === 'maintenanceNotice' || due.kind === 'endMaintenance', 'maintenanceSet');
  else {
    cancelOccasions(turn, 'maintenance');
    cancel(turn, (due) => due.kind !== 'escalate', 'maintenance');
    forgetWaiting(turn);
    leaveRest(turn);
    turn.state.phase = 'maintenance';
  }
  const until = Math.max(event.until, now);
  turn.state.maintenance = { at: turn.state.maintenance?.at ?? now, until };
  schedule(turn, { key: `endMaintenance/${event.seq}`, kind: 'endMaintenance', at: until });
  const notice = turn.state.gone ? undefined : turn.plan.maintenance;
  const noticeAt = notice ? wallClock(zoneOf(turn), until, -notice.noticeDays, notice.at) : null;
  if (noticeAt !== null && noticeAt > now && noticeAt < until) {
    schedule(turn, { key: `maintenanceNotice/${event.seq}`, kind: 'maintenanceNotice', at: noticeAt });
  }
  if (phase !== 'maintenance') momentFlags(turn, 'maintenance', 'maintenanceSet');
}

/** Staff take maintenance back: the moment is active again, and what passed meanwhile is passed over. */
export function takeMaintenanceTakenBack(turn: Turn, event: Extract<Event, { kind: 'maintenanceTakenBack' }>): void {
  const key = `maintenance/${event.seq}`;
  const { maintenance, now } = turn.state;
  if (turn.state.phase !== 'maintenance' || !maintenance) {
    return decide(turn, { key, item: 'maintenance', outcome: 'suppressed', rule: 'notInMaintenance', facts: {} });
  }
  decide(turn, { key, item: 'maintenance', outcome: 'cancelled', rule: 'maintenanceTakenBack', facts: { until: maintenance.until } });
  cancel(turn, (due) => due.kind === 'maintenanceNotice' || due.kind === 'endMaintenance', 'maintenanceTakenBack');
  turn.state.pauses = [...(turn.state.pauses ?? []), { from: maintenance.at, to: now, because: 'maintenance' }];
  delete turn.state.maintenance;
  turn.state.phase = 'active';
  goOn(turn);
}

/** Maintenance is about to end: the citizen is told. */
export function fireMaintenanceNotice(turn: Turn, due: Due): void {
  send(turn, { key: due.key, about: 'maintenanceEnds', nominal: due.at });
}
