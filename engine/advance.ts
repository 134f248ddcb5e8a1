import { noteAnchor } from './anchor.ts';
import { placeOf, savedAs } from './copy.ts';
import { fireOpenOccasion } from './battery.ts';
import { fireCloseOccasion, fireMissOccasion, fireRemind, takeOccasionAdded, takeOccasionWithdrawn } from './occasion.ts';
import { takeOccasionAnswer } from './occasionAnswer.ts';
import type { Because } from './decision.ts';
import type { Event, Start } from './event.ts';
import { doneFlags, formFlags } from './flag.ts';
import { noLongerWaits, takeFormSent, takeFormWithdrawn, takeMomentResults, takeSentFormWithdrawn } from './formCopy.ts';
import { takeFlagAdded, takeFlagPutOut, takeFlagRemoved } from './ownFlag.ts';
import { fireEscalate } from './raise.ts';
import { takeFormMarkedUnread, takeFormRead } from './readForm.ts';
import { fireInactivity, takeActivity } from './silence.ts';
import { fireTimedFlag, takeMessageSent } from './timedFlag.ts';
import {
  fireEndFollowUp,
  fireEndMaintenance,
  fireEndMoment,
  fireLapseInvitation,
  fireMaintenanceNotice,
  fireStartMoment,
  halt,
  initialState,
  settle,
  settleMade,
  takeCitizenBack,
  takeCitizenGone,
  takeEnded,
  takeHandover,
  takeInvitationAnswer,
  takeMaintenanceSet,
  takeMaintenanceTakenBack,
} from './life.ts';
import { fireActivity, fireMissActivity, takeMeasureEnded, takeMeasureSet, takeObserved } from './measure.ts';
import {
  fireCloseModule,
  fireCompleteModule,
  fireOpenModule,
  takeModuleAsked,
  takeModuleCompleted,
  takeModuleLocked,
  takeModuleOpened,
  takeModuleReopened,
  visitStep,
} from './module.ts';
import { takePlanMoved } from './move.ts';
import { fireResume, takePaused, takeResumed } from './pause.ts';
import { mayFire, refusal } from './phase.ts';
import type { Instant, Plan } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { nextDue } from './schedule.ts';
import { fireSend, noteSuppressed, settleSends } from './send.ts';
import { takeDateSet, takeNamed, takeSendTimeSet, takeUnitHoursSet, takeZoneChanged } from './setting.ts';
import { sound } from './sound.ts';
import type { Due, State } from './state.ts';
import type { Step } from './step.ts';
import { decide, newTurn, takeOff, type Turn } from './turn.ts';

/** Acts that no rule for modules, batteries or conditions looks at; a log-in only where no rule counts from the last activity. */
const LOOKS_ONLY: ReadonlySet<Event['kind']> = new Set([
  'citizenActive',
  'formRead',
  'formMarkedUnread',
  'pageAdded',
  'flagPutOut',
  'noticeSuppressed',
  'jump',
]);

/** What may happen in one turn before the engine says that something goes round and round. */
const MAXIMUM_DUES_A_TURN = 20_000;

/**
 * The first step of a running moment: what is open from the start, what is armed, and, when the start is taken late,
 * all that has happened and fallen due since, in the order of time.
 */
export function begin(plan: Plan, start: Start, events: readonly Event[] = []): Step {
  const turn = newTurn(plan, initialState(plan, start), Math.max(start.now, start.at));
  if (plan.planFormat !== 1) halt(turn, `Planens format ${String(plan.planFormat)} kan inte köras av den här versionen.`);
  else {
    settleMade(turn);
    settle(turn);
  }
  takeAll(turn, events);
  return finish(plan, turn, turn.actual);
}

/** One event, taken at its own instant; everything due before it is fired first. Pure, synchronous, total. */
export function advance(plan: Plan, state: State, event: Event, now: Instant = event.at): Step {
  return advanceAll(plan, state, [event], now);
}

/**
 * Events and deadlines in the order of time, up to `now` on the moment's clock; an event goes before a deadline at the same instant.
 * Sends are settled last, against the state then (promise 2). Events already taken are passed over; an event stamped earlier than what has
 * been processed is taken at the last processed instant.
 */
export function advanceAll(plan: Plan, state: State, events: readonly Event[], now: Instant): Step {
  const turn = newTurn(plan, state, Math.max(now, state.now));
  takeAll(turn, events);
  return finish(plan, turn, turn.actual);
}

/**
 * One leg of a fast-forward: up to `limit` deadlines, each at its own instant with lateness 0. `clockTo` is where the moment's clock then stands.
 * The walk is over when `state.walkingTo` is null.
 */
