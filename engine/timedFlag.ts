import type { Event } from './event.ts';
import { opensAt, pastPauses, spanAfter, zoneOf, type Life } from './opening.ts';
import { refusal } from './phase.ts';
import type { Instant, PlannedFlag, PlannedTrigger } from './plan.ts';
import { flagOf, flagsOf, hoursOf, putOutAll, raise } from './raise.ts';
import { staffTimeAfter } from './staffHours.ts';
import type { Due } from './state.ts';
import { cancel, conclude, keyFor, move, own, schedule, takeOff, type Turn } from './turn.ts';

/** Flags that wait for a time: a day, something not done, a message not answered (`docs/language.md` §4). */

/** A flag's time has come: a day, something not done, a message not answered. */
export function fireTimedFlag(turn: Turn, due: Due): void {
  const flag = due.flag === undefined ? undefined : flagOf(turn, due.flag);
  if (!flag) return conclude(turn, due, 'cancelled', 'removedFromPlan');
  const at = timedAt(turn, flag);
  if (at !== null && at > turn.state.now) {
    schedule(turn, due);
    return move(turn, due, at, 'anchorMoved');
  }
  if (at === null) return conclude(turn, due, 'cancelled', 'ruleNoLonger');
  own(turn, 'flagRounds')[`done/${flag.id}`] = 1;
  const { trigger } = flag;
  if (trigger.kind === 'notDone' && isDone(turn, trigger)) return conclude(turn, due, 'suppressed', 'done');
  const rule = trigger.kind === 'time' ? 'time' : trigger.kind === 'notDone' ? 'notDone' : 'unansweredMessage';
  conclude(turn, due, 'fired', rule);
  const facts =
    trigger.kind === 'notDone'
      ? { ...(trigger.module ? { module: trigger.module } : {}), ...(trigger.form ? { form: trigger.form } : {}) }
      : {};
  raise(turn, flag, `flag/${flag.id}/-`, { rule, about: null, facts });
}

/** When a timed flag looks, or null while that is not known. */
export function timedAt(life: Life, flag: PlannedFlag): Instant | null {
  const { trigger } = flag;
  if (trigger.kind === 'time') return opensAt(trigger.opens, life, null, 'flags');
  if (trigger.kind === 'notDone') return opensAt(trigger.by, life, null, 'flags');
  if (trigger.kind !== 'unansweredMessage') return null;
  const since = life.state.unanswered?.[trigger.from];
  if (since === undefined) return null;
  if ('staffHours' in trigger.after) {
    const at = staffTimeAfter(life.plan.zone, since, trigger.after.staffHours, hoursOf(life));
    return at === null ? null : pastPauses(life, at, since, 'flags');
  }
  return pastPauses(life, spanAfter(zoneOf(life), since, trigger.after), since, 'flags');
}

/** A message between citizen and staff, where some rule waits for its answer. */
export function takeMessageSent(turn: Turn, event: Extract<Event, { kind: 'messageSent' }>): void {
  if (refusal(turn.state) === 'beforeStart') return;
  const other = event.by === 'citizen' ? 'staff' : 'citizen';
  const before = turn.state.unanswered ?? {};
  const answered = before[other];
  const waits = before[event.by];
  turn.state.unanswered = { [event.by]: waits ?? turn.state.now };
  for (const [flag, trigger] of flagsOf(turn, 'unansweredMessage')) {
    if (trigger.from === other && answered !== undefined) {
      cancel(turn, (due) => due.kind === 'timedFlag' && due.flag === flag.id, 'messageAnswered');
      if (flag.putOut === 'activity') putOutAll(turn, flag.id, 'messageAnswered');
    }
    if (trigger.from !== event.by || waits !== undefined) continue;
    if (turn.state.flagRounds[`done/${flag.id}`] !== undefined) delete own(turn, 'flagRounds')[`done/${flag.id}`];
    if (turn.state.phase === 'active' && !turn.state.gone) armMessage(turn, flag);
  }
}

/** Arms every rule about an unanswered message whose message still waits: after a pause, maintenance, another plan, or when it is added. */
export function armMessages(turn: Turn): void {
  if (turn.state.phase !== 'active' || turn.state.gone) return;
  for (const [flag] of flagsOf(turn, 'unansweredMessage')) {
    const settled = turn.state.flagRounds[`done/${flag.id}`] !== undefined;
    if (!settled && !turn.state.agenda.some((due) => due.kind === 'timedFlag' && due.flag === flag.id)) armMessage(turn, flag);
  }
}

/** Arms, moves or takes off a flag that waits for a rule of time. */
export function settleTimed(turn: Turn, flag: PlannedFlag): void {
  if (turn.state.flagRounds[`done/${flag.id}`] !== undefined) return;
  const armed = turn.state.agenda.find((due) => due.kind === 'timedFlag' && due.flag === flag.id);
  const at = timedAt(turn, flag);
  if (at === null) {
    if (!armed) return;
    takeOff(turn, armed);
    return conclude(turn, armed, 'cancelled', 'ruleNoLonger');
  }
  const isDue = armed !== undefined && armed.at <= turn.state.now && at <= turn.state.now;
  if (armed?.at === at || isDue) return;
  if (armed) return move(turn, armed, Math.max(at, turn.state.now), 'anchorMoved');
  const base = baseOf(turn, flag.id);
  // After a time when nothing was looked at, what passed then is not told afterwards: its record says so already.
  if (at <= turn.state.now && turn.state.flagRounds[`again/${base}`] !== undefined) return;
  own(turn, 'flagRounds')[`timedFlag/${flag.id}`] = Number(base.slice(base.lastIndexOf('/') + 1));
  schedule(turn, timedDue(flag, keyFor(turn, base), Math.max(at, turn.state.now)));
}

function armMessage(turn: Turn, flag: PlannedFlag): void {
  const at = timedAt(turn, flag);
  if (at === null) return;
  const rounds = roundsOf(turn, flag.id);
  delete own(turn, 'flagRounds')[`again/timedFlag/${flag.id}/${rounds}`];
  own(turn, 'flagRounds')[`timedFlag/${flag.id}`] = rounds + 1;
  schedule(turn, timedDue(flag, `timedFlag/${flag.id}/${rounds + 1}`, Math.max(at, turn.state.now)));
}

/** A rule's day has one round, and waits again in it as `~n`; a message's each its own. The numbers are the id's, whatever the trigger was before. */
function baseOf(turn: Turn, flag: string): string {
  const rounds = roundsOf(turn, flag);
  const goesOn = turn.state.flagRounds[`again/timedFlag/${flag}/${rounds}`] !== undefined;
  return `timedFlag/${flag}/${goesOn ? rounds : rounds + 1}`;
}

function roundsOf({ state }: Turn, flag: string): number {
  return state.flagRounds[`timedFlag/${flag}`] ?? (state.flagRounds[`again/timedFlag/${flag}/1`] === undefined ? 0 : 1);
}

const timedDue = (flag: PlannedFlag, key: string, at: Instant): Due => ({
  key,
  kind: 'timedFlag',
  at,
  flag: flag.id,
  ...(flag.priority === 'prioritised' ? { prioritised: true } : {}),
});

function isDone(turn: Turn, trigger: Extract<PlannedTrigger, { kind: 'notDone' }>): boolean {
  if (trigger.module !== undefined) return (turn.state.modules[trigger.module]?.completedAt ?? null) !== null;
  return trigger.form !== undefined && turn.state.anchors?.[`formSaved/${trigger.form}`] !== undefined;
}
