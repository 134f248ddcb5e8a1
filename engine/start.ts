import { settleBatteries } from './battery.ts';
import { emptyBattery } from './batteryState.ts';
import { isDate } from './date.ts';
import type { Because } from './decision.ts';

import { endsAt } from './ending.ts';
import type { Event, Start } from './event.ts';
import { settleModules } from './module.ts';
import { lockedModule } from './moduleState.ts';
import { dayAfter, zoneOf } from './opening.ts';
import type { Plan } from './plan.ts';
import { armInactivity } from './silence.ts';
import type { Due, State } from './state.ts';
import { cancel, conclude, decide, keyFor, schedule, type Turn } from './turn.ts';

/** How a running moment begins: made, invited, scheduled, active (`docs/language.md` §7). */

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

export function becomeActive(turn: Turn): void {
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
