import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { dayOf, instantOf, minutesOf, weekdayOf } from './calendar.ts';
import { flagsOfActivity, raise, systemFlag } from './flags.ts';
import { actsCount, type Life, type MeasureLife, record, refuse, zoneOf } from './life.ts';
import { fallDue } from './notices.ts';
import { isPassedOver, pastPauses, shifts } from './rules.ts';

/** When the next time of a measure comes, or null when all have come. */
export function nextTimeAt(life: Life, known: MeasureLife): Instant | null {
  return timeAt(life, known, known.come - known.before + 1);
}

function timeAt(life: Life, known: MeasureLife, place: number): Instant | null {
  const { schedule, count } = known.measure;
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

/** A measure's time comes, or is passed over. */
export function come(life: Life, known: MeasureLife, nominal: Instant): void {
  const { id, reminder } = known.measure;
  const at = nextTimeAt(life, known) ?? nominal;
  const passed = isPassedOver(life, 'activities', at, timeAt(life, known, known.come - known.before + 2));
  known.come += 1;
  if (passed) return record(life, `activity/${id}/${known.come}`, 'activity', 'suppressed', nominal);
  record(life, `activity/${id}/${known.come}`, 'activity', 'fired', nominal);
  const zone = zoneOf(life);
  known.waiting.push({ number: known.come, missedAt: instantOf(zone, dayOf(zone, life.now) + 1, 0) });
  if (reminder) fallDue(life, { key: `notify/activity/${id}/${known.come}`, about: 'activity', measure: id, number: known.come });
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
    const come = life.measures.get(measure.id)?.come ?? life.timesCome.get(measure.id) ?? 0;
    // What waited for a time of the old setting waits no more.
    life.armed.delete(`activity/${measure.id}/${come + 1}`);
    life.measures.set(measure.id, { measure, setAt: life.now, come, before: come, waiting: [] });
    return record(life, `setMeasure/${measure.id}/${event.seq}`, 'setMeasure', 'fired');
  }
  const known = life.measures.get(event.measure);
  if (event.kind === 'measureEnded') {
    if (!known || !actsCount(life)) return refuse(life, 'setMeasure');
    life.measures.delete(event.measure);
    life.timesCome.set(event.measure, known.come);
    life.armed.delete(`activity/${event.measure}/${known.come + 1}`);
    return record(life, `endMeasure/${event.measure}/${event.seq}`, 'setMeasure', 'cancelled');
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
