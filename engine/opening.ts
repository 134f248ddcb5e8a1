import { daysBetween, daysLater, monthsAfter, onDate, wallClock, weekdayAfter } from './clock.ts';
import { holds } from './expression.ts';
import { factsFor } from './factsFor.ts';
import type { Instant, LocalTime, PauseMeaning, Plan, PlannedAnchor, PlannedOpening, Span } from './plan.ts';
import { anchorName } from './planned.ts';
import type { State } from './state.ts';

/** A running moment as rules look at it. */
export interface Life {
  readonly plan: Plan;
  readonly state: Readonly<State>;
}

/** The zone of every local time: the citizen's where the plan says so and it is known. */
export function zoneOf({ plan, state }: Life): string {
  return plan.zoneOfCitizen && state.zone !== undefined ? state.zone : plan.zone;
}

/**
 * When an opening rule lets its module or part open: an instant, or null while that depends on something that has not happened
 * (`docs/language.md` §2). `item` is whose rule it is: what the citizen has asked for. A gate that holds gives the start.
 * `kind` says whose meaning of a pause moves it.
 */
export function opensAt(opening: PlannedOpening, life: Life, item: string | null, kind: 'modules' | 'flags' = 'modules'): Instant | null {
  const { state } = life;
  switch (opening.kind) {
    case 'fromStart':
      return state.startedAt;
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday': {
      const anchor = anchorAt(opening.anchor, life);
      return anchor === null ? null : pastPauses(life, countedOnce(opening, anchor, zoneOf(life)), anchor, kind);
    }
    case 'onDate':
      return onDate(zoneOf(life), opening.date, opening.at);
    case 'afterModule':
      return state.modules[opening.module]?.completedAt ?? null;
    case 'condition':
      return holds(opening.when, factsFor(state)) ? state.startedAt : null;
    case 'byStaff':
      return null;
    case 'byCitizen':
      return (item === null ? undefined : state.asked?.[item]) ?? null;
    case 'all': {
      let latest: Instant = state.startedAt;
      for (const part of opening.of) {
        const at = opensAt(part, life, item, kind);
        if (at === null) return null;
        if (at > latest) latest = at;
      }
      return latest;
    }
    case 'any': {
      let earliest: Instant | null = null;
      for (const part of opening.of) {
        const at = opensAt(part, life, item, kind);
        if (at !== null && (earliest === null || at < earliest)) earliest = at;
      }
      return earliest;
    }
    case 'not': {
      const at = opensAt(opening.of, life, item, kind);
      return at === null || at > state.now ? state.startedAt : null;
    }
  }
}

type Counting = Extract<PlannedOpening, { kind: 'afterAnchor' | 'elapsed' | 'onWeekday' }>;

/** What each rule was last counted from and came to: it is looked at after everything that happens, and its anchor seldom moves. */
const lastCounted = new WeakMap<Counting, { readonly anchor: Instant; readonly zone: string; readonly at: Instant }>();

function countedOnce(opening: Counting, anchor: Instant, zone: string): Instant {
  const last = lastCounted.get(opening);
  if (last !== undefined && last.anchor === anchor && last.zone === zone) return last.at;
  const at = countedFrom(opening, anchor, zone);
  lastCounted.set(opening, { anchor, zone, at });
  return at;
}

function countedFrom(opening: Counting, anchor: Instant, zone: string): Instant {
  switch (opening.kind) {
    case 'afterAnchor':
      return dayAfter(zone, anchor, opening.days, opening.at, opening.months);
    case 'elapsed':
      return anchor + opening.hours * HOUR;
    case 'onWeekday':
      return Math.max(anchor, weekdayAfter(zone, anchor, opening.days, opening.weekday, opening.at));
  }
}

/** The anchor's instant, or null while it has not happened. */
export function anchorAt(anchor: PlannedAnchor, life: Life): Instant | null {
  const { state } = life;
  switch (anchor.kind) {
    case 'start':
      return state.startedAt;
    case 'date': {
      const date = state.dates?.[anchor.name];
      return date === undefined ? null : onDate(zoneOf(life), date, '00:00');
    }
    case 'moduleOpened':
      return state.modules[anchor.module]?.openedAt ?? null;
    case 'moduleCompleted':
      return state.modules[anchor.module]?.completedAt ?? null;
    case 'lastActivity':
      return state.lastActivityAt;
    case 'end':
      return state.phase === 'followUp' ? (state.ended?.at ?? null) : null;
    case 'moduleReady':
    case 'formSaved':
    case 'occasionOpened':
    case 'occasionAnswered':
    case 'named':
      return state.anchors?.[anchorName(anchor) ?? ''] ?? null;
  }
}

/** A local time some calendar days (and months before them) after an anchor; never before the anchor unless it is counted backwards. */
export function dayAfter(zone: string, anchor: Instant, days: number, at: LocalTime, months = 0): Instant {
  const instant = months === 0 ? wallClock(zone, anchor, days, at) : monthsAfter(zone, anchor, months, days, at);
  return days < 0 || months < 0 ? instant : Math.max(anchor, instant);
}

/** A span from an instant, before pauses are thought of. */
export function spanAfter(zone: string, from: Instant, span: Span): Instant {
  return 'hours' in span ? from + span.hours * HOUR : dayAfter(zone, from, span.days, span.at);
}

/** What a pause means to the kinds of item. */
export function pauseMeaning({ plan }: Pick<Life, 'plan'>, kind: 'modules' | 'batteries' | 'flags' | 'activities'): PauseMeaning {
  return plan.pause?.[kind] ?? (kind === 'modules' || kind === 'flags' ? 'shift' : 'skip');
}

/**
 * A time counted from an anchor, moved past the pauses between (`docs/language.md` §1): for items that shift, and for what always does.
 * `inside` moves only what would have fallen inside a pause.
 */
export function pastPauses(
  life: Life,
  at: Instant,
  anchor: Instant,
  kind: 'modules' | 'batteries' | 'flags' | 'activities' | 'always' | 'inside',
): Instant {
  const { pauses } = life.state;
  if (pauses === undefined) return at;
  if (kind !== 'always' && kind !== 'inside' && pauseMeaning(life, kind) !== 'shift') return at;
  const zone = zoneOf(life);
  let moved = at;
  for (const pause of pauses) {
    if (pause.because !== undefined || pause.from > moved || pause.to <= anchor) continue;
    if (kind === 'inside' && moved >= pause.to) continue;
    moved = daysLater(zone, moved, daysBetween(zone, Math.max(pause.from, anchor), pause.to));
  }
  return moved;
}

const HOUR = 3_600_000;
