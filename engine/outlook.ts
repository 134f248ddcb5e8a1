import { advanceAll } from './advance.ts';
import type { Because, Decision } from './decision.ts';
import type { Event } from './event.ts';
import { flagOf } from './raise.ts';
import type { Instant, Plan, PlannedTrigger } from './plan.ts';
import { daysToTry } from './outlook/soonest.ts';
import { isSure, isSureAnchor, isSureToOpen } from './outlook/sure.ts';
import { planned } from './planned.ts';
import type { State } from './state.ts';
import { coming, type Coming, type Condition } from './outlook/coming.ts';
import { possible } from './outlook/possible.ts';
import { undisturbed } from './outlook/undisturbed.ts';

/**
 * What will or may happen until an instant, soonest first, then what has no date. First what the engine does if nobody acts, each thing
 * at its time; then what the citizen's acts may bring, each with what it takes. Nothing is changed.
 */
export function outlook(plan: Plan, state: State, until: Instant): readonly Coming[] {
  const listed = new Map<string, Coming>();
  const add = (items: readonly Coming[]): void => {
    for (const item of items) if (!listed.has(item.key)) listed.set(item.key, item);
  };
  const end = Math.min(until, state.now + LONGEST);
  const quiet = undisturbed(plan, state, end);
  add(quiet.decisions.flatMap((decision) => ofDecision(decision, plan, state)));
  for (const active of quiet.activeFrom) add(possible({ plan, state: active }, end));
  if (state.phase !== 'active') add(atRest(plan, state, end));
  for (const [event, condition] of hoped(plan, state, end)) add(after(plan, state, event, condition, end));
  if (state.phase === 'followUp' || [...listed.values()].some(({ kind }) => kind === 'followUp')) add(endOfFollowUp);
  return [...listed.values()].toSorted(bySoonest);
}

/** A decision that the engine will make, as something to come; nothing for what is told by another. */
function ofDecision({ key, item, outcome, rule, facts, actual }: Decision, plan: Plan, state: State): Coming[] {
  const held = state.agenda.some((due) => due.kind === 'send' && due.key === key);
  const kind = held ? 'send' : kindOf(item, facts);
  if (outcome !== 'fired' || kind === null) return [];
  const text = (name: string): string | null => (typeof facts[name] === 'string' ? facts[name] : null);
  const number = (name: string): number | null => (typeof facts[name] === 'number' ? facts[name] : null);
  const flag = text('flag');
  const condition = conditionOf(kind, plan, state, { module: text('module'), battery: text('battery'), flag, rule });
  const base = key.split('~')[0] ?? key;
  return [
    coming({
      key: listedAs(kind, base, flag, text('module'), number('rung')),
      kind,
      at: actual,
      sure: condition === null,
      module: text('module'),
      battery: text('battery'),
      occasion: number('occasion'),
      reminder: number('reminder'),
      flag,
      measure: text('measure'),
      number: kind === 'escalate' ? number('rung') : number('number'),
      condition,
    }),
  ];
}

function kindOf(item: Decision['item'], facts: Decision['facts']): Coming['kind'] | null {
  if (item === 'raiseFlag' || item === 'followUp' || item === 'end') return item;
  if (item === 'notify') return facts['about'] === 'maintenanceEnds' ? 'maintenanceNotice' : null;
  return KINDS.has(item) ? (item as Coming['kind']) : null;
}

/** The key that a thing is listed under: its own, and one for each flag, rung and completion however they come about. */
function listedAs(kind: Coming['kind'], key: string, flag: string | null, module: string | null, rung: number | null): string {
  if (kind === 'raiseFlag' && flag !== null) return `flag/${flag}`;
  if (kind === 'escalate') return `escalate/${flag ?? ''}/${rung ?? 0}`;
  return kind === 'completeModule' && module !== null ? `completeModule/${module}` : key;
}

/** What could stop it, besides staff, a pause and the moment's end. */
function conditionOf(
  kind: Coming['kind'],
  plan: Plan,
  state: State,
  about: { readonly module: string | null; readonly battery: string | null; readonly flag: string | null; readonly rule: Because },
): Condition | null {
  switch (kind) {
    case 'remind':
    case 'missOccasion':
    case 'closeOccasion':
      return { kind: 'notAnswered' };
    case 'missActivity':
      return { kind: 'noValue' };
    case 'escalate':
      return { kind: 'notPutOut' };
    case 'inactivity':
      return { kind: 'notActive' };
    case 'end':
      return about.rule === 'timeLimit' || about.rule === 'maintenanceOver' ? null : { kind: 'still' };
    case 'followUp':
    case 'endFollowUp':
    case 'lapseInvitation':
    case 'send':
      return { kind: 'still' };
    case 'raiseFlag':
    case 'timedFlag': {
      const trigger = about.flag === null ? undefined : flagOf({ plan, state }, about.flag)?.trigger;
      if (trigger?.kind === 'time') return isSure(trigger.opens, { plan, state }) ? null : { kind: 'trigger', trigger };
      if (trigger) return { kind: 'trigger', trigger };
      return about.flag?.startsWith('measure.') ? { kind: 'noValue' } : { kind: 'endsByItself' };
    }
    case 'openModule': {
      const item = about.module === null ? undefined : planned(plan).item.get(about.module);
      return item && isSureToOpen(item, { plan, state }) ? null : { kind: 'still' };
    }
    case 'closeModule': {
      const item = about.module === null ? undefined : planned(plan).item.get(about.module);
      const opened = item && ((state.modules[item.id]?.openedAt ?? null) !== null || isSureToOpen(item, { plan, state }));
      return opened && item.closes && isSure(item.closes, { plan, state }) ? null : { kind: 'still' };
    }
    case 'completeModule':
      return { kind: 'still' };
    case 'openOccasion': {
      const schedule = about.battery === null ? undefined : planned(plan).battery.get(about.battery)?.schedule;
      return schedule && schedule.kind !== 'byStaff' && isSureAnchor(schedule.anchor, { plan, state }) ? null : { kind: 'still' };
    }
    default:
      return null;
  }
}

