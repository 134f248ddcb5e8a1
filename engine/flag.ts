import { daysBetween } from './clock.ts';
import type { Because, Decision } from './decision.ts';
import type { Event, FormInstance } from './event.ts';
import { evaluate, holds, type Expression } from './expression.ts';
import { dayAfter } from './opening.ts';
import type { Instant, PlannedFlag } from './plan.ts';
import type { Due } from './state.ts';
import { decide, factsOf, schedule, type Turn } from './turn.ts';

/** Flags: raised, put out, raised again in a new round (FLG-15, FLG-16, FLG-22). */

/** What a flag or a form's key says of the copy it is about: `phq9`, or `phq9@start/1` for an occasion's copy. */
export function about(form: string, instance: FormInstance): string {
  return instance.kind === 'ordinary' ? form : `${form}@${instance.battery}/${instance.occasion}`;
}

/** Raises the flags whose condition holds for a form just saved, and the safety flag for a result that could not be calculated (RES-11, RES-12). */
export function formFlags(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  const place = about(event.form, event.instance);
  for (const flag of turn.plan.flags) {
    if (flag.trigger.kind !== 'form' || flag.trigger.form !== event.form) continue;
    const { when } = flag.trigger;
    if (when && !holds(when, { forms: turn.state.facts })) continue;
    raise(turn, flag, `flag/${flag.id}/${place}`, {
      rule: 'conditionHolds',
      about: place,
      event,
      facts: when ? namedFacts(when, turn) : {},
    });
  }
  if (event.failedResults.length === 0) return;
  raise(turn, calculationFailed, `flag/${calculationFailed.id}/${place}`, {
    rule: 'calculationFailed',
    about: place,
    event,
    facts: { results: event.failedResults.join(' ') },
  });
}

