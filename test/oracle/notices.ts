import type { Instant } from '../../engine/plan.ts';
import { clockOf, dayOf, HOUR, instantOf, minutesOf } from './calendar.ts';
import { batteryLife, itemLife, type Life, type Notice, record, zoneOf } from './life.ts';

/** A notice falls due: it waits for the end of quiet hours, or is settled when the turn is over. */
export function fallDue(life: Life, parts: Pick<Notice, 'key' | 'about'> & Partial<Notice>): void {
  const notice: Notice = {
    item: 'notify',
    module: null,
    battery: null,
    occasion: null,
    flag: null,
    reminder: null,
    measure: null,
    number: null,
    round: null,
    prioritised: false,
    staleAfterHours: null,
    nominal: life.now,
    seq: life.seq,
    ...parts,
  };
  const quietUntil = endOfQuiet(life, notice.nominal);
  const mayWait = life.phase !== 'ended' && !life.gone && !notice.prioritised;
  if (quietUntil === null || !mayWait) life.sends.push(notice);
  else life.held.push({ ...notice, key: `${notice.key}~2`, nominal: quietUntil, seq: null });
}

/** The notices of a turn, settled against how things are when it is over. */
export function settleSends(life: Life): void {
  for (const notice of life.sends) {
    const keep = life.seq;
    life.seq = notice.seq;
    const silenced = isSilenced(life, notice);
    record(life, notice.key, notice.item, silenced ? 'suppressed' : 'fired', notice.nominal);
    life.seq = keep;
    if (silenced) continue;
    const quietUntil = notice.prioritised ? null : endOfQuiet(life, life.actual);
    life.effects.push({
      kind: 'notify',
      key: notice.key,
      about: notice.about,
      module: notice.module,
      battery: notice.battery,
      occasion: notice.occasion,
      flag: notice.flag,
      at: notice.nominal,
      ...(quietUntil !== null && { notBefore: quietUntil }),
      ...(notice.prioritised && { outsideCap: true as const }),
    });
  }
  life.sends = [];
}

/** When the quiet hours that an instant falls inside are over; null outside them. */
function endOfQuiet(life: Life, at: Instant): Instant | null {
  const quiet = life.plan.notices?.quiet;
  if (!quiet) return null;
  const zone = zoneOf(life);
  const [from, to, clock] = [minutesOf(quiet.from), minutesOf(quiet.to), clockOf(zone, at)];
  const inside = from <= to ? from <= clock && clock < to : clock >= from || clock < to;
  if (!inside) return null;
  return instantOf(zone, dayOf(zone, at) + (clock < to ? 0 : 1), to);
}

function isSilenced(life: Life, notice: Notice): boolean {
  if (life.gone) return true;
  if (notice.about === 'flag') {
    const raised = life.raised.get(notice.flag ?? '')?.round === notice.round;
    return !raised || (!notice.prioritised && life.phase !== 'active');
  }
  if (life.phase === 'paused' && !notice.prioritised) return true;
  if (!['active', 'paused', 'maintenance', 'followUp'].includes(life.phase)) return true;
  if (life.phase === 'maintenance' && notice.about !== 'maintenanceEnds') return true;
  const staleAfter = (each: Notice) => each.staleAfterHours !== null && life.actual - each.nominal > each.staleAfterHours * HOUR;
  switch (notice.about) {
    case 'moduleOpened':
      return life.phase === 'followUp' || itemLife(life, notice.module ?? '').status !== 'open';
    case 'maintenanceEnds':
      return life.phase !== 'maintenance';
    case 'activity':
      return life.phase === 'followUp' || (life.measures.get(notice.measure ?? '')?.waiting.at(-1)?.number ?? null) !== notice.number;
    case 'occasionOpened':
    case 'reminder': {
      const battery = life.plan.batteries.find((each) => each.id === notice.battery);
      if (!battery) return true;
      const schedule = battery.schedule;
      if (life.phase === 'followUp' && (schedule.kind === 'byStaff' || schedule.anchor.kind !== 'end')) return true;
      if (batteryLife(life, battery.id).occasions[(notice.occasion ?? 0) - 1]?.status !== 'waiting') return true;
      if (staleAfter(notice)) return true;
      return life.sends.some((other) => {
        if (other === notice || other.about !== 'reminder' || staleAfter(other)) return false;
        if (other.battery !== notice.battery || other.occasion !== notice.occasion) return false;
        return other.nominal > notice.nominal || (other.nominal === notice.nominal && (other.reminder ?? 0) > (notice.reminder ?? 0));
      });
    }
  }
}