/** What the citizen's acts may bring in a moment that is not active: a form that is saved raises its flags all the same. */
function atRest(plan: Plan, state: State, until: Instant): readonly Coming[] {
  const { phase } = state;
  if (phase === 'invited' || phase === 'scheduled' || phase === 'halted') return [];
  const listed = possible({ plan, state }, until).filter(({ kind, condition }) => {
    if (kind === 'completeModule') return phase === 'paused';
    if (kind !== 'raiseFlag') return false;
    if (condition?.kind !== 'trigger') return condition?.kind === 'calculationFails' || phase === 'paused';
    return SAVED.has(condition.trigger.kind) || (phase !== 'ended' && phase !== 'maintenance' && GO_ON.has(condition.trigger.kind));
  });
  const raised = new Set(listed.map(({ flag }) => flag));
  return [...listed, ...possible({ plan, state }, until).filter(({ kind, flag }) => kind === 'escalate' && raised.has(flag))];
}

/** Follow-up is over when its last occasion is answered or closed. */
const endOfFollowUp: readonly Coming[] = [
  coming({ key: 'end/followUp', kind: 'end', condition: { kind: 'followUpDone' } }),
  coming({ key: 'flag/system.journal', kind: 'raiseFlag', flag: 'system.journal', condition: { kind: 'endsByItself' } }),
];

const SAVED: ReadonlySet<PlannedTrigger['kind']> = new Set(['form', 'trend', 'condition']);
const GO_ON: ReadonlySet<PlannedTrigger['kind']> = new Set(['module', 'battery', 'missedBattery', 'activity']);

/** What people may do that sets a resting moment going, on the days when it may make a difference. */
function hoped(plan: Plan, state: State, until: Instant): readonly (readonly [Event, Condition])[] {
  const seq = state.seq + 1;
  if (state.phase === 'paused') {
    return [[{ seq, at: state.now, kind: 'resumed', by: plan.pause?.byCitizen ? 'citizen' : 'staff' }, { kind: 'resumes' }]];
  }
  if (state.phase !== 'invited') return [];
  // A later start gives later times, except where the calendar decides: then each day until it comes round is tried.
  const tries = Math.max(0, ...plan.batteries.map(({ schedule }) => daysToTry(schedule)));
  const days = Array.from({ length: 1 + tries }, (_, day) => state.now + day * DAY).filter((at) => at <= until);
  return days.map((at): readonly [Event, Condition] => [{ seq, at, kind: 'invitationAccepted' }, { kind: 'accepts' }]);
}

/** What would come if it were done then: without dates, for nobody knows when. A later hour may make room for a reminder that an earlier one passes over. */
function after(plan: Plan, state: State, event: Event, condition: Condition, until: Instant): readonly Coming[] {
  const step = advanceAll(plan, state, [event], event.at);
  if (step.state.phase === state.phase) return [];
  const listed = [...step.decisions.flatMap((decision) => ofDecision(decision, plan, state)), ...outlook(plan, step.state, until)];
  const reminders = listed.flatMap(({ kind, battery, occasion }) =>
    kind === 'openOccasion' && battery !== null && occasion !== null
      ? (planned(plan).battery.get(battery)?.reminders ?? []).map((_, index) =>
          coming({ key: `remind/${battery}/${occasion}/${index + 1}`, kind: 'remind', battery, occasion, reminder: index + 1 }),
        )
      : [],
  );
  return [...listed.filter(({ kind }) => kind !== 'resume'), ...reminders].map((each) => ({ ...each, at: null, sure: false, condition }));
}

const DAY = 86_400_000;
/** Ten years: to the end of anything. */
const LONGEST = 3_653 * DAY;

/** What the engine does by itself when a time comes. Notices go with what they tell of. */
const KINDS: ReadonlySet<Decision['item']> = new Set([
  'startMoment',
  'lapseInvitation',
  'resume',
  'openModule',
  'completeModule',
  'closeModule',
  'openOccasion',
  'remind',
  'missOccasion',
  'closeOccasion',
  'activity',
  'missActivity',
  'timedFlag',
  'inactivity',
  'escalate',
  'maintenanceNotice',
  'endMaintenance',
  'endFollowUp',
  'endMoment',
]);

function bySoonest(one: Coming, other: Coming): number {
  const byTime = (one.at ?? Number.POSITIVE_INFINITY) - (other.at ?? Number.POSITIVE_INFINITY);
  if (byTime) return byTime;
  const byKind = one.at === null ? ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind) : 0;
  return byKind || (one.key < other.key ? -1 : 1);
}

/** What has no date is told in this order; what is not named here comes first. */
const ORDER: readonly Coming['kind'][] = [
  'openModule',
  'completeModule',
  'closeModule',
  'openOccasion',
  'remind',
  'missOccasion',
  'closeOccasion',
  'end',
  'followUp',
  'endFollowUp',
  'raiseFlag',
  'escalate',
];