export function walk(plan: Plan, state: State, limit: number): Step & { readonly clockTo: Instant } {
  const steps: Step[] = [];
  let current = state;
  for (let count = 0; count < limit && current.walkingTo !== null; count += 1) {
    const target: Instant = current.walkingTo;
    const due = nextDue(plan, current);
    const at = due !== null && due <= target ? due : target;
    const arrived = at === target && (due === null || due >= target);
    const turn = newTurn(plan, arrived ? { ...current, walkingTo: null } : current, Math.max(at, current.now));
    const step = finish(plan, turn, at);
    steps.push(step);
    current = step.state;
  }
  return {
    state: current,
    effects: steps.flatMap((step) => step.effects),
    decisions: steps.flatMap((step) => step.decisions),
    clockTo: current.now,
  };
}

function takeAll(turn: Turn, events: readonly Event[]): void {
  for (const logged of events) {
    if (logged.seq <= turn.state.seq) continue;
    const event = sound(logged, turn.state.now);
    const at = Math.max(event.at, turn.state.now);
    fireUntil(turn, at - 1);
    turn.state.now = Math.max(at, turn.state.now);
    turn.state.seq = event.seq;
    turn.seq = event.seq;
    take(turn, event);
    if (!looksOnly(turn, event)) settle(turn);
    turn.seq = null;
  }
}

function looksOnly(turn: Turn, { kind }: Event): boolean {
  if (kind === 'citizenActive' && (planned(turn.plan).countsFromActivity || turn.state.ownFlags !== undefined)) return false;
  return LOOKS_ONLY.has(kind);
}

/** Fires what is due, settles the sends, and hands over the step. */
function finish(plan: Plan, turn: Turn, until: Instant): Step {
  fireUntil(turn, until);
  if (until > turn.state.now) turn.state.now = until;
  settleSends(turn);
  const { state, effects, decisions } = turn;
  return turn.plan === plan ? { state, effects, decisions } : { state, effects, decisions, plan: turn.plan };
}

function fireUntil(turn: Turn, until: Instant): void {
  for (let count = 0; ; count += 1) {
    const due = turn.state.agenda.find((each) => mayFire(turn.state, each));
    if (!due || due.at > until) return;
    if (count >= MAXIMUM_DUES_A_TURN) return halt(turn, 'För mycket föll ut på en gång. Planen kan inte fortsätta.');
    takeOff(turn, due);
    turn.state.now = Math.max(due.at, turn.state.now);
    fire(turn, due);
    if (stirs(turn, due)) settle(turn);
  }
}

/** Whether firing an item may have changed what some rule looks at. A notice or a step of a ladder changes nothing; the counts only conditions see. */
function stirs(turn: Turn, { kind }: Due): boolean {
  switch (kind) {
    case 'remind':
    case 'send':
    case 'escalate':
    case 'maintenanceNotice':
      return false;
    case 'missOccasion':
    case 'missActivity':
    case 'inactivity':
      return planned(turn.plan).hasConditions || turn.state.ownFlags !== undefined;
    default:
      return true;
  }
}

function fire(turn: Turn, due: Due): void {
  switch (due.kind) {
    case 'startMoment':
      return fireStartMoment(turn, due);
    case 'lapseInvitation':
      return fireLapseInvitation(turn, due);
    case 'resume':
      return fireResume(turn, due);
    case 'openModule':
      return fireOpenModule(turn, due);
    case 'completeModule':
      return fireCompleteModule(turn, due);
    case 'closeModule':
      return fireCloseModule(turn, due);
    case 'openOccasion':
      return fireOpenOccasion(turn, due);
    case 'remind':
      return fireRemind(turn, due);
    case 'missOccasion':
      return fireMissOccasion(turn, due);
    case 'closeOccasion':
      return fireCloseOccasion(turn, due);
    case 'activity':
      return fireActivity(turn, due);
    case 'missActivity':
      return fireMissActivity(turn, due);
    case 'timedFlag':
      return fireTimedFlag(turn, due);
    case 'inactivity':
      return fireInactivity(turn, due);
    case 'escalate':
      return fireEscalate(turn, due);
    case 'send':
      return fireSend(turn, due);
    case 'maintenanceNotice':
      return fireMaintenanceNotice(turn, due);
    case 'endMaintenance':
      return fireEndMaintenance(turn, due);
    case 'endFollowUp':
      return fireEndFollowUp(turn, due);
    case 'endMoment':
      return fireEndMoment(turn, due);
  }
}

