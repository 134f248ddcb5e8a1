import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { clockOf, dayOf, instantOf } from './calendar.ts';
import { allFlags, flagsOfMoment, raise, systemFlag } from './flags.ts';
import { batteryLife, type Life, record, refuse, zoneOf } from './life.ts';
import { closingAt, dueAt, remindAt } from './occasions.ts';
import { meaningOf } from './rules.ts';
import { timedFlagAt, timeUsed, useTime } from './timedFlags.ts';

/** A pause begins, or ends by somebody's act. */
export function takePause(life: Life, event: Extract<Event, { kind: 'paused' | 'resumed' }>): void {
  const allowed = event.by === 'staff' || life.plan.pause?.byCitizen === true;
  if (event.kind === 'resumed') {
    if (life.phase !== 'paused' || !allowed) return refuse(life, 'resume');
    record(life, `resume/${event.seq}`, 'resume', 'fired');
    return resume(life);
  }
  if (life.phase !== 'active' || !allowed) return refuse(life, 'pause');
  record(life, `pause/${event.seq}`, 'pause', 'fired');
  life.phase = 'paused';
  life.pause = { from: life.now, until: event.until };
  life.pauseCount += 1;
  if (event.by === 'citizen') raise(life, systemFlag('system.pausedByCitizen'), { about: null });
  flagsOfMoment(life, 'paused');
}

/** The pause is over: what fell due inside it is treated by its kind's meaning. */
export function resume(life: Life): void {
  const from = life.pause?.from ?? life.now;
  const inside = (at: Instant | null): at is Instant => at !== null && at < life.now;
  const later = (at: Instant): Instant => pastThisPause(life, from, at);
  life.phase = 'active';
  life.pause = null;
  if (!life.gone) whatWaited(life, inside, later);
  life.pauses.push({ from, to: life.now });
  life.silenceFrom = life.now;
  for (const [id, at] of life.looks) life.looks.set(id, waitsNow(life, `inactivity/${id}/1`, later(at)));
}

function whatWaited(life: Life, inside: Inside, later: (at: Instant) => Instant): void {
  occasionsAfter(life, inside, later);
  measuresAfter(life, inside, later);
  if (meaningOf(life, 'flags') === 'skip') {
    for (const flag of allFlags(life)) {
      const key = `timedFlag/${flag.id}/1`;
      const at = life.armed.has(key) ? waited(life, key, timedFlagAt(life, flag)) : null;
      if (!inside(at) || timeUsed(life, flag)) continue;
      useTime(life, flag);
      record(life, `timedFlag/${flag.id}/1`, 'timedFlag', 'suppressed', at);
    }
  }
}

type Inside = (at: Instant | null) => at is Instant;

function occasionsAfter(life: Life, inside: Inside, later: (at: Instant) => Instant): void {
  const meaning = meaningOf(life, 'batteries');
  if (meaning === 'shift') return;
  for (const battery of life.plan.batteries) {
    for (const occasion of batteryLife(life, battery.id).occasions) {
      if (meaning === 'skip') {
        for (const index of occasion.reminders) {
          const key = `remind/${battery.id}/${occasion.number}/${index}`;
          const at = waited(life, key, remindAt(life, battery, occasion, index));
          if (!inside(at)) continue;
          occasion.reminders.delete(index);
          record(life, key, 'remind', 'suppressed', at);
        }
        const at = waited(life, `missOccasion/${battery.id}/${occasion.number}`, dueAt(life, battery, occasion));
        if (occasion.awaitsDue && inside(at)) {
          occasion.awaitsDue = false;
          record(life, `missOccasion/${battery.id}/${occasion.number}`, 'missOccasion', 'suppressed', at);
        }
        continue;
      }
      const [due, closing] = [dueAt(life, battery, occasion), closingAt(life, battery, occasion)];
      const name = `${battery.id}/${occasion.number}`;
      if (occasion.awaitsDue && inside(due)) occasion.dueMovedTo = waitsNow(life, `missOccasion/${name}`, later(due));
      if (occasion.awaitsClosing && inside(closing)) occasion.closingMovedTo = waitsNow(life, `closeOccasion/${name}`, later(closing));
    }
  }
}

function measuresAfter(life: Life, inside: Inside, later: (at: Instant) => Instant): void {
  const meaning = meaningOf(life, 'activities');
  for (const known of life.measures.values()) {
    const { id } = known.measure;
    if (meaning !== 'skip') {
      known.waiting = known.waiting.map(({ number, missedAt }) => {
        return { number, missedAt: waitsNow(life, `missActivity/${id}/${number}`, later(missedAt)) };
      });
    } else {
      for (const each of known.waiting.filter(({ missedAt }) => inside(missedAt))) {
        record(life, `missActivity/${id}/${each.number}`, 'missActivity', 'suppressed', each.missedAt);
        known.waiting = known.waiting.filter((other) => other !== each);
      }
    }
  }
}

/** The instant it came to wait for, where that is past: another time of day or zone since then changes nothing. */
function waited(life: Life, key: string, at: Instant | null): Instant | null {
  const before = life.armed.get(key);
  return at !== null && before && before.nominal <= life.now && at <= life.now ? before.nominal : at;
}

/** What was moved by itself waits for the instant it was moved to, also when that is past. */
function waitsNow(life: Life, key: string, at: Instant): Instant {
  if (life.armed.get(key)?.at !== at) life.armed.set(key, { at, nominal: at });
  return at;
}

/** The same wall-clock time as many days later as the pause held. */
function pastThisPause(life: Life, from: Instant, at: Instant): Instant {
  const zone = zoneOf(life);
  const days = dayOf(zone, life.now) - dayOf(zone, from);
  return days === 0 ? at : instantOf(zone, dayOf(zone, at) + days, clockOf(zone, at));
}
