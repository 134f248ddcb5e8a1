import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { dayOf, instantOf, minutesOf, weekdayOf } from './calendar.ts';
import { flagsOfActivity, raise, systemFlag } from './flags.ts';
import { actsCount, type Life, type MeasureLife, type TimeThatCame, record, refuse, zoneOf } from './life.ts';
import { fallDue } from './notices.ts';
import { pastPauses, shifts } from './rules.ts';

/** When the next time of a measure comes, or null when all have come. */
export function nextTimeAt(life: Life, known: MeasureLife): Instant | null {
  const { schedule, count } = known.measure;
  const place = known.come - known.before + 1;
  if (place > count) return null;
  const zone = zoneOf(life);
  const first = dayOf(zone, known.setAt);
  let left = place;
  for (let day = first; day < first + 4000; day += 1) {
    const stands = schedule.kind === 'every' ? (day - first) % schedule.everyDays === 0 : schedule.weekdays.includes(weekdayOf(day));
    if (!stands) continue;
    const at = instantOf(zone, day, minutesOf(schedule.at));
    if (at <= known.setAt) continue;
    left -= 1;
    if (left === 0) return pastPauses(life, known.setAt, at, shifts(life, 'activities'));
  }
  return null;
}

/** A time that came is missed at the local midnight after it. */
export function missedAt(life: Life, time: TimeThatCame): Instant {
  if (time.movedTo !== undefined) return time.movedTo;
  const { at } = time;
  const zone = zoneOf(life);
  return pastPauses(life, at, instantOf(zone, dayOf(zone, at) + 1, 0), shifts(life, 'activities'));
}

/** A measure's time comes. */
export function come(life: Life, known: MeasureLife, nominal: Instant): void {
  known.come += 1;
  const { id, reminder } = known.measure;
  record(life, `activity/${id}/${known.come}`, 'activity', 'fired', nominal);
  known.waiting.push({ number: known.come, at: life.now });
  if (reminder) fallDue(life, { nominal, key: `notify/activity/${id}/${known.come}`, about: 'activity', measure: id });
}

/** A time passed without a value. */
export function missTime(life: Life, known: MeasureLife, number: number, nominal: Instant): void {
  const { id, flag } = known.measure;
  record(life, `missActivity/${id}/${number}`, 'missActivity', 'fired', nominal);
  known.waiting = known.waiting.filter((each) => each.number !== number);
  if (flag === 'missed' || flag === 'both') raise(life, systemFlag(`measure.${id}`), { about: null });
  flagsOfActivity(life, id, 'missed');
}

export function takeMeasureEvent(life: Life, event: Extract<Event, { kind: 'measureSet' | 'measureEnded' | 'observed' }>): void {
  if (event.kind === 'measureSet') {
    if (!actsCount(life)) return refuse(life, 'setMeasure');
    const { measure } = event;
    const come = life.measures.get(measure.id)?.come ?? 0;
    life.measures.set(measure.id, { measure, setAt: life.now, come, before: come, waiting: [] });
    return record(life, `setMeasure/${measure.id}/${event.seq}`, 'setMeasure', 'fired');
  }
  const known = life.measures.get(event.measure);
  if (event.kind === 'measureEnded') {
    if (!known || !actsCount(life)) return refuse(life, 'setMeasure');
    life.measures.delete(event.measure);
    return record(life, `endMeasure/${event.measure}/${event.seq}`, 'setMeasure', 'fired');
  }
  if (!known || !actsCount(life)) return refuse(life, 'observe');
  record(life, `observe/${event.measure}/${event.seq}`, 'observe', 'fired');
  known.waiting = [];
  const { minimum, maximum, flag } = known.measure;
  const outside = (minimum !== null && event.value < minimum) || (maximum !== null && event.value > maximum);
  flagsOfActivity(life, event.measure, 'recorded');
  if (!outside) return;
  if (flag === 'outside' || flag === 'both') raise(life, systemFlag(`measure.${event.measure}`), { about: null });
  flagsOfActivity(life, event.measure, 'outside');
}
