import { settleBatteries } from './battery.ts';
import { emptyBattery, placesUsed } from './batteryState.ts';
import { armOccasions, cancelOccasions } from './occasion.ts';
import { wallClock } from './clock.ts';
import { isDate } from './date.ts';
import type { Because } from './decision.ts';
import type { Event, Start } from './event.ts';
import { momentFlags, settleFlags } from './flag.ts';
import { raise } from './raise.ts';
import { armInactivity } from './silence.ts';
import { citizenGoneFlag, haltedFlag, journalFlag } from './systemFlag.ts';
import { armMessages } from './timedFlag.ts';
import { settleMeasures } from './measure.ts';
import { lockedModule, settleModules } from './module.ts';
import { dayAfter, pastPauses, zoneOf, type Life } from './opening.ts';

import { refusal } from './phase.ts';
import type { Instant, Plan } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { retimeStaffHours } from './retime.ts';
import { send } from './send.ts';
import { placeAt } from './series.ts';
import type { Due, EndedBy, State } from './state.ts';
import { cancel, conclude, decide, keyFor, schedule, type Turn } from './turn.ts';

/** The life of a running moment: how it begins, rests, ends, and stops when it cannot go on (`docs/language.md` §7). */

/** The state of a running moment that is made, before any rule has been looked at. */
export function initialState(plan: Plan, start: Start): State {
  const items = [...plan.modules, ...(plan.parts ?? [])];
  return {
    stateFormat: 1,
    phase: start.invited ? 'invited' : start.startsAt !== undefined && start.startsAt > start.at ? 'scheduled' : 'active',
    startedAt: start.at,
    ended: null,
    halted: null,
    seq: 0,
    now: start.at,
    modules: Object.fromEntries(items.map((item) => [item.id, lockedModule])),
    forms: {},
    batteries: Object.fromEntries(plan.batteries.map((battery) => [battery.id, emptyBattery])),
    flags: {},
    flagRounds: {},
    lastActivityAt: start.at,
    facts: {},
    agenda: [],
    walkingTo: null,
    ...(start.seed === undefined ? {} : { seed: start.seed }),
    ...(start.zone === undefined ? {} : { zone: start.zone }),
    ...(start.dates === undefined ? {} : { dates: Object.fromEntries(Object.entries(start.dates).filter(([, date]) => isDate(date))) }),
    ...(start.facts === undefined ? {} : { startFacts: start.facts }),
    ...(start.hours === undefined ? {} : { hours: start.hours }),
    ...(start.startsAt === undefined ? {} : { startsAt: start.startsAt }),
  };
}

/** The first thing of all: waits for the citizen's yes or for its day, or is active at once. */
export function settleMade(turn: Turn): void {
  const { phase, startsAt, startedAt } = turn.state;
  const { invitation } = turn.plan;
  if (phase === 'invited' && invitation) {
    const at = dayAfter(zoneOf(turn), startedAt, invitation.days, invitation.at);
    schedule(turn, { key: keyFor(turn, 'lapseInvitation'), kind: 'lapseInvitation', at: Math.max(at, turn.state.now) });
  }
  if (phase === 'scheduled') {
    schedule(turn, { key: keyFor(turn, 'startMoment'), kind: 'startMoment', at: Math.max(startsAt ?? startedAt, turn.state.now) });
  }
  if (phase === 'active') becomeActive(turn);
}

/** Brings everything in line with its rules, again until nothing more follows. */
export function settle(turn: Turn): void {
  for (let before = -1, rounds = 0; before !== turn.changes; rounds += 1) {
    before = turn.changes;
    if (rounds >= MOST_ROUNDS) return halt(turn, 'Reglerna följer på varandra utan slut. Planen kan inte fortsätta.');
    settleModules(turn);
    settleBatteries(turn);
    settleMeasures(turn);
    settleFlags(turn);
    settleEnd(turn);
  }
}

/** When the time limit comes, or null when there is none. */
export function endsAt(life: Life): Instant | null {
  const { ends } = life.plan;
  const { startedAt } = life.state;
  return ends ? pastPauses(life, dayAfter(zoneOf(life), startedAt, ends.days, ends.at), startedAt, 'always') : null;
}

/** The day has come on which a scheduled moment starts. */
export function fireStartMoment(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'startTimeCame');
  becomeActive(turn);
}

/** Nobody has answered the invitation. */
export function fireLapseInvitation(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'invitationLapsed');
  finish(turn, 'lapsed', 'invitationLapsed');
}

/** The citizen answers the invitation. */
export function takeInvitationAnswer(turn: Turn, event: Extract<Event, { kind: 'invitationAccepted' | 'invitationDeclined' }>): void {
  const key = `invitation/${event.seq}`;
  if (turn.state.phase !== 'invited') {
    return decide(turn, { key, item: 'invitation', outcome: 'suppressed', rule: 'notInvited', facts: {} });
  }
  const rule = event.kind;
  decide(turn, { key, item: 'invitation', outcome: 'fired', rule, facts: {} });
  cancel(turn, (due) => due.kind === 'lapseInvitation', rule);
  if (rule === 'invitationDeclined') return finish(turn, 'declined', rule);
  const { startsAt, now } = turn.state;
  if (startsAt === undefined || startsAt <= now) return becomeActive(turn);
  turn.state.phase = 'scheduled';
  schedule(turn, { key: 'startMoment', kind: 'startMoment', at: startsAt });
}

