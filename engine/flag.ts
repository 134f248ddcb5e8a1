import { daysBetween } from './clock.ts';
import type { Because, Decision } from './decision.ts';
import type { Event, FormInstance } from './event.ts';
import { holds, type Expression } from './expression.ts';
import { factsFor } from './factsFor.ts';
import { namedFacts } from './namedFacts.ts';
import { dayAfter, opensAt, pastPauses, spanAfter, zoneOf, type Life } from './opening.ts';
import type { Instant, PlannedFlag, PlannedTrigger } from './plan.ts';
import { refusal } from './phase.ts';
import { planned } from './planned.ts';
import { send } from './send.ts';
import { staffTimeAfter, usualHours } from './staffHours.ts';
import type { Due } from './state.ts';
import { cancel, conclude, decide, factsOf, keyFor, move, schedule, takeOff, type Turn } from './turn.ts';

/** Flags: raised, put out, raised again in a new round (FLG-15, FLG-16, FLG-22, `docs/language.md` §4). */

/** A flag without its trigger: one of ours, that no rule of the plan raises. */
export type SystemFlag = Omit<PlannedFlag, 'trigger'>;

const system = (id: string, priority: PlannedFlag['priority'], putOut: PlannedFlag['putOut']): SystemFlag => ({
  id,
  priority,
  recipients: ['staff'],
  putOut,
});

/** The safety flag of RES-11. It goes to staff whoever the result was for, and points at the form. */
export const calculationFailed = system('system.calculationFailed', 'prioritised', 'reading');
export const haltedFlag = system('system.halted', 'prioritised', 'staff');
export const pausedByCitizenFlag = system('system.pausedByCitizen', 'ordinary', 'staff');
export const citizenGoneFlag = system('system.citizenGone', 'prioritised', 'staff');
/** An ending without a person: journalling waits (END-08). */
export const journalFlag = system('system.journal', 'ordinary', 'staff');
/** A measure's own flag (ACT-04). */
export const measureFlag = (measure: string): SystemFlag => system(`measure.${measure}`, 'ordinary', 'staff');

/** What a flag or a form's key says of the copy it is about: `phq9`, or `phq9@start/1` for an occasion's copy. */
export function about(form: string, instance: FormInstance): string {
  return instance.kind === 'ordinary' ? form : `${form}@${instance.battery}/${instance.occasion}`;
}

/** Raises the flags whose condition or trend holds for a form just saved, and the safety flag for a result that could not be calculated (RES-11, RES-12). */
export function formFlags(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  const place = about(event.form, event.instance);
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
    for (const [flag, trigger] of flagsOf(turn, 'condition')) settleCondition(turn, flag, trigger.when);
    for (const open of Object.entries(turn.state.flags)) {
      const flag = flagOf(turn, open[1].flag);
      if (flag?.putOut === 'condition' && flag.outWhen && holds(flag.outWhen, factsFor(turn.state)))
        putOut(turn, open[0], 'conditionHolds');
    }
  }
  if (phase !== 'active' || turn.state.gone) return;
  for (const [flag] of flagsOf(turn, 'time')) settleTimed(turn, flag);
  for (const [flag] of flagsOf(turn, 'notDone')) settleTimed(turn, flag);
}

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
  turn.state.flagRounds[`done/${flag.id}`] = 1;
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
    delete turn.state.flagRounds[`done/${flag.id}`];
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
    turn.state.flagRounds[counter] = count;
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
  for (const flag of [...turn.plan.flags, ...(turn.state.ownFlags ?? []), calculationFailed]) {
    const key = `flag/${flag.id}/${place}`;
    if (!turn.state.flagRounds[key] || turn.state.flags[key] || flag.putOut !== 'reading') continue;
    raise(turn, flag, key, { rule: 'formMarkedUnread', about: place, event, facts: {} });
  }
}

/** Staff put a flag out, with a reason. An inactivity rule looks again as many days later: silence that goes on is told again. */
export function takeFlagPutOut(turn: Turn, event: Extract<Event, { kind: 'flagPutOut' }>): void {
  if (turn.state.flags[event.flagKey]) {
    return putOut(turn, event.flagKey, 'putOutByStaff');
  }
  decide(turn, {
    key: `${event.flagKey}/out/${event.seq}`,
    item: 'putOutFlag',
    outcome: 'suppressed',
    rule: 'flagOut',
    facts: { flag: event.flagKey },
  });
}

