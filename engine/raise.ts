import type { Because, Decision } from './decision.ts';
import type { FormInstance } from './event.ts';
import type { Life } from './opening.ts';
import type { Instant, PlannedFlag, PlannedTrigger } from './plan.ts';
import { planned, triggered, type Triggered } from './planned.ts';
import { send } from './send.ts';
import { armInactivity } from './silence.ts';
import { staffTimeAfter, usualHours } from './staffHours.ts';
import type { Due } from './state.ts';
import type { SystemFlag } from './systemFlag.ts';
import { cancel, conclude, decide, own, schedule, type Turn } from './turn.ts';

/** How a flag is raised in its next round, with its ladder and its notice, and put out with its record (FLG-15, FLG-16, FLG-22). */

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
  own(turn, 'flagRounds')[key] = round;
  own(turn, 'flags')[key] = { flag: flag.id, round, priority: flag.priority, raisedAt: turn.state.now, about: raising.about };
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
    ...(instance === undefined || instance.kind === 'ordinary' || instance.kind === 'occasion' ? {} : { instance }),
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

export function putOutAll(turn: Turn, flag: string, rule: Because): void {
  for (const [key, open] of Object.entries(turn.state.flags)) if (open.flag === flag) putOut(turn, key, rule);
}

/** A flag of the plan or of staff's own, by id. */
export function flagOf({ plan, state }: Life, id: string): PlannedFlag | undefined {
  return plan.flags.find((each) => each.id === id) ?? state.ownFlags?.find((each) => each.id === id);
}

/** The flags that a kind of trigger raises, the plan's and staff's own, each with its trigger. */
export function flagsOf<Kind extends PlannedTrigger['kind']>({ plan, state }: Turn, kind: Kind): readonly Triggered<Kind>[] {
  const ours = planned(plan).flags[kind] as readonly Triggered<Kind>[];
  return state.ownFlags === undefined ? ours : [...ours, ...triggered(state.ownFlags, kind)];
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

export const hoursOf = ({ plan, state }: Life) => state.hours ?? plan.staffHours ?? usualHours;

/** A condition flag that is raised twice in one instant by time needs two keys. */
function againKey(turn: Turn, key: string): string {
  let count = 1;
  let unique = key;
  while (turn.decisions.some((decision) => decision.key === unique)) unique = `${key}.${(count += 1)}`;
  return unique;
}
