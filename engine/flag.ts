import { placeOf } from './copy.ts';
import type { Because, Decision } from './decision.ts';
import type { Event } from './event.ts';
import { holds, type Expression, type Facts } from './expression.ts';
import { factsFor } from './factsFor.ts';
import { namedFacts } from './namedFacts.ts';
import type { PlannedFlag } from './plan.ts';
import { planned } from './planned.ts';
import { flagOf, flagsOf, putOut, putOutAll, raise } from './raise.ts';
import { calculationFailed } from './systemFlag.ts';
import { settleTimed } from './timedFlag.ts';
import { noteSeries } from './trend.ts';
import type { Turn } from './turn.ts';

/** What raises a flag: what happens to forms, modules, batteries, measures and the moment, and conditions (`docs/language.md` §4). */

/** Raises the flags whose condition or trend holds for a form just saved, and the safety flag for a result that could not be calculated (RES-11, RES-12). */
export function formFlags(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  const place = placeOf(event.form, event.instance);
  for (const [flag, trigger] of flagsOf(turn, 'form')) {
    if (trigger.form !== event.form) continue;
    if (trigger.when && !holds(trigger.when, factsFor(turn.state))) continue;
    const facts = trigger.when ? namedFacts(trigger.when, turn.state) : {};
    raise(turn, flag, `flag/${flag.id}/${place}`, { rule: 'conditionHolds', about: place, event, facts });
  }
  for (const [flag, trigger] of flagsOf(turn, 'trend')) {
    if (trigger.form !== event.form) continue;
    const change = noteSeries(turn, trigger, event, place);
    if (!change) continue;
    const hit = trigger.direction === 'up' ? change.value - change.from >= trigger.by : change.from - change.value >= trigger.by;
    if (hit)
      raise(turn, flag, `flag/${flag.id}/${place}`, { rule: 'trend', about: place, event, facts: { ...change, results: trigger.result } });
  }
  if (event.failedResults.length === 0) return;
  raise(turn, calculationFailed, `flag/${calculationFailed.id}/${place}`, {
    rule: 'calculationFailed',
    about: place,
    event,
    facts: { results: event.failedResults.join(' ') },
  });
}

/** A module or part opened, was completed or closed. */
export function moduleFlags(turn: Turn, module: string, what: 'opened' | 'completed' | 'closed'): void {
  const rule = what === 'opened' ? 'moduleOpened' : what === 'completed' ? 'moduleCompleted' : 'moduleClosed';
  for (const [flag, trigger] of flagsOf(turn, 'module')) {
    if (trigger.module === module && trigger.what === what)
      raise(turn, flag, `flag/${flag.id}/-`, { rule, about: null, facts: { module } });
  }
}

/** An occasion opened or was answered. */
export function batteryFlags(turn: Turn, battery: string, occasion: number, what: 'opened' | 'answered'): void {
  for (const [flag, trigger] of flagsOf(turn, 'battery')) {
    if (trigger.battery !== battery || trigger.what !== what) continue;
    const rule = what === 'opened' ? 'occasionOpened' : 'answered';
    raise(turn, flag, `flag/${flag.id}/${battery}/${occasion}`, { rule, about: null, battery, occasion, facts: { battery, occasion } });
  }
}

/** Raises the flags about missed occasions, once until they are put out. */
export function missedBatteryFlags(turn: Turn, battery: string, occasion: number, inARow: number): void {
  for (const [flag, trigger] of flagsOf(turn, 'missedBattery')) {
    if (trigger.battery !== battery || inARow < trigger.inARow) continue;
    if (Object.values(turn.state.flags).some((open) => open.flag === flag.id)) continue;
    raise(turn, flag, `flag/${flag.id}/${battery}/${occasion}`, {
      rule: 'missed',
      about: null,
      battery,
      occasion,
      facts: { battery, occasion, missedInARow: inARow },
    });
  }
}

/** The battery was answered again: flags that say so are put out. */
export function putOutMissedFlags(turn: Turn, battery: string): void {
  for (const [flag, trigger] of flagsOf(turn, 'missedBattery')) {
    if (trigger.battery === battery && flag.putOut === 'activity') putOutAll(turn, flag.id, 'answered');
  }
}

/** A module was completed or a form saved: flags about its not being done go out where they say so. */
export function doneFlags(turn: Turn, done: { readonly module?: string; readonly form?: string }): void {
  for (const [flag, trigger] of flagsOf(turn, 'notDone')) {
    const concerns =
      (trigger.module !== undefined && trigger.module === done.module) || (trigger.form !== undefined && trigger.form === done.form);
    if (concerns && flag.putOut === 'activity') putOutAll(turn, flag.id, 'done');
  }
}

/** What happens in the moment's own life. */
export function momentFlags(turn: Turn, what: 'paused' | 'maintenance' | 'followUp' | 'ended', rule: Because): void {
  for (const [flag, trigger] of flagsOf(turn, 'moment')) {
    if (trigger.what === what) raise(turn, flag, `flag/${flag.id}/-`, { rule, about: null, facts: {} });
  }
}

/** A value of a measure, or a time that passed without one. */
export function activityFlags(
  turn: Turn,
  measure: string,
  what: 'outside' | 'missed' | 'recorded',
  rule: 'outsideLimits' | 'withinLimits' | 'missed',
  facts: Decision['facts'],
): void {
  for (const [flag, trigger] of flagsOf(turn, 'activity')) {
    if (trigger.what === what) raise(turn, flag, `flag/${flag.id}/${measure}`, { rule, about: null, facts: { measure, ...facts } });
  }
}

/** Looks at what no single happening raises: conditions that have become true, conditions that put out, and times that flags wait for. */
export function settleFlags(turn: Turn): void {
  const { phase } = turn.state;
  if (phase === 'invited' || phase === 'scheduled' || phase === 'halted') return;
  const reading = planned(turn.plan);
  if (reading.hasConditions || turn.state.ownFlags) {
    const facts = factsFor(turn.state);
    for (const [flag, trigger] of flagsOf(turn, 'condition')) settleCondition(turn, flag, trigger.when, facts);
    for (const open of Object.entries(turn.state.flags)) {
      const flag = flagOf(turn, open[1].flag);
      if (flag?.putOut === 'condition' && flag.outWhen && holds(flag.outWhen, facts)) putOut(turn, open[0], 'conditionHolds');
    }
  }
  if (phase !== 'active' || turn.state.gone) return;
  for (const [flag] of flagsOf(turn, 'time')) settleTimed(turn, flag);
  for (const [flag] of flagsOf(turn, 'notDone')) settleTimed(turn, flag);
}

function settleCondition(turn: Turn, flag: PlannedFlag, when: Expression, facts: Facts): void {
  const held = turn.state.held?.includes(flag.id) ?? false;
  const now = holds(when, facts);
  if (held === now) return;
  turn.state.held = now ? [...(turn.state.held ?? []), flag.id] : (turn.state.held ?? []).filter((id) => id !== flag.id);
  turn.changes += 1;
  if (now) raise(turn, flag, `flag/${flag.id}/-`, { rule: 'conditionHolds', about: null, facts: namedFacts(when, turn.state) });
}