/** Staff end the moment (END-03). */
export function takeEnded(turn: Turn, event: Extract<Event, { kind: 'ended' }>): void {
  const key = `end/${event.seq}`;
  if (turn.state.phase === 'ended') return decide(turn, { key, item: 'end', outcome: 'suppressed', rule: 'momentEnded', facts: {} });
  end(turn, 'staff', key);
}

/** The time limit has come. */
export function fireEndMoment(turn: Turn, due: Due): void {
  end(turn, 'timeLimit', due.key, due.at);
}

/** Maintenance has run out (MNT-04). */
export function fireEndMaintenance(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'maintenanceOver');
  end(turn, 'maintenance', 'end/maintenance');
}

/** Follow-up has lasted as long as it may. */
export function fireEndFollowUp(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'followUpOver');
  end(turn, 'followUp', 'end/followUp');
}

/** Maintenance is about to end: the citizen is told. */
export function fireMaintenanceNotice(turn: Turn, due: Due): void {
  send(turn, { key: due.key, about: 'maintenanceEnds', nominal: due.at });
}

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
    rest(turn);
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

/** Stops a moment that cannot go on: staff and operators are told, nothing is lost, the workflow does not fail. */
export function halt(turn: Turn, reason: string): void {
  const { phase, now } = turn.state;
  if (phase === 'halted') return;
  turn.state.phase = 'halted';
  turn.state.halted = { at: now, reason, ...(phase === 'active' ? {} : { from: phase }) };
  turn.state.walkingTo = null;
  raise(turn, haltedFlag, `flag/${haltedFlag.id}/-`, { rule: 'halted', about: null, facts: { reason } });
}

function becomeActive(turn: Turn): void {
  const { now } = turn.state;
  turn.state.phase = 'active';
  turn.state.startedAt = now;
  turn.state.lastActivityAt = now;
  turn.changes += 1;
  const at = endsAt(turn);
  if (at !== null) schedule(turn, { key: 'endMoment', kind: 'endMoment', at });
  settleModules(turn);
  settleBatteries(turn);
  armInactivity(turn);
}

/** The last module is completed, or follow-up has nothing left. */
function settleEnd(turn: Turn): void {
  const { phase } = turn.state;
  const { endsWhenCompleted } = turn.plan;
  if (phase === 'active' && endsWhenCompleted && endsWhenCompleted.length > 0) {
    const done = endsWhenCompleted.every(
      (module) =>
        turn.state.modules[module]?.status === 'completed' ||
        (turn.state.modules[module]?.status === 'closed' && turn.state.modules[module].completedAt !== null),
    );
    if (done) end(turn, 'lastModule', 'end/lastModule');
  }
  if (phase === 'followUp' && !hasMore(turn)) end(turn, 'followUp', 'end/followUp');
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
function end(turn: Turn, by: EndedBy, key: string, nominal: Instant = turn.state.now): void {
  const rule = ENDED[by];
  const { phase, now } = turn.state;
  const toFollowUp = planned(turn.plan).hasFollowUp && FOLLOWED.has(phase) && !turn.state.gone;
  decide(turn, { key, item: 'end', outcome: 'fired', rule, facts: { startedAt: turn.state.startedAt }, nominal });
  turn.state.ended = phase === 'followUp' ? turn.state.ended : { at: now, by };
  cancelOccasions(turn, 'momentEnded');
  cancel(turn, (due) => due.kind !== 'escalate', 'momentEnded');
  rest(turn);
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

/** An invitation that came to nothing. */
function finish(turn: Turn, by: 'lapsed' | 'declined', rule: Because): void {
  const { now } = turn.state;
  cancel(turn, () => true, rule);
  turn.state.phase = 'ended';
  turn.state.ended = { at: now, by };
  const key = `end/${by}`;
  decide(turn, { key, item: 'end', outcome: 'fired', rule, facts: {} });
  turn.effects.push({ kind: 'endMoment', key, by, at: now });
}

/** Measures whose time has come are not waited for any longer. */
function forgetWaiting(turn: Turn): void {
  const { measures } = turn.state;
  if (!measures) return;
  turn.state.measures = Object.fromEntries(Object.entries(measures).map(([id, state]) => [id, { ...state, waiting: null }]));
}

/** Leaves the pause or maintenance it was in. */
function rest(turn: Turn): void {
  const { paused, now } = turn.state;
  if (paused) turn.state.pauses = [...(turn.state.pauses ?? []), { from: paused.at, to: now }];
  delete turn.state.paused;
  delete turn.state.maintenance;
}

/** Active again after a time when nothing was looked at. */
function goOn(turn: Turn): void {
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

const MOST_ROUNDS = 1_000;
const FOLLOWED: ReadonlySet<State['phase']> = new Set(['active', 'paused', 'maintenance', 'halted']);
const STAYS_WHEN_GONE: ReadonlySet<Due['kind']> = new Set(['escalate', 'endMoment', 'endMaintenance', 'endFollowUp', 'resume']);
const ENDED: Readonly<Record<EndedBy, Because>> = {
  staff: 'endedByStaff',
  timeLimit: 'timeLimit',
  lastModule: 'lastModuleCompleted',
  maintenance: 'maintenanceOver',
  followUp: 'followUpOver',
  lapsed: 'invitationLapsed',
  declined: 'invitationDeclined',
};
