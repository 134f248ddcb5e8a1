import { momentFlags } from './flag.ts';
import { raise } from './raise.ts';
import { armInactivity } from './silence.ts';
import { pausedByCitizenFlag } from './systemFlag.ts';
import { armMessages } from './timedFlag.ts';
import type { Because } from './decision.ts';
import type { Event } from './event.ts';
import { pauseMeaning, pastPauses } from './opening.ts';
import { refusal } from './phase.ts';
import type { PauseMeaning } from './plan.ts';
import { retime, timeOf } from './retime.ts';
import type { Due } from './state.ts';
import { cancel, conclude, decide, move, own, schedule, takeOff, type Turn } from './turn.ts';

/** A pause by staff or citizen, and what it means to each kind of item when it ends (`docs/language.md` §8). */

/** Pauses and other gaps that a state remembers; more than so many are refused. */
const MOST_PAUSES = 60;

/** The moment is paused: time goes on, nothing that waits for it fires. */
export function takePaused(turn: Turn, event: Extract<Event, { kind: 'paused' }>): void {
  const key = `pause/${event.seq}`;
  const tooMany = (turn.state.pauses?.length ?? 0) >= MOST_PAUSES;
  const refused = refusal(turn.state) ?? ((event.by === 'citizen' && turn.plan.pause?.byCitizen !== true) || tooMany ? 'notAllowed' : null);
  if (refused) return decide(turn, { key, item: 'pause', outcome: 'suppressed', rule: refused, facts: { by: event.by } });
  const at = turn.state.now;
  const rule = event.by === 'citizen' ? 'pausedByCitizen' : 'pausedByStaff';
  turn.state.phase = 'paused';
  turn.state.paused = { at, until: event.until, by: event.by };
  decide(turn, { key, item: 'pause', outcome: 'fired', rule, facts: { by: event.by, until: event.until } });
  if (event.until !== null) schedule(turn, { key: `resume/${event.seq}`, kind: 'resume', at: Math.max(event.until, at) });
  if (event.by === 'citizen') raise(turn, pausedByCitizenFlag, `flag/${pausedByCitizenFlag.id}/-`, { rule, about: null, facts: {} });
  momentFlags(turn, 'paused', rule);
}

/** Staff end the pause, or the citizen her own; in a halted moment staff let it go on. */
export function takeResumed(turn: Turn, event: Extract<Event, { kind: 'resumed' }>): void {
  const key = `resumed/${event.seq}`;
  const { paused, halted } = turn.state;
  if (turn.state.phase === 'halted' && event.by === 'staff' && halted) {
    turn.state.phase = halted.from ?? 'active';
    turn.state.halted = null;
    return decide(turn, { key, item: 'resume', outcome: 'fired', rule: 'resumedByStaff', facts: { by: event.by } });
  }
  const refused: Because | null = !paused
    ? 'notPaused'
    : event.by === 'citizen' && turn.plan.pause?.byCitizen !== true
      ? 'notAllowed'
      : null;
  if (refused) return decide(turn, { key, item: 'resume', outcome: 'suppressed', rule: refused, facts: { by: event.by } });
  const rule = event.by === 'citizen' ? 'resumedByCitizen' : 'resumedByStaff';
  cancel(turn, (due) => due.kind === 'resume', rule);
  decide(turn, { key, item: 'resume', outcome: 'fired', rule, facts: { by: event.by, pausedFrom: paused?.at ?? null } });
  endPause(turn);
}

/** The pause is over by itself. */
export function fireResume(turn: Turn, due: Due): void {
  conclude(turn, due, 'fired', 'pauseOver', { pausedFrom: turn.state.paused?.at ?? null });
  endPause(turn);
}

/** The pause becomes a thing of the past, and everything that waits is treated by its kind's meaning. */
export function endPause(turn: Turn): void {
  const { paused } = turn.state;
  if (!paused) return;
  const to = turn.state.now;
  turn.state.pauses = [...(turn.state.pauses ?? []), { from: paused.at, to }];
  delete turn.state.paused;
  turn.state.phase = 'active';
  for (const due of turn.state.agenda.slice()) afterPause(turn, due);
  retime(turn, (due) => shifts(turn, due), 'movedByPause');
  armInactivity(turn, to);
  armMessages(turn);
}

/** What a pause of the given meaning makes of an item that is not simply moved with the rest. */
function afterPause(turn: Turn, due: Due): void {
  const inside = due.at < turn.state.now;
  const meaning = meaningOf(turn, due);
  if (due.kind === 'inactivity' || (due.kind === 'missActivity' && meaning !== 'skip')) return moveByNewest(turn, due);
  if (!inside || meaning === null || meaning === 'shift') return;
  if (meaning === 'catchUp') {
    const at = due.kind === 'missOccasion' || due.kind === 'closeOccasion' ? timeOf(turn, due) : null;
    if (at !== null && at !== due.at) move(turn, due, at, 'movedByPause');
    return;
  }
  // A day that activity in the pause has put off did not fall inside it.
  const later = due.kind === 'timedFlag' ? timeOf(turn, due) : null;
  if (later !== null && later > turn.state.now) return move(turn, due, later, 'anchorMoved');
  switch (due.kind) {
    case 'remind':
    case 'missOccasion':
    case 'timedFlag':
      takeOff(turn, due);
      if (due.kind === 'timedFlag' && due.flag !== undefined) own(turn, 'flagRounds')[`done/${due.flag}`] = 1;
      return conclude(turn, due, 'suppressed', 'skippedByPause');
    case 'missActivity': {
      const state = turn.state.measures?.[due.measure ?? ''];
      takeOff(turn, due);
      if (state) turn.state.measures = { ...turn.state.measures, [state.measure.id]: { ...state, waiting: null } };
      return conclude(turn, due, 'suppressed', 'skippedByPause');
    }
    default:
      return;
  }
}

/** What is not counted from an anchor that stands in the state: later by the days of the pause that has just ended. */
function moveByNewest(turn: Turn, due: Due): void {
  const pause = turn.state.pauses?.at(-1);
  if (!pause) return;
  const at = pastPauses({ plan: turn.plan, state: { ...turn.state, pauses: [pause] } }, due.at, pause.from, 'always');
  if (at !== due.at) move(turn, due, at, 'movedByPause');
}

/** Whether the pause moves an item by its rule; the rest stay where they are and fire now if their time has passed. */
function shifts(turn: Turn, due: Due): boolean {
  return due.kind === 'endMoment' || (due.kind !== 'missActivity' && meaningOf(turn, due) === 'shift');
}

function meaningOf(turn: Turn, due: Due): PauseMeaning | null {
  switch (due.kind) {
    case 'openModule':
    case 'completeModule':
    case 'closeModule':
      return pauseMeaning(turn, 'modules');
    case 'openOccasion':
    case 'remind':
    case 'missOccasion':
    case 'closeOccasion':
      return pauseMeaning(turn, 'batteries');
    case 'activity':
    case 'missActivity':
      return pauseMeaning(turn, 'activities');
    case 'timedFlag':
      return due.prioritised ? null : pauseMeaning(turn, 'flags');
    default:
      return null;
  }
}
