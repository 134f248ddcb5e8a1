import type { Event } from '../../engine/event.ts';
import type { Instant, PlannedBattery } from '../../engine/plan.ts';
import type { EndedBy } from '../../engine/state.ts';
import { dayOf, instantOf, minutesOf } from './calendar.ts';
import { allFlags, flagsOfMoment, raise, systemFlag } from './flags.ts';
import { batteryLife, itemLife, type Life, record, refuse, zoneOf } from './life.ts';
import { nextTimeAt } from './measures.ts';
import { timedFlagAt, useTime } from './timedFlags.ts';
import { nextPlaceAt, remindAt, settleNothingMore } from './occasions.ts';

/** The moment becomes active: everything is counted from here. */
export function becomeActive(life: Life): void {
  life.phase = 'active';
  life.startedAt = life.now;
  life.lastActivityAt = life.now;
}

/** Batteries whose schedule is counted from the end. */
export function afterTheEnd(life: Life): readonly PlannedBattery[] {
  return life.plan.batteries.filter(({ schedule }) => schedule.kind !== 'byStaff' && schedule.anchor.kind === 'end');
}

/** The moment ends: what waits is gone, and follow-up begins where the plan has one. */
export function end(life: Life, by: EndedBy): void {
  const follows = life.phase !== 'followUp' && life.phase !== 'invited' && life.phase !== 'scheduled' && afterTheEnd(life).length > 0;
  cancelWhatWaits(life);
  if (life.phase !== 'followUp') life.ended = { at: life.now, by };
  life.maintenance = null;
  cutPause(life);
  if (follows) {
    life.phase = 'followUp';
    record(life, `followUp/${life.now}`, 'followUp', 'fired');
    return flagsOfMoment(life, 'followUp');
  }
  life.phase = 'ended';
  life.effects.push({ kind: 'endMoment', key: 'endMoment', by, at: life.now });
  flagsOfMoment(life, 'ended');
  if (['timeLimit', 'lastModule', 'maintenance', 'followUp'].includes(by)) raise(life, systemFlag('system.journal'), { about: null });
}

/** A pause that something else cuts off is over. */
function cutPause(life: Life): void {
  if (life.pause) life.pauses.push({ from: life.pause.from, to: life.now });
  life.pause = null;
}

function cancelWhatWaits(life: Life): void {
  life.held = [];
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

export function maintenanceNoticeAt(life: Life): Instant | null {
  const { maintenance: planned } = life.plan;
  const { maintenance } = life;
  if (!planned || !maintenance || maintenance.noticed) return null;
  const zone = zoneOf(life);
  const at = instantOf(zone, dayOf(zone, maintenance.until) - planned.noticeDays, minutesOf(planned.at));
  return at > maintenance.at ? at : null;
}

export function takeMaintenance(life: Life, event: Extract<Event, { kind: 'maintenanceSet' | 'maintenanceTakenBack' }>): void {
  if (event.kind === 'maintenanceSet') {
    if (life.phase !== 'active' && life.phase !== 'paused' && life.phase !== 'maintenance') return refuse(life, 'maintenance');
    const was = life.phase;
    record(life, `maintenance/${event.seq}`, 'maintenance', 'fired');
    cutPause(life);
    cancelWhatWaits(life);
    life.phase = 'maintenance';
    life.maintenance = { at: life.now, until: event.until, noticed: false };
    if (was !== 'maintenance') flagsOfMoment(life, 'maintenance');
    return;
  }
  if (life.phase !== 'maintenance') return refuse(life, 'maintenance');
  record(life, `maintenance/${event.seq}`, 'maintenance', 'fired');
  life.phase = 'active';
  life.maintenance = null;
  passOverPlaces(life);
}

/** Places of schedules whose time has passed are not opened afterwards, times of flags are not told, silence is counted anew. */
function passOverPlaces(life: Life): void {
  life.silenceFrom = life.now;
  for (const flag of allFlags(life)) {
    const at = timedFlagAt(life, flag);
    if (at !== null && at < life.now) useTime(life, flag);
  }
  for (const battery of life.plan.batteries) {
    for (let at = nextPlaceAt(life, battery); at !== null && at < life.now; at = nextPlaceAt(life, battery)) usePlace(life, battery, at);
  }
  for (const known of life.measures.values()) {
    for (let at = nextTimeAt(life, known); at !== null && at < life.now; at = nextTimeAt(life, known)) {
      known.come += 1;
      record(life, `activity/${known.measure.id}/${known.come}`, 'activity', 'suppressed', at);
    }
  }
}

/** Reminders whose time passed while the citizen was gone are dropped. */
function dropReminders(life: Life): void {
  for (const battery of life.plan.batteries) {
    for (const occasion of batteryLife(life, battery.id).occasions) {
      for (const index of [...occasion.reminders]) {
        const at = remindAt(life, battery, occasion, index);
        if (at !== null && at < life.now) occasion.reminders.delete(index);
      }
    }
  }
}

/** A place of the schedule is used without opening. */
export function usePlace(life: Life, battery: PlannedBattery, nominal: Instant): void {
  const known = batteryLife(life, battery.id);
  known.used += 1;
  record(life, `openOccasion/${battery.id}/${known.used}`, 'openOccasion', 'suppressed', nominal);
}

export function takeInvitation(life: Life, event: Extract<Event, { kind: 'invitationAccepted' | 'invitationDeclined' }>): void {
  if (life.phase !== 'invited') return refuse(life, 'invitation');
  record(life, `invitation/${event.seq}`, 'invitation', 'fired');
  if (event.kind === 'invitationDeclined') return end(life, 'declined');
  if (life.startsAt !== null && life.startsAt > life.now) life.phase = 'scheduled';
  else becomeActive(life);
}

export function takeGone(life: Life, event: Extract<Event, { kind: 'citizenGone' | 'citizenBack' }>): void {
  if ((event.kind === 'citizenGone') === life.gone) return refuse(life, 'citizenGone');
  record(life, `citizenGone/${event.seq}`, 'citizenGone', 'fired');
  if (event.kind === 'citizenGone') {
    life.gone = true;
    life.held = [];
    return raise(life, systemFlag('system.citizenGone'), { about: null });
  }
  life.gone = false;
  dropReminders(life);
  passOverPlaces(life);
}

