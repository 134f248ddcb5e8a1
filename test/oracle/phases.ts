import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import type { EndedBy } from '../../engine/state.ts';
import { dayOf, instantOf, minutesOf } from './calendar.ts';
import { flagsOfMoment, raise, systemFlag } from './flags.ts';
import { batteryLife, itemLife, type Life, record, refuse, zoneOf } from './life.ts';
import { followUpLimitAt } from './timedFlags.ts';
import { afterTheEnd, nextPlaceAt, remindAt, settleNothingMore } from './occasions.ts';

/** The moment becomes active: everything is counted from here. */
export function becomeActive(life: Life): void {
  life.phase = 'active';
  life.startedAt = life.now;
  life.lastActivityAt = life.now;
}

/** The moment ends: what waits is gone, and follow-up begins where the plan has one. */
export function end(life: Life, by: EndedBy): void {
  const begun = life.phase !== 'invited' && life.phase !== 'scheduled';
  const follows = begun && life.phase !== 'followUp' && !life.gone && afterTheEnd(life).length > 0;
  cancelWhatWaits(life);
  if (life.phase !== 'followUp') life.ended = { at: life.now, by };
  life.maintenance = null;
  cutPause(life);
  if (follows) {
    life.phase = 'followUp';
    record(life, `followUp/${life.now}`, 'followUp', 'fired');
    life.followUpEndsAt = followUpLimitAt(life);
    return flagsOfMoment(life, 'followUp');
  }
  life.phase = 'ended';
  life.effects.push({ kind: 'endMoment', key: 'endMoment', by, at: life.now });
  if (by !== 'lapsed' && by !== 'declined') flagsOfMoment(life, 'ended');
  if (['timeLimit', 'lastModule', 'maintenance', 'followUp'].includes(by)) raise(life, systemFlag('system.journal'), { about: null });
}

/** A pause that something else cuts off is over. */
function cutPause(life: Life): void {
  if (life.pause) life.pauses.push({ from: life.pause.from, to: life.now });
  life.pause = null;
}

function cancelWhatWaits(life: Life): void {
  life.held = [];
  life.looks.clear();
  for (const known of life.batteries.values()) {
    for (const occasion of known.occasions) {
      settleNothingMore(occasion);
      if (occasion.status === 'waiting') occasion.status = 'cancelled';
    }
  }
  for (const known of life.measures.values()) known.waiting = [];
}

/** All the modules that end the moment are completed, or follow-up has nothing left. */
export function settleEnd(life: Life): boolean {
  const last = life.plan.endsWhenCompleted;
  if (life.phase === 'active' && last !== undefined && last.length > 0) {
    const done = last.every((id) => {
      const { status, completedAt } = itemLife(life, id);
      return completedAt !== null && (status === 'completed' || status === 'closed');
    });
    if (!done) return false;
    record(life, 'end', 'end', 'fired');
    end(life, 'lastModule');
    return true;
  }
  if (life.phase !== 'followUp') return false;
  const more = afterTheEnd(life).some(
    (battery) => nextPlaceAt(life, battery) !== null || batteryLife(life, battery.id).occasions.some((each) => each.status === 'waiting'),
  );
  if (more) return false;
  record(life, `end/${life.now}`, 'end', 'fired');
  end(life, 'followUp');
  return true;
}

/** When the citizen is told that maintenance is about to end, if that is between now and then. */
function noticeAt(life: Life, until: Instant): Instant | null {
  const { maintenance: planned } = life.plan;
  if (!planned) return null;
  const zone = zoneOf(life);
  const at = instantOf(zone, dayOf(zone, until) - planned.noticeDays, minutesOf(planned.at));
  return at > life.now && at < until ? at : null;
}

export function takeMaintenance(life: Life, event: Extract<Event, { kind: 'maintenanceSet' | 'maintenanceTakenBack' }>): void {
  if (event.kind === 'maintenanceSet') {
    if (life.phase !== 'active' && life.phase !== 'paused' && life.phase !== 'maintenance') return refuse(life, 'maintenance');
    const was = life.phase;
    record(life, `maintenance/${event.seq}`, 'maintenance', 'fired');
    cutPause(life);
    cancelWhatWaits(life);
    life.phase = 'maintenance';
    const until = Math.max(event.until, life.now);
    life.maintenance = { at: life.maintenance?.at ?? life.now, until, noticeAt: life.gone ? null : noticeAt(life, until) };
    if (was !== 'maintenance') flagsOfMoment(life, 'maintenance');
    return;
  }
  if (life.phase !== 'maintenance') return refuse(life, 'maintenance');
  record(life, `maintenance/${event.seq}`, 'maintenance', 'cancelled');
  const from = life.maintenance?.at ?? life.now;
  life.phase = 'active';
  life.maintenance = null;
  goOn(life, from);
}

/** Active again: what came meanwhile is passed over, silence is counted anew. */
function goOn(life: Life, from: Instant): void {
  life.gaps.push({ from, to: life.now });
  life.silenceFrom = life.now;
}

/** Reminders whose time passed while the citizen was gone are dropped. */
function dropReminders(life: Life): void {
  for (const battery of life.plan.batteries) {
    for (const occasion of batteryLife(life, battery.id).occasions) {
      for (const index of occasion.reminders) {
        const at = remindAt(life, battery, occasion, index);
        if (at !== null && at < life.now) occasion.reminders.delete(index);
      }
    }
  }
}

export function takeInvitation(life: Life, event: Extract<Event, { kind: 'invitationAccepted' | 'invitationDeclined' }>): void {
  if (life.phase !== 'invited') return refuse(life, 'invitation');
  record(life, `invitation/${event.seq}`, 'invitation', 'fired');
  if (event.kind === 'invitationDeclined') {
    record(life, 'end/declined', 'end', 'fired');
    return end(life, 'declined');
  }
  if (life.startsAt !== null && life.startsAt > life.now) life.phase = 'scheduled';
  else becomeActive(life);
}

export function takeGone(life: Life, event: Extract<Event, { kind: 'citizenGone' | 'citizenBack' }>): void {
  if ((event.kind === 'citizenGone') === life.gone) return refuse(life, 'citizenGone');
  record(life, `citizenGone/${event.seq}`, 'citizenGone', event.kind === 'citizenGone' ? 'fired' : 'cancelled');
  if (event.kind === 'citizenGone') {
    life.gone = true;
    life.goneAt = life.now;
    life.held = [];
    life.looks.clear();
    if (life.maintenance) life.maintenance.noticeAt = null;
    for (const known of life.measures.values()) known.waiting = [];
    return raise(life, systemFlag('system.citizenGone'), { about: null });
  }
  life.gone = false;
  dropReminders(life);
  goOn(life, life.goneAt);
}
