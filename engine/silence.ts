import { daysBetween } from './clock.ts';
import { dayAfter, pastPauses, zoneOf, type Life } from './opening.ts';
import type { Instant, PlannedTrigger } from './plan.ts';
import { flagOf, flagsOf, putOut, raise } from './raise.ts';
import type { Due } from './state.ts';
import { conclude, decide, factsOf, own, schedule, type Turn } from './turn.ts';

/** Flags about silence: no log-in, no step or no saved form for some days (`docs/language.md` §4). */

/** The citizen did something: inactivity flags that say so are put out, and the rules are armed anew where they rest. */
export function takeActivity(turn: Turn, what: 'any' | 'step' | 'form' = 'any'): void {
  const { phase } = turn.state;
  if (phase === 'invited' || phase === 'scheduled' || phase === 'halted') return;
  turn.state.lastActivityAt = turn.state.now;
  if (what === 'step') turn.state.lastStepAt = turn.state.now;
  if (what === 'form') turn.state.lastFormAt = turn.state.now;
  turn.changes += 1;
  for (const [flag] of flagsOf(turn, 'inactivity')) {
    const key = `flag/${flag.id}/-`;
    if (flag.putOut === 'activity' && turn.state.flags[key]) putOut(turn, key, 'activity');
  }
  armInactivity(turn);
}

/** Arms every inactivity rule that rests, unless its flag is lit. Activity does not move an armed rule: it looks again when its time comes. */
export function armInactivity(turn: Turn, from: Instant | null = null): void {
  if (turn.state.phase !== 'active' || turn.state.gone) return;
  for (const [flag, trigger] of flagsOf(turn, 'inactivity')) {
    if (turn.state.flags[`flag/${flag.id}/-`]) continue;
    if (turn.state.agenda.some((due) => due.kind === 'inactivity' && due.flag === flag.id)) continue;
    const counter = `inactivity/${flag.id}`;
    const count = (turn.state.flagRounds[counter] ?? 0) + 1;
    own(turn, 'flagRounds')[counter] = count;
    const at = inactiveAt(turn, trigger, from ?? lastOf(turn, trigger));
    schedule(turn, { key: `${counter}/${count}`, kind: 'inactivity', at: Math.max(at, turn.state.now), flag: flag.id });
  }
}

/** An inactivity rule's time has come: moved if there was activity since it was armed, otherwise the flag is raised. */
export function fireInactivity(turn: Turn, due: Due): void {
  const flag = due.flag === undefined ? undefined : flagOf(turn, due.flag);
  if (flag?.trigger.kind !== 'inactivity') return conclude(turn, due, 'cancelled', 'removedFromPlan');
  const { now } = turn.state;
  const last = lastOf(turn, flag.trigger);
  const facts = { ...factsOf(due), lastActivityAt: last, days: daysBetween(zoneOf(turn), last, now) };
  const at = inactiveAt(turn, flag.trigger, last);
  if (at > now) {
    decide(turn, { key: due.key, item: 'inactivity', outcome: 'moved', rule: 'activity', facts: { ...facts, to: at }, nominal: due.at });
    return armInactivity(turn);
  }
  const key = `flag/${flag.id}/-`;
  if (turn.state.flags[key]) return conclude(turn, due, 'suppressed', 'alreadyRaised', facts);
  conclude(turn, due, 'fired', 'inactivity', facts);
  raise(turn, flag, key, { rule: 'inactivity', about: null, facts });
}

/** When silence since `last` becomes inactivity. Paused time is not counted. */
export function inactiveAt(life: Life, trigger: Extract<PlannedTrigger, { kind: 'inactivity' }>, last: Instant): Instant {
  return pastPauses(life, dayAfter(zoneOf(life), last, trigger.days, trigger.at), last, 'always');
}

/** What an inactivity rule counts from. */
export function lastOf({ state }: Pick<Life, 'state'>, trigger: Extract<PlannedTrigger, { kind: 'inactivity' }>): Instant {
  if (trigger.of === 'step') return state.lastStepAt ?? state.startedAt;
  if (trigger.of === 'form') return state.lastFormAt ?? state.startedAt;
  return state.lastActivityAt;
}
