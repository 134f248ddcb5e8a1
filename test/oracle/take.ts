import type { Event } from '../../engine/event.ts';
import { flagsOfForm, outWhenActive, outWhenDone, outWhenMessaged, takeFlagEvent } from './flags.ts';
import { takeItemEvent } from './items.ts';
import { actsCount, batteryLife, itemsOf, itemLife, type Life, record, refuse } from './life.ts';
import { takeMeasureEvent } from './measures.ts';
import { afterTheEnd, takeAnswer, takeOccasionEvent, takesAnswers } from './occasions.ts';
import { takePause } from './pause.ts';
import { end, takeGone, takeInvitation, takeMaintenance } from './phases.ts';

/** One event, at its own minute. */
export function take(life: Life, event: Event): void {
  if (life.phase === 'halted') return;
  const started = life.phase !== 'invited' && life.phase !== 'scheduled';
  if (started) noteActivity(life, event);
  switch (event.kind) {
    case 'formSaved':
      return takeForm(life, event);
    case 'citizenActive':
    case 'fastForward':
    case 'jump':
      return;
    case 'stepVisited':
      return visit(life, event.step);
    case 'moduleAsked':
    case 'moduleCompleted':
    case 'moduleOpened':
    case 'moduleLocked':
    case 'moduleReopened':
      return takeItemEvent(life, event);
    case 'formRead':
    case 'formMarkedUnread':
      if (!started || !life.plan.forms.some((form) => form.id === event.form)) return;
      return takeFlagEvent(life, event);
    case 'flagPutOut':
      return takeFlagEvent(life, event);
    case 'flagAdded':
    case 'flagRemoved':
      return takeFlagEvent(life, event);
    case 'occasionAdded':
    case 'occasionWithdrawn':
      return takeOccasionEvent(life, event);
    case 'messageSent': {
      if (!started) return;
      const other = event.by === 'citizen' ? 'staff' : 'citizen';
      life.unanswered[event.by] ??= life.now;
      life.unanswered[other] = null;
      return outWhenMessaged(life, other);
    }
    case 'measureSet':
    case 'measureEnded':
    case 'observed':
      return takeMeasureEvent(life, event);
    case 'paused':
    case 'resumed':
      return takePause(life, event);
    case 'maintenanceSet':
    case 'maintenanceTakenBack':
      return takeMaintenance(life, event);
    case 'invitationAccepted':
    case 'invitationDeclined':
      return takeInvitation(life, event);
    case 'citizenGone':
    case 'citizenBack':
      return takeGone(life, event);
    case 'ended':
      if (life.phase === 'ended') return refuse(life, 'end');
      record(life, `end/${event.seq}`, 'end', 'fired');
      return end(life, 'staff');
    case 'noticeSuppressed':
      return record(life, `${event.key}/capped/${event.seq}`, 'notify', 'suppressed');
    // The generated lives have one copy of each form beside the occasions'.
    case 'formWithdrawn':
    case 'formSent':
    case 'sentFormWithdrawn':
    case 'pageAdded':
      throw new Error(`The naive reading knows nothing of ${event.kind}.`);
    default:
      return takeSetting(life, event);
  }
}

/** Log-ins, steps, forms and marks are activity; it puts out what silence raised. */
function noteActivity(life: Life, event: Event): void {
  if (event.kind === 'formSaved' && !life.plan.forms.some((form) => form.id === event.form)) return;
  const byCitizen = event.kind === 'moduleCompleted' && event.by === 'citizen';
  if (!byCitizen && !['citizenActive', 'stepVisited', 'formSaved', 'moduleAsked'].includes(event.kind)) return;
  life.lastActivityAt = life.now;
  if (event.kind === 'stepVisited') life.lastStepAt = life.now;
  if (event.kind === 'formSaved') life.lastFormAt = life.now;
  outWhenActive(life);
}

function visit(life: Life, step: string): void {
  if (!actsCount(life)) return;
  for (const item of itemsOf(life.plan)) {
    const known = itemLife(life, item.id);
    if (known.openedAt !== null && (item.steps ?? []).includes(step)) known.visited.add(step);
  }
}