/** Raises the flags about missed occasions, once until they are put out. */
export function missedBatteryFlags(turn: Turn, battery: string, occasion: number, inARow: number): void {
  for (const flag of turn.plan.flags) {
    if (flag.trigger.kind !== 'missedBattery' || flag.trigger.battery !== battery || inARow < flag.trigger.inARow) continue;
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
  for (const flag of turn.plan.flags) {
    if (flag.trigger.kind !== 'missedBattery' || flag.trigger.battery !== battery || flag.putOut !== 'activity') continue;
    for (const [key, open] of Object.entries(turn.state.flags)) if (open.flag === flag.id) putOut(turn, key, 'answered');
  }
}

/** The citizen did something: inactivity flags that say so are put out, and the rules are armed anew where they rest. */
export function takeActivity(turn: Turn): void {
  turn.state = { ...turn.state, lastActivityAt: turn.state.now };
  for (const flag of turn.plan.flags) {
    if (flag.trigger.kind !== 'inactivity') continue;
    const key = `flag/${flag.id}/-`;
    if (flag.putOut === 'activity' && turn.state.flags[key]) putOut(turn, key, 'activity');
  }
  armInactivity(turn);
}

/** Arms every inactivity rule that rests, unless its flag is lit. Activity does not move an armed rule: it looks again when its time comes. */
export function armInactivity(turn: Turn, from: Instant = turn.state.lastActivityAt): void {
  if (turn.state.phase !== 'active') return;
  for (const flag of turn.plan.flags) {
    if (flag.trigger.kind !== 'inactivity') continue;
    if (turn.state.flags[`flag/${flag.id}/-`]) continue;
    if (turn.state.agenda.some((due) => due.kind === 'inactivity' && due.flag === flag.id)) continue;
    arm(turn, flag, flag.trigger, from);
  }
}

/** An inactivity rule's time has come: moved if there was activity since it was armed, otherwise the flag is raised. */
export function fireInactivity(turn: Turn, due: Due): void {
  const flag = turn.plan.flags.find((each) => each.id === due.flag);
  if (!flag || flag.trigger.kind !== 'inactivity') return;
  const { lastActivityAt, now } = turn.state;
  const facts = { ...factsOf(due), lastActivityAt, days: daysBetween(turn.plan.zone, lastActivityAt, now) };
  const at = dayAfter(turn.plan.zone, lastActivityAt, flag.trigger.days, flag.trigger.at);
  if (at > now) {
    decide(turn, { key: due.key, item: 'inactivity', outcome: 'moved', rule: 'activity', facts: { ...facts, to: at }, nominal: due.at });
    arm(turn, flag, flag.trigger, lastActivityAt);
    return;
  }
  const key = `flag/${flag.id}/-`;
  if (turn.state.flags[key]) {
    decide(turn, { key: due.key, item: 'inactivity', outcome: 'suppressed', rule: 'alreadyRaised', facts, nominal: due.at });
    return;
  }
  decide(turn, { key: due.key, item: 'inactivity', outcome: 'fired', rule: 'inactivity', facts, nominal: due.at });
  raise(turn, flag, key, { rule: 'inactivity', about: null, facts });
}

/** A form was read: its flags go out, whoever the reader is (FLG-15). */
export function takeFormRead(turn: Turn, event: Extract<Event, { kind: 'formRead' }>): void {
  const place = about(event.form, event.instance);
  setRead(turn, event.form, event.instance, true);
  for (const [key, open] of Object.entries(turn.state.flags)) {
    if (open.about === place && putOutBy(turn, open.flag) === 'reading') putOut(turn, key, 'formRead');
  }
}

/** A form was marked unread: the flags it had are raised again, in a new round (FLG-16). */
export function takeFormMarkedUnread(turn: Turn, event: Extract<Event, { kind: 'formMarkedUnread' }>): void {
  const place = about(event.form, event.instance);
  setRead(turn, event.form, event.instance, false);
  for (const flag of [...turn.plan.flags, calculationFailed]) {
    const key = `flag/${flag.id}/${place}`;
    if (!turn.state.flagRounds[key] || turn.state.flags[key] || flag.putOut !== 'reading') continue;
    raise(turn, flag, key, { rule: 'formMarkedUnread', about: place, event, facts: {} });
  }
}

/** Staff put a flag out, with a reason. An inactivity rule looks again as many days later: silence that goes on is told again. */
export function takeFlagPutOut(turn: Turn, event: Extract<Event, { kind: 'flagPutOut' }>): void {
  if (turn.state.flags[event.flagKey]) {
    putOut(turn, event.flagKey, 'putOutByStaff');
    return armInactivity(turn, turn.state.now);
  }
  decide(turn, {
    key: `${event.flagKey}/out/${event.seq}`,
    item: 'putOutFlag',
    outcome: 'suppressed',
    rule: 'flagOut',
    facts: { flag: event.flagKey },
  });
}

/** The safety flag of RES-11. It goes to staff whoever the result was for, and points at the form. */
export const calculationFailed: Omit<PlannedFlag, 'trigger'> = {
  id: 'system.calculationFailed',
  priority: 'prioritised',
  recipients: ['staff'],
  putOut: 'reading',
};

interface Raising {
  readonly rule: Because;
  readonly about: string | null;
  readonly facts: Decision['facts'];
  readonly event?: { readonly form: string; readonly instance: FormInstance };
  readonly battery?: string;
  readonly occasion?: number;
}

function raise(turn: Turn, flag: Omit<PlannedFlag, 'trigger'>, key: string, raising: Raising): void {
  const before = turn.state.flagRounds[key] ?? 0;
  if (turn.state.flags[key]) {
    const seq = turn.seq ?? turn.state.seq;
    decide(turn, {
      key: `${key}#${before}/again/${seq}`,
      item: 'raiseFlag',
      outcome: 'suppressed',
      rule: 'alreadyRaised',
      facts: { flag: flag.id, ...raising.facts },
    });
    return;
  }
  const round = before + 1;
  const instance = raising.event?.instance;
  turn.state = {
    ...turn.state,
    flagRounds: { ...turn.state.flagRounds, [key]: round },
    flags: {
      ...turn.state.flags,
      [key]: { flag: flag.id, round, priority: flag.priority, raisedAt: turn.state.now, about: raising.about },
    },
  };
  const form = raising.event?.form ?? null;
  const battery = instance?.kind === 'occasion' ? instance.battery : (raising.battery ?? null);
  const occasion = instance?.kind === 'occasion' ? instance.occasion : (raising.occasion ?? null);
  decide(turn, {
    key: `${key}#${round}`,
    item: 'raiseFlag',
    outcome: 'fired',
    rule: raising.rule,
    facts: { flag: flag.id, round, ...(form ? { form } : {}), ...(battery ? { battery, occasion } : {}), ...raising.facts },
  });
  turn.effects.push({
    kind: 'raiseFlag',
    key,
    flag: flag.id,
    round,
    priority: flag.priority,
    recipients: flag.recipients,
    form,
    battery,
    occasion,
    at: turn.state.now,
  });
  if (!flag.recipients.includes('citizen')) return;
  turn.sends.push({
    key: `notify/${key}#${round}`,
    about: 'flag',
    module: null,
    battery,
    occasion,
    reminder: null,
    flag: key,
    staleAfterHours: null,
    nominal: turn.state.now,
    seq: turn.seq,
  });
}

function putOut(turn: Turn, key: string, rule: Because): void {
  const open = turn.state.flags[key];
  if (!open) return;
  const { [key]: _out, ...flags } = turn.state.flags;
  turn.state = { ...turn.state, flags };
  decide(turn, {
    key: `${key}#${open.round}/out`,
    item: 'putOutFlag',
    outcome: 'fired',
    rule,
    facts: { flag: open.flag, round: open.round, raisedAt: open.raisedAt },
  });
  turn.effects.push({ kind: 'putOutFlag', key, flag: open.flag, round: open.round, because: rule, at: turn.state.now });
}

function arm(turn: Turn, flag: PlannedFlag, trigger: { readonly days: number; readonly at: string }, from: Instant): void {
  const counter = `inactivity/${flag.id}`;
  const count = (turn.state.flagRounds[counter] ?? 0) + 1;
  turn.state = { ...turn.state, flagRounds: { ...turn.state.flagRounds, [counter]: count } };
  const at = dayAfter(turn.plan.zone, from, trigger.days, trigger.at);
  schedule(turn, { key: `${counter}/${count}`, kind: 'inactivity', at: Math.max(at, turn.state.now), flag: flag.id });
}

function putOutBy(turn: Turn, flag: string): PlannedFlag['putOut'] {
  if (flag === calculationFailed.id) return calculationFailed.putOut;
  return turn.plan.flags.find((each) => each.id === flag)?.putOut ?? 'staff';
}

function setRead(turn: Turn, form: string, instance: FormInstance, read: boolean): void {
  if (instance.kind === 'ordinary') {
    const saved = turn.state.forms[form];
    if (saved) turn.state = { ...turn.state, forms: { ...turn.state.forms, [form]: { ...saved, read } } };
    return;
  }
  const battery = turn.state.batteries[instance.battery];
  const occasion = battery?.occasions[String(instance.occasion)];
  const saved = occasion?.forms[form];
  if (!battery || !occasion || !saved) return;
  const forms = { ...occasion.forms, [form]: { ...saved, read } };
  const occasions = { ...battery.occasions, [String(instance.occasion)]: { ...occasion, forms } };
  turn.state = { ...turn.state, batteries: { ...turn.state.batteries, [instance.battery]: { ...battery, occasions } } };
}

/** The facts a condition names, with their values, for the decision record. */
function namedFacts(expression: Expression, turn: Turn): Record<string, string | number | boolean | null> {
  const facts: Record<string, string | number | boolean | null> = {};
  for (const names of pathsOf(expression)) {
    const value = evaluate({ kind: 'path', names }, { forms: turn.state.facts });
    if (value === undefined) facts[names.join('.')] = null;
    else
      facts[names.join('.')] =
        typeof value === 'number' || typeof value === 'boolean' ? value : Array.isArray(value) ? value.join(' ') : String(value);
  }
  return facts;
}

function pathsOf(expression: Expression): readonly (readonly string[])[] {
  if (expression.kind === 'path') return [expression.names];
  const parts = Object.values(expression).flatMap((part: unknown) => (Array.isArray(part) ? (part as unknown[]) : [part]));
  return parts.flatMap((part) => (isExpression(part) ? pathsOf(part) : []));
}

function isExpression(part: unknown): part is Expression {
  return typeof part === 'object' && part !== null && 'kind' in part;
}