function take(turn: Turn, event: Event): void {
  switch (event.kind) {
    case 'formSaved':
      return takeFormSaved(turn, event);
    case 'citizenActive':
      return takeActivity(turn);
    case 'stepVisited':
      takeActivity(turn, 'step');
      return visitStep(turn, event.step);
    case 'moduleAsked':
      takeActivity(turn);
      return takeModuleAsked(turn, event);
    case 'moduleCompleted':
      if (event.by === 'citizen') takeActivity(turn);
      return takeModuleCompleted(turn, event);
    case 'moduleOpened':
      return takeModuleOpened(turn, event);
    case 'moduleLocked':
      return takeModuleLocked(turn, event);
    case 'moduleReopened':
      return takeModuleReopened(turn, event);
    case 'formRead':
      return takeFormRead(turn, event);
    case 'formMarkedUnread':
      return takeFormMarkedUnread(turn, event);
    case 'formWithdrawn':
      return takeFormWithdrawn(turn, event);
    case 'formSent':
      return takeFormSent(turn, event);
    case 'sentFormWithdrawn':
      return takeSentFormWithdrawn(turn, event);
    case 'pageAdded':
      return event.by === 'citizen' ? takeActivity(turn) : undefined;
    case 'occasionAdded':
      return takeOccasionAdded(turn, event);
    case 'occasionWithdrawn':
      return takeOccasionWithdrawn(turn, event);
    case 'flagPutOut':
      return takeFlagPutOut(turn, event);
    case 'flagAdded':
      return takeFlagAdded(turn, event);
    case 'flagRemoved':
      return takeFlagRemoved(turn, event);
    case 'messageSent':
      return takeMessageSent(turn, event);
    case 'measureSet':
      return takeMeasureSet(turn, event);
    case 'measureEnded':
      return takeMeasureEnded(turn, event);
    case 'observed':
      return takeObserved(turn, event);
    case 'dateSet':
      return takeDateSet(turn, event);
    case 'named':
      return takeNamed(turn, event);
    case 'zoneChanged':
      return takeZoneChanged(turn, event);
    case 'sendTimeSet':
      return takeSendTimeSet(turn, event);
    case 'noticeSuppressed':
      return noteSuppressed(turn, event.key, event.because);
    case 'paused':
      return takePaused(turn, event);
    case 'resumed':
      return takeResumed(turn, event);
    case 'maintenanceSet':
      return takeMaintenanceSet(turn, event);
    case 'maintenanceTakenBack':
      return takeMaintenanceTakenBack(turn, event);
    case 'invitationAccepted':
    case 'invitationDeclined':
      return takeInvitationAnswer(turn, event);
    case 'citizenGone':
      return takeCitizenGone(turn, event);
    case 'citizenBack':
      return takeCitizenBack(turn, event);
    case 'handoverRequested':
    case 'handoverApproved':
    case 'handoverCancelled':
    case 'handoverRefused':
      return takeHandover(turn, event);
    case 'unitHoursSet':
      return takeUnitHoursSet(turn, event);
    case 'planMoved':
      return takePlanMoved(turn, event);
    case 'ended':
      return takeEnded(turn, event);
    case 'fastForward': {
      const target = event.to === 'nextDue' ? (nextDue(turn.plan, turn.state) ?? turn.state.now) : event.to;
      turn.state.walkingTo = Math.max(target, turn.state.now);
      return;
    }
    case 'jump':
      return;
  }
}

/** A saved form: facts for the conditions, the occasion or module it belongs to, then the flags it raises, in whatever phase after the start. */
function takeFormSaved(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>): void {
  const { state } = turn;
  if (!turn.plan.forms.some((form) => form.id === event.form)) return;
  if (state.phase === 'invited' || state.phase === 'scheduled') return keptApart(turn, event, 'beforeStart');
  state.facts[event.form] = event.facts;
  takeMomentResults(turn, event.results);
  if (event.by !== 'staff') takeActivity(turn, 'form');
  const late = state.phase === 'paused' || isFollowedUp(turn, event) ? null : refusal(state);
  if (!late) noteAnchor(turn, `formSaved/${event.form}`);
  if (event.instance.kind === 'occasion') {
    takeOccasionAnswer(turn, event.instance.battery, event.instance.occasion, event.form, event.answerVersion);
  } else if (late) keptApart(turn, event, late);
  else {
    const copy = savedAs(event.form, event.instance);
    if (copy !== null) state.forms[copy] = { answerVersion: event.answerVersion, savedAt: state.now, read: false };
    if (event.instance.kind === 'sent') noLongerWaits(turn, event.form, event.instance.sent, 'answered');
  }
  formFlags(turn, event);
  if (!late) doneFlags(turn, { form: event.form });
}

/** Follow-up's own occasion takes the form. */
function isFollowedUp({ plan, state }: Turn, { form, instance }: Extract<Event, { kind: 'formSaved' }>): boolean {
  if (state.phase !== 'followUp' || instance.kind !== 'occasion') return false;
  const battery = planned(plan).battery.get(instance.battery);
  const known = state.batteries[instance.battery];
  const number = String(instance.occasion);
  const takes = (known?.occasions[number] ?? known?.closed?.[number]) !== undefined;
  return takes && battery !== undefined && countsFromEnd(battery) && battery.forms.includes(form);
}

/** An answer that came when nothing could be done with it is kept, and says so. */
function keptApart(turn: Turn, event: Extract<Event, { kind: 'formSaved' }>, rule: Because): void {
  const instance = event.instance.kind === 'occasion' ? { battery: event.instance.battery, occasion: event.instance.occasion } : {};
  decide(turn, {
    key: `lateAnswer/${placeOf(event.form, event.instance)}/${event.seq}`,
    item: 'lateAnswer',
    outcome: 'suppressed',
    rule,
    facts: { form: event.form, ...instance },
  });
}
