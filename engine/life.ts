import { armInactivity } from './flag.ts';
import { emptyBattery, cancelOccasions, settleBatteries } from './battery.ts';
import type { Event, Start } from './event.ts';
import { settleModules } from './module.ts';
import { dayAfter } from './opening.ts';
import type { Plan } from './plan.ts';
import type { Due, State } from './state.ts';
import { cancel, decide, schedule, type Turn } from './turn.ts';

/** The life of a running moment: how it begins, how it ends, how it stops when it cannot go on. */

/** The state in which a running moment becomes active, before any rule has been looked at. */
export function initialState(plan: Plan, start: Start): State {
  return {
    stateFormat: 1,
    phase: 'active',
    startedAt: start.at,
    ended: null,
    halted: null,
    seq: 0,
    now: start.at,
    modules: Object.fromEntries(plan.modules.map((module) => [module.id, { status: 'locked', openedAt: null, completedAt: null }])),
    forms: {},
    batteries: Object.fromEntries(plan.batteries.map((battery) => [battery.id, emptyBattery])),
    flags: {},
    flagRounds: {},
    lastActivityAt: start.at,
    facts: {},
    agenda: [],
    walkingTo: null,
  };
}

/** Opens and arms all that starts with the moment. */
export function settleStart(turn: Turn): void {
  const { ends, zone } = turn.plan;
  if (ends) schedule(turn, { key: 'endMoment', kind: 'endMoment', at: dayAfter(zone, turn.state.startedAt, ends.days, ends.at) });
  settle(turn);
  armInactivity(turn);
}

/** Brings modules and batteries in line with their anchors. */
export function settle(turn: Turn): void {
  settleModules(turn);
  settleBatteries(turn);
}

/** Staff end the moment (END-03). */
export function takeEnded(turn: Turn, event: Extract<Event, { kind: 'ended' }>): void {
  if (turn.state.phase === 'ended') {
    decide(turn, { key: `end/${event.seq}`, item: 'end', outcome: 'suppressed', rule: 'momentEnded', facts: {} });
    return;
  }
  end(turn, 'staff', `end/${event.seq}`);
}

/** The time limit has come. */
export function fireEndMoment(turn: Turn, due: Due): void {
  end(turn, 'timeLimit', due.key);
}

/** Stops a moment that cannot go on: staff and operators are told, nothing is lost, the workflow does not fail. */
export function halt(turn: Turn, reason: string): void {
  if (turn.state.phase === 'halted') return;
  const at = turn.state.now;
  const round = (turn.state.flagRounds['flag/system.halted/-'] ?? 0) + 1;
  turn.state = {
    ...turn.state,
    phase: 'halted',
    halted: { at, reason },
    walkingTo: null,
    flagRounds: { ...turn.state.flagRounds, 'flag/system.halted/-': round },
    flags: {
      ...turn.state.flags,
      'flag/system.halted/-': { flag: 'system.halted', round, priority: 'prioritised', raisedAt: at, about: null },
    },
  };
  decide(turn, {
    key: `flag/system.halted/-#${round}`,
    item: 'raiseFlag',
    outcome: 'fired',
    rule: 'halted',
    facts: { flag: 'system.halted', round, reason },
  });
  turn.effects.push({
    kind: 'raiseFlag',
    key: 'flag/system.halted/-',
    flag: 'system.halted',
    round,
    priority: 'prioritised',
    recipients: ['staff'],
    form: null,
    battery: null,
    occasion: null,
    at,
  });
}

/** Open occasions, reminders and flags not yet raised are cancelled, each with its record; raised flags stay until staff have seen them. */
function end(turn: Turn, by: 'staff' | 'timeLimit', key: string): void {
  const rule = by === 'staff' ? 'endedByStaff' : 'timeLimit';
  const at = turn.state.now;
  turn.state = { ...turn.state, phase: 'ended', ended: { at, by }, walkingTo: turn.state.walkingTo };
  decide(turn, { key, item: 'end', outcome: 'fired', rule, facts: { startedAt: turn.state.startedAt } });
  cancelOccasions(turn, 'momentEnded');
  cancel(turn, () => true, 'momentEnded');
  turn.effects.push({ kind: 'endMoment', key, by, at });
}