/** A saved form: facts, the copy it belongs to, then the flags it raises. */
function takeForm(life: Life, event: Extract<Event, { kind: 'formSaved' }>): void {
  if (!life.plan.forms.some((form) => form.id === event.form)) return;
  if (life.phase === 'invited' || life.phase === 'scheduled') return refuse(life, 'lateAnswer');
  life.facts.set(event.form, event.facts);
  for (const [id, value] of Object.entries(event.results ?? {})) {
    if (value === null) life.results.delete(id);
    else life.results.set(id, value);
  }
  if (takesForm(life, event)) {
    if (!life.firstSaved.has(event.form)) life.firstSaved.set(event.form, life.now);
    if (event.instance.kind === 'ordinary') life.savedForms.add(event.form);
    else if (event.instance.kind === 'occasion')
      takeAnswer(life, event.instance.battery, event.instance.occasion, event.form, event.answerVersion);
    outWhenDone(life, { form: event.form });
  } else if (isTold(life, event)) refuse(life, 'lateAnswer');
  flagsOfForm(life, event);
}

/** A late answer is written down once for each copy there is. */
function isTold(life: Life, { form, instance, answerVersion }: Extract<Event, { kind: 'formSaved' }>): boolean {
  if (instance.kind !== 'occasion') return true;
  return answerVersion === 1 && life.plan.batteries.some((battery) => battery.id === instance.battery && battery.forms.includes(form));
}

function takesForm(life: Life, event: Extract<Event, { kind: 'formSaved' }>): boolean {
  if (actsCount(life)) return true;
  const { instance } = event;
  if (life.phase !== 'followUp' || instance.kind !== 'occasion') return false;
  const battery = afterTheEnd(life).find((each) => each.id === instance.battery);
  const occasion = battery && batteryLife(life, battery.id).occasions[instance.occasion - 1];
  return !!battery && battery.forms.includes(event.form) && !!occasion && takesAnswers(life, battery, occasion);
}

type Settings = Extract<
  Event,
  {
    kind:
      | 'dateSet'
      | 'named'
      | 'zoneChanged'
      | 'sendTimeSet'
      | 'unitHoursSet'
      | 'handoverRequested'
      | 'handoverApproved'
      | 'handoverCancelled'
      | 'handoverRefused'
      | 'planMoved';
  }
>;

function takeSetting(life: Life, event: Settings): void {
  const items = {
    dateSet: 'setDate',
    named: 'named',
    zoneChanged: 'setZone',
    sendTimeSet: 'setSendTime',
    unitHoursSet: 'setHours',
    handoverRequested: 'handover',
    handoverApproved: 'handover',
    handoverCancelled: 'handover',
    handoverRefused: 'handover',
    planMoved: 'movePlan',
  } as const;
  const item = items[event.kind];
  if (!changes(life, event)) return refuse(life, item);
  record(life, `${item}/${event.seq}`, item, 'fired');
}

/** Makes the change; false when it cannot be made. */
function changes(life: Life, event: Settings): boolean {
  if (life.phase === 'ended' && event.kind !== 'unitHoursSet') return false;
  switch (event.kind) {
    case 'dateSet':
      if (!life.plan.dates?.includes(event.name)) return false;
      life.dates.set(event.name, event.date);
      return true;
    case 'named':
      if (!life.plan.namedEvents?.includes(event.name) || life.named.has(event.name)) return false;
      if (life.phase === 'invited' || life.phase === 'scheduled') return false;
      life.named.set(event.name, life.now);
      return true;
    case 'zoneChanged':
      if (!life.plan.zoneOfCitizen) return false;
      life.zone = event.zone;
      return true;
    case 'sendTimeSet':
      if (!life.plan.notices?.movable) return false;
      life.sendAt = event.sendAt;
      return true;
    case 'unitHoursSet':
      life.hours = event.hours;
      return true;
    case 'handoverRequested':
      if (life.handover) return false;
      life.handover = true;
      return true;
    case 'handoverApproved':
    case 'handoverCancelled':
    case 'handoverRefused': {
      const was = life.handover;
      life.handover = false;
      if (was && event.kind === 'handoverApproved' && event.hours) life.hours = event.hours;
      return was;
    }
    case 'planMoved':
      return false;
  }
}
