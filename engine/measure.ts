import { localDay, onDay, wallClock } from './clock.ts';
import type { Because } from './decision.ts';
import type { Event, Measure } from './event.ts';
import { activityFlags } from './flag.ts';
import { raise } from './raise.ts';
import { measureFlag } from './systemFlag.ts';
import { pastPauses, zoneOf, type Life } from './opening.ts';
import { passedOver } from './passedOver.ts';
import { refusal } from './phase.ts';
import type { Instant } from './plan.ts';
import { send } from './send.ts';
import { weekdayPlace } from './weekdayPlace.ts';
import type { Due, MeasureState } from './state.ts';
import { cancel, conclude, decide, keyFor, own, schedule, type Turn } from './turn.ts';

/** The citizen's activity plan: measures that staff tailor, their times, and the values that come in (ACT-01..12, `docs/language.md` §6). */

/** Staff set a measure, or set one anew. */
export function takeMeasureSet(turn: Turn, { measure, seq }: Extract<Event, { kind: 'measureSet' }>): void {
  const before = turn.state.measures?.[measure.id];
  const tooMany = !before && Object.keys(turn.state.measures ?? {}).length >= MOST_MEASURES;
  const refused = wrongTime(turn) ?? (tooMany || !isMeasure(measure) ? 'notAllowed' : null);
  decide(turn, {
    key: `setMeasure/${measure.id}/${seq}`,
    item: 'setMeasure',
    outcome: refused ? 'suppressed' : 'fired',
    rule: refused ?? 'settingChanged',
    facts: { measure: measure.id },
  });
  if (refused) return;
  cancel(turn, (due) => isOf(due, measure.id), 'settingChanged');
  const come = before?.come ?? turn.state.flagRounds[`measure/${measure.id}`] ?? 0;
  setMeasure(turn, measure.id, { measure, setAt: turn.state.now, base: come, come, waiting: null });
  settleMeasures(turn);
}

/** Staff end a measure. */
export function takeMeasureEnded(turn: Turn, { measure, seq }: Extract<Event, { kind: 'measureEnded' }>): void {
  const refused = wrongTime(turn) ?? (turn.state.measures?.[measure] === undefined ? 'unknownName' : null);
  decide(turn, {
    key: `setMeasure/${measure}/${seq}`,
    item: 'setMeasure',
    outcome: refused ? 'suppressed' : 'cancelled',
    rule: refused ?? 'measureEnded',
    facts: { measure },
  });
  if (refused) return;
  cancel(turn, (due) => isOf(due, measure), 'measureEnded');
  const { [measure]: ended, ...measures } = turn.state.measures ?? {};
  // Should it be set again, its numbers go on.
  if (ended) own(turn, 'flagRounds')[`measure/${measure}`] = ended.come;
  turn.state.measures = measures;
}

/** A value of a measure; outside its limits it raises what asks for it. */
export function takeObserved(turn: Turn, event: Extract<Event, { kind: 'observed' }>): void {
  const state = turn.state.measures?.[event.measure];
  const key = `observe/${event.measure}/${event.seq}`;
  const refused = wrongTime(turn) ?? (state ? null : 'unknownName');
  if (refused || !state) {
    decide(turn, { key, item: 'observe', outcome: 'suppressed', rule: refused ?? 'unknownName', facts: { measure: event.measure } });
    return;
  }
  const { measure } = state;
  const { minimum, maximum } = measure;
  const outside = (minimum !== null && event.value < minimum) || (maximum !== null && event.value > maximum);
  const rule: Because = outside ? 'outsideLimits' : 'withinLimits';
  const facts = { measure: measure.id, value: event.value, minimum, maximum };
  decide(turn, { key, item: 'observe', outcome: 'fired', rule, facts });
  if (state.waiting !== null) {
    cancel(turn, (due) => due.kind === 'missActivity' && due.measure === measure.id, 'done');
    setMeasure(turn, measure.id, { ...state, waiting: null });
  }
  activityFlags(turn, measure.id, 'recorded', outside ? 'outsideLimits' : 'withinLimits', facts);
  if (!outside) return;
  activityFlags(turn, measure.id, 'outside', 'outsideLimits', facts);
  if (measure.flag === 'outside' || measure.flag === 'both') {
    raise(turn, measureFlag(measure.id), `flag/measure.${measure.id}/-`, { rule, about: null, facts });
  }
}

