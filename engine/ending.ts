import { emptyBattery, placesUsed } from './batteryState.ts';
import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { momentFlags } from './flag.ts';
import { cancelOccasions } from './occasion.ts';
import { dayAfter, pastPauses, zoneOf, type Life } from './opening.ts';
import type { Instant } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { raise } from './raise.ts';
import { leaveRest } from './rest.ts';
import { placeAt } from './series.ts';
import type { Due, EndedBy, State } from './state.ts';
import { journalFlag } from './systemFlag.ts';
import { cancel, conclude, decide, schedule, type Turn } from './turn.ts';

/** How a running moment ends, and the follow-up that may come after (`docs/language.md` §7). */

/** When the time limit comes, or null when there is none. */
export function endsAt(life: Life): Instant | null {
  const { ends } = life.plan;
  const { startedAt } = life.state;
  return ends ? pastPauses(life, dayAfter(zoneOf(life), startedAt, ends.days, ends.at), startedAt, 'always') : null;
}

/** Staff end the moment (END-03). */
export function takeEnded(turn: Turn, event: Extract<Event, { kind: 'ended' }>): void {
  const key = `end/${event.seq}`;
  if (turn.state.phase === 'ended') return decide(turn, { key, item: 'end', outcome: 'suppressed', rule: 'momentEnded', facts: {} });
  endMoment(turn, 'staff', key);
}

/** The time limit has come. */
export function fireEndMoment(turn: Turn, due: Due): void {
  endMoment(turn, 'timeLimit', due.key, due.at);
}

/** Maintenance has run out (MNT-04). */
export function fireEndMaintenance(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'maintenanceOver');
  endMoment(turn, 'maintenance', 'end/maintenance');
}

/** Follow-up has lasted as long as it may. */
export function fireEndFollowUp(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'followUpOver');
  endMoment(turn, 'followUp', 'end/followUp');
}

/** The last module is completed, or follow-up has nothing left. */
export function settleEnd(turn: Turn): void {
  const { phase } = turn.state;
  const { endsWhenCompleted } = turn.plan;
  if (phase === 'active' && endsWhenCompleted && endsWhenCompleted.length > 0) {
    const done = endsWhenCompleted.every(
      (module) =>
        turn.state.modules[module]?.status === 'completed' ||
        (turn.state.modules[module]?.status === 'closed' && turn.state.modules[module].completedAt !== null),
    );
    if (done) endMoment(turn, 'lastModule', 'end/lastModule');
  }
  if (phase === 'followUp' && !hasMore(turn)) endMoment(turn, 'followUp', 'end/followUp');
}

/** Whether follow-up has an occasion that waits or a place to come. */
function hasMore(turn: Turn): boolean {
  return turn.plan.batteries.some((battery) => {
    if (!countsFromEnd(battery)) return false;
    const state = turn.state.batteries[battery.id] ?? emptyBattery;
    return Object.keys(state.occasions).length > 0 || placeAt(turn, battery, placesUsed(state) + 1) !== null;
  });
}

/** Open occasions, reminders and flags not yet raised are cancelled, each with its record; raised flags and their ladders go on. */
export function endMoment(turn: Turn, by: EndedBy, key: string, nominal: Instant = turn.state.now): void {
  const rule = ENDED[by];
  const { phase, now } = turn.state;
  const toFollowUp = planned(turn.plan).hasFollowUp && FOLLOWED.has(phase) && !turn.state.gone;
  decide(turn, { key, item: 'end', outcome: 'fired', rule, facts: { startedAt: turn.state.startedAt }, nominal });
  turn.state.ended = phase === 'followUp' ? turn.state.ended : { at: now, by };
  cancelOccasions(turn, 'momentEnded');
  cancel(turn, (due) => due.kind !== 'escalate', 'momentEnded');
  leaveRest(turn);
  turn.state.phase = toFollowUp ? 'followUp' : 'ended';
  if (!toFollowUp) {
    if (by !== 'staff') raise(turn, journalFlag, `flag/${journalFlag.id}/-`, { rule, about: null, facts: {} });
    momentFlags(turn, 'ended', rule);
    turn.effects.push({ kind: 'endMoment', key, by, at: now });
    return;
  }
  decide(turn, { key: 'followUp', item: 'followUp', outcome: 'fired', rule: 'followUpBegan', facts: {} });
  momentFlags(turn, 'followUp', 'followUpBegan');
  const limit = turn.plan.followUp;
  if (limit) schedule(turn, { key: 'endFollowUp', kind: 'endFollowUp', at: dayAfter(zoneOf(turn), now, limit.days, limit.at) });
}

const FOLLOWED: ReadonlySet<State['phase']> = new Set(['active', 'paused', 'maintenance', 'halted']);

const ENDED: Readonly<Record<EndedBy, Because>> = {
  staff: 'endedByStaff',
  timeLimit: 'timeLimit',
  lastModule: 'lastModuleCompleted',
  maintenance: 'maintenanceOver',
  followUp: 'followUpOver',
  lapsed: 'invitationLapsed',
  declined: 'invitationDeclined',
};