/** Staff add a flag of their own (FLG-04). Never with a designer's id, never more than a state can carry. */
export function takeFlagAdded(turn: Turn, event: Extract<Event, { kind: 'flagAdded' }>): void {
  const own = turn.state.ownFlags ?? [];
  const taken = own.some(({ id }) => id === event.flag.id) || turn.plan.flags.some(({ id }) => id === event.flag.id);
  const { phase } = turn.state;
  const wrongTime = phase === 'paused' || phase === 'maintenance' || phase === 'followUp' ? null : refusal(turn.state);
  const refused = wrongTime ?? (taken || own.length >= MOST_OWN_FLAGS || !mayBeOwn(event.flag.id) ? 'notAllowed' : null);
  decide(turn, {
    key: `addFlag/${event.flag.id}/${event.seq}`,
    item: 'addFlag',
    outcome: refused ? 'suppressed' : 'fired',
    rule: refused ?? 'addedFlag',
    facts: { flag: event.flag.id },
  });
  if (refused) return;
  turn.state.ownFlags = [...own, event.flag];
  armInactivity(turn);
  armMessages(turn);
}

/** Staff remove a flag of their own; a designer's stays. */
export function takeFlagRemoved(turn: Turn, event: Extract<Event, { kind: 'flagRemoved' }>): void {
  const own = turn.state.ownFlags ?? [];
  const known = own.some(({ id }) => id === event.flag);
  decide(turn, {
    key: `removeFlag/${event.flag}/${event.seq}`,
    item: 'addFlag',
    outcome: known ? 'cancelled' : 'suppressed',
    rule: known ? 'removedFlag' : 'notAllowed',
    facts: { flag: event.flag },
  });
  if (!known) return;
  cancel(turn, (due) => (due.kind === 'timedFlag' || due.kind === 'inactivity') && due.flag === event.flag, 'removedFlag');
  putOutAll(turn, event.flag, 'removedFlag');
  turn.state.ownFlags = own.filter(({ id }) => id !== event.flag);
  if (turn.state.held?.includes(event.flag)) turn.state.held = turn.state.held.filter((id) => id !== event.flag);
}

/** A flag that nobody has put out goes one step further. */
export function fireEscalate(turn: Turn, due: Due): void {
  const open = due.flagKey === undefined ? undefined : turn.state.flags[due.flagKey];
  const rung = flagOf(turn, due.flag ?? '')?.ladder?.[(due.rung ?? 0) - 1];
  if (!open || open.round !== due.round) return conclude(turn, due, 'suppressed', 'flagOut');
  if (!rung || due.flagKey === undefined || due.rung === undefined) return conclude(turn, due, 'suppressed', 'removedFromPlan');
  conclude(turn, due, 'fired', 'notPutOut', { raisedAt: open.raisedAt, to: rung.to, by: rung.by, hours: rung.afterHours });
  turn.effects.push({
    kind: 'escalate',
    key: due.key,
    flagKey: due.flagKey,
    flag: open.flag,
    round: open.round,
    rung: due.rung,
    to: rung.to,
    by: rung.by,
    at: due.at,
  });
}

/** When a rung of a raised flag's ladder is reached, or null when the unit is never open. */
export function rungAt(life: Life, due: Pick<Due, 'flag' | 'flagKey' | 'rung'>): Instant | null {
  const open = life.state.flags[due.flagKey ?? ''];
  const rung = flagOf(life, due.flag ?? '')?.ladder?.[(due.rung ?? 0) - 1];
  return open && rung ? staffTimeAfter(life.plan.zone, open.raisedAt, rung.afterHours, hoursOf(life)) : null;
}

/** A flag of the plan or of staff's own, by id. */
export function flagOf({ plan, state }: Life, id: string): PlannedFlag | undefined {
  return plan.flags.find((each) => each.id === id) ?? state.ownFlags?.find((each) => each.id === id);
}

/** What raises a flag: everything the record and the effect say of it. */
export interface Raising {
  readonly rule: Because;
  readonly about: string | null;
  readonly facts: Decision['facts'];
  readonly event?: { readonly form: string; readonly instance: FormInstance };
  readonly battery?: string;
  readonly occasion?: number;
}