/** A measure's time has come: it waits for a value until the day is over. */
export function fireActivity(turn: Turn, due: Due): void {
  const state = turn.state.measures?.[due.measure ?? ''];
  if (!state || due.number === undefined) return conclude(turn, due, 'cancelled', 'measureEnded');
  const { number } = due;
  const passed = passedOver(turn, 'activities', measureAt(turn, state, number), () => measureAt(turn, state, number + 1));
  setMeasure(turn, state.measure.id, { ...state, come: due.number, waiting: passed ? state.waiting : due.number });
  conclude(turn, due, passed ? 'suppressed' : 'fired', passed ?? 'activityDue');
  if (passed) return settleMeasures(turn);
  const facts = { measure: state.measure.id, number: due.number };
  schedule(turn, {
    key: `missActivity/${state.measure.id}/${due.number}`,
    kind: 'missActivity',
    at: wallClock(zoneOf(turn), turn.state.now, 1, '00:00'),
    ...facts,
  });
  if (state.measure.reminder) send(turn, { key: `notify/activity/${state.measure.id}/${due.number}`, about: 'activity', ...facts });
  settleMeasures(turn);
}

/** The day is over and no value has come: a value would have taken this off the agenda. */
export function fireMissActivity(turn: Turn, due: Due): void {
  const state = turn.state.measures?.[due.measure ?? ''];
  if (!state) return conclude(turn, due, 'cancelled', 'measureEnded');
  // A time caught up with after a pause may share its day with the next one, which then waits too.
  setMeasure(turn, state.measure.id, { ...state, waiting: state.waiting === due.number ? null : state.waiting });
  conclude(turn, due, 'fired', 'missed');
  activityFlags(turn, state.measure.id, 'missed', 'missed', { number: due.number ?? null });
  if (state.measure.flag === 'missed' || state.measure.flag === 'both') {
    const facts = { measure: state.measure.id, number: due.number ?? null };
    raise(turn, measureFlag(state.measure.id), `flag/measure.${state.measure.id}/-`, { rule: 'missed', about: null, facts });
  }
}

/** Arms the next time of every measure. */
export function settleMeasures(turn: Turn): void {
  if (turn.state.phase !== 'active' || turn.state.gone) return;
  for (const state of Object.values(turn.state.measures ?? {})) {
    const { id } = state.measure;
    if (turn.state.agenda.some((due) => due.kind === 'activity' && due.measure === id)) continue;
    const number = state.come + 1;
    const at = measureAt(turn, state, number);
    if (at === null) continue;
    schedule(turn, {
      key: keyFor(turn, `activity/${id}/${number}`),
      kind: 'activity',
      at: Math.max(at, turn.state.now),
      measure: id,
      number,
    });
  }
}

/** When time `number` of a measure comes, or null when it has no more. */
export function measureAt(life: Life, state: MeasureState, number: number): Instant | null {
  const { measure, setAt } = state;
  const place = number - state.base;
  if (place > measure.count) return null;
  const zone = zoneOf(life);
  const first = localDay(zone, setAt);
  const passed = onDay(zone, first, measure.schedule.at) <= setAt;
  const day = dayOfPlace(measure, first, passed, place);
  return day === null ? null : pastPauses(life, onDay(zone, day, measure.schedule.at), setAt, 'activities');
}

/** The local day of the `place`-th time; the first day's is passed over when its time is not later than the setting. */
function dayOfPlace({ schedule: when }: Measure, first: number, passed: boolean, place: number): number | null {
  if (when.kind === 'every') return first + (place - 1 + (passed ? 1 : 0)) * Math.max(1, when.everyDays);
  return weekdayPlace(passed ? first + 1 : first, when.weekdays, 1, place);
}

/** Measures are set, ended and filled in while the moment runs, in a pause too. */
const wrongTime = (turn: Turn): Because | null => (turn.state.phase === 'paused' ? null : refusal(turn.state));

/** Whether a measure can be counted: a time of day that there is, whole days and numbers, an id that is no word of JavaScript's own. */
function isMeasure({ id, schedule: when, count }: Measure): boolean {
  if (id in Object.prototype || !/^([01]\d|2[0-3]):[0-5]\d$/.test(when.at) || !Number.isInteger(count)) return false;
  return when.kind === 'weekdays' || (Number.isInteger(when.everyDays) && when.everyDays <= MOST_DAYS);
}

const MOST_DAYS = 3660;
const MOST_MEASURES = 50;
const isOf = (due: Due, measure: string): boolean => due.measure === measure && (due.kind === 'activity' || due.kind === 'missActivity');

function setMeasure(turn: Turn, id: string, state: MeasureState): void {
  turn.state.measures = { ...turn.state.measures, [id]: state };
  turn.changes += 1;
}