/** Raises a flag in its next round, with its ladder and its notice; one that is raised already gets a record and nothing more. */
export function raise(turn: Turn, flag: SystemFlag, key: string, raising: Raising): void {
  const before = turn.state.flagRounds[key] ?? 0;
  if (turn.state.flags[key]) {
    decide(turn, {
      key: againKey(turn, `${key}#${before}/again/${turn.seq ?? turn.state.now}`),
      item: 'raiseFlag',
      outcome: 'suppressed',
      rule: 'alreadyRaised',
      facts: { flag: flag.id, recipients: flag.recipients.join(' '), ...raising.facts },
    });
    return;
  }
  const round = before + 1;
  const instance = raising.event?.instance;
  turn.state.flagRounds[key] = round;
  turn.state.flags[key] = { flag: flag.id, round, priority: flag.priority, raisedAt: turn.state.now, about: raising.about };
  const form = raising.event?.form ?? null;
  const battery = instance?.kind === 'occasion' ? instance.battery : (raising.battery ?? null);
  const occasion = instance?.kind === 'occasion' ? instance.occasion : (raising.occasion ?? null);
  decide(turn, {
    key: `${key}#${round}`,
    item: 'raiseFlag',
    outcome: 'fired',
    rule: raising.rule,
    facts: {
      flag: flag.id,
      round,
      recipients: flag.recipients.join(' '),
      ...(form ? { form } : {}),
      ...(battery ? { battery, occasion } : {}),
      ...raising.facts,
    },
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
  for (const [index] of (flag.ladder ?? []).entries()) {
    const due = {
      key: `escalate/${key}#${round}/${index + 1}`,
      kind: 'escalate' as const,
      flag: flag.id,
      flagKey: key,
      round,
      rung: index + 1,
    };
    const at = rungAt(turn, due);
    if (at !== null) schedule(turn, { ...due, at });
  }
  if (!flag.recipients.includes('citizen')) return;
  send(turn, {
    key: `notify/${key}#${round}`,
    about: 'flag',
    battery,
    occasion,
    flag: key,
    round,
    prioritised: flag.priority === 'prioritised',
  });
}

/** A condition flag that is raised twice in one instant by time needs two keys. */
function againKey(turn: Turn, key: string): string {
  let count = 1;
  let unique = key;
  while (turn.decisions.some((decision) => decision.key === unique)) unique = `${key}.${(count += 1)}`;
  return unique;
}

/** Puts a raised flag out: its ladder is cancelled with it. */
export function putOut(turn: Turn, key: string, rule: Because): void {
  const open = turn.state.flags[key];
  if (!open) return;
  const { [key]: _out, ...flags } = turn.state.flags;
  turn.state.flags = flags;
  decide(turn, {
    key: `${key}#${open.round}/out`,
    item: 'putOutFlag',
    outcome: 'fired',
    rule,
    facts: {
      flag: open.flag,
      round: open.round,
      recipients: (flagOf(turn, open.flag)?.recipients ?? ['staff']).join(' '),
      raisedAt: open.raisedAt,
    },
  });
  turn.effects.push({ kind: 'putOutFlag', key, flag: open.flag, round: open.round, because: rule, at: turn.state.now });
  cancel(turn, (due) => due.kind === 'escalate' && due.flagKey === key, 'flagOut');
  if (flagOf(turn, open.flag)?.trigger.kind === 'inactivity') armInactivity(turn, turn.state.now);
}

function putOutAll(turn: Turn, flag: string, rule: Because): void {
  for (const [key, open] of Object.entries(turn.state.flags)) if (open.flag === flag) putOut(turn, key, rule);
}

function settleCondition(turn: Turn, flag: PlannedFlag, when: Expression): void {
  const held = turn.state.held?.includes(flag.id) ?? false;
  const now = holds(when, factsFor(turn.state));
  if (held === now) return;
  turn.state.held = now ? [...(turn.state.held ?? []), flag.id] : (turn.state.held ?? []).filter((id) => id !== flag.id);
  turn.changes += 1;
  if (now) raise(turn, flag, `flag/${flag.id}/-`, { rule: 'conditionHolds', about: null, facts: namedFacts(when, turn.state) });
}

/** Arms, moves or takes off a flag that waits for a rule of time. */
function settleTimed(turn: Turn, flag: PlannedFlag): void {
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
  const base = `timedFlag/${flag.id}/1`;
  // After a time when nothing was looked at, what passed then is not told afterwards: its record says so already.
  if (at <= turn.state.now && turn.state.flagRounds[`again/${base}`] !== undefined) return;
  schedule(turn, timedDue(flag, keyFor(turn, base), Math.max(at, turn.state.now)));
}

function armMessage(turn: Turn, flag: PlannedFlag): void {
  const at = timedAt(turn, flag);
  if (at === null) return;
  const counter = `timedFlag/${flag.id}`;
  const count = (turn.state.flagRounds[counter] ?? 0) + 1;
  turn.state.flagRounds[counter] = count;
  schedule(turn, timedDue(flag, `${counter}/${count}`, Math.max(at, turn.state.now)));
}

const timedDue = (flag: PlannedFlag, key: string, at: Instant): Due => ({
  key,
  kind: 'timedFlag',
  at,
  flag: flag.id,
  ...(flag.priority === 'prioritised' ? { prioritised: true } : {}),
});

/** Keeps the values a trend looks back at; the value now and the one it is held against, or null while there are too few. */
function noteSeries(
  turn: Turn,
  trigger: Extract<PlannedTrigger, { kind: 'trend' }>,
  event: Extract<Event, { kind: 'formSaved' }>,
  place: string,
): { readonly value: number; readonly from: number } | null {
  const value = event.facts.results[trigger.result];
  const name = `${trigger.form}/${trigger.result}`;
  const before = turn.state.series?.[name] ?? [];
  if (typeof value !== 'number') return null;
  const newest = before.at(-1);
  const same = newest?.place === place;
  if (event.answerVersion > 1 && !same) return null;
  const most =
    Math.max(...planned(turn.plan).flags.trend.map(({ trigger: each }) => (each.kind === 'trend' ? each.over : 0)), trigger.over) + 1;
  const values = same && newest.value === value ? before : [...(same ? before.slice(0, -1) : before), { place, value }].slice(-most);
  turn.state.series = { ...turn.state.series, [name]: values };
  const from = values.at(-1 - trigger.over)?.value;
  return from === undefined ? null : { value, from };
}

function isDone(turn: Turn, trigger: Extract<PlannedTrigger, { kind: 'notDone' }>): boolean {
  if (trigger.module !== undefined) return (turn.state.modules[trigger.module]?.completedAt ?? null) !== null;
  return trigger.form !== undefined && turn.state.anchors?.[`formSaved/${trigger.form}`] !== undefined;
}

function* flagsOf<Kind extends PlannedTrigger['kind']>(
  turn: Turn,
  kind: Kind,
): Generator<readonly [PlannedFlag, Extract<PlannedTrigger, { kind: Kind }>]> {
  for (const flag of planned(turn.plan).flags[kind]) yield [flag, flag.trigger as Extract<PlannedTrigger, { kind: Kind }>];
  for (const flag of turn.state.ownFlags ?? [])
    if (flag.trigger.kind === kind) yield [flag, flag.trigger as Extract<PlannedTrigger, { kind: Kind }>];
}

function putOutBy(turn: Turn, flag: string): PlannedFlag['putOut'] {
  if (flag === calculationFailed.id) return calculationFailed.putOut;
  return flagOf(turn, flag)?.putOut ?? 'staff';
}

/** An id that keys can hold and that is neither ours nor a word of JavaScript's own. */
const mayBeOwn = (id: string): boolean => !isOurs(id) && !(id in Object.prototype) && /^[\p{L}\p{N}._-]+$/u.test(id);
const isOurs = (id: string): boolean => id.startsWith('system.') || id.startsWith('measure.');
const hoursOf = ({ plan, state }: Life) => state.hours ?? plan.staffHours ?? usualHours;
const MOST_OWN_FLAGS = 20;

function setRead(turn: Turn, form: string, instance: FormInstance, read: boolean): void {
  if (instance.kind === 'ordinary') {
    const saved = turn.state.forms[form];
    if (saved) turn.state.forms[form] = { ...saved, read };
    return;
  }
  const battery = turn.state.batteries[instance.battery];
  const occasion = battery?.occasions[String(instance.occasion)];
  const saved = occasion?.forms[form];
  if (!battery || !occasion || !saved) return;
  const forms = { ...occasion.forms, [form]: { ...saved, read } };
  turn.state.batteries[instance.battery] = {
    ...battery,
    occasions: { ...battery.occasions, [String(instance.occasion)]: { ...occasion, forms } },
  };
}
