import type { Facts } from '../../engine/expression.ts';
import type { Instant, LocalTime, PlannedAnchor, PlannedOpening, Span } from '../../engine/plan.ts';
import { clockOf, dayOf, dayOfDate, HOUR, instantOf, minutesOf, monthsLater, weekdayOf } from './calendar.ts';
import { conditionHolds } from './condition.ts';
import { batteryLife, itemLife, type Life, zoneOf } from './life.ts';

/** When a rule opens, worked out from what has happened; null while that depends on what has not. `shifts`: pauses that are over move it; `asked`: when the citizen asked. */
export function opensAt(life: Life, rule: PlannedOpening, shifts: boolean, asked: Instant | null = null): Instant | null {
  const at = ruleAt(life, rule, shifts, asked);
  if (at !== null) life.coming.push(at);
  return at;
}

function ruleAt(life: Life, rule: PlannedOpening, shifts: boolean, asked: Instant | null): Instant | null {
  const zone = zoneOf(life);
  const from = (anchor: PlannedAnchor, reckon: (at: Instant) => Instant): Instant | null => {
    const at = anchorAt(life, anchor);
    return at === null ? null : pastPauses(life, at, reckon(at), shifts);
  };
  switch (rule.kind) {
    case 'fromStart':
      return life.startedAt;
    case 'afterAnchor':
      return from(rule.anchor, (at) => dayAfter(zone, at, rule.months ?? 0, rule.days, rule.at));
    case 'elapsed':
      return from(rule.anchor, (at) => at + rule.hours * HOUR);
    case 'onDate':
      return instantOf(zone, dayOfDate(rule.date), minutesOf(rule.at));
    case 'onWeekday':
      return from(rule.anchor, (at) => {
        let day = dayOf(zone, at) + rule.days;
        while (weekdayOf(day) !== rule.weekday) day += 1;
        return rule.days < 0 ? instantOf(zone, day, minutesOf(rule.at)) : Math.max(at, instantOf(zone, day, minutesOf(rule.at)));
      });
    case 'afterModule':
      return itemLife(life, rule.module).completedAt;
    case 'condition':
      return conditionHolds(rule.when, factsOf(life)) ? life.startedAt : null;
    case 'byStaff':
      return null;
    case 'byCitizen':
      return asked;
    case 'all': {
      const times = rule.of.map((part) => opensAt(life, part, shifts, asked));
      return times.includes(null) ? null : Math.max(...(times as Instant[]));
    }
    case 'any': {
      const times = rule.of.map((part) => opensAt(life, part, shifts, asked)).filter((at) => at !== null);
      return times.length === 0 ? null : Math.min(...times);
    }
    case 'not': {
      const at = opensAt(life, rule.of, shifts, asked);
      return at === null || at > life.now ? life.startedAt : null;
    }
  }
}

/** Whether the citizen may ask for what has this rule. */
export function mentionsCitizen(rule: PlannedOpening): boolean {
  if (rule.kind === 'all' || rule.kind === 'any') return rule.of.some(mentionsCitizen);
  return rule.kind === 'byCitizen';
}

/** When what an anchor names happened. */
export function anchorAt(life: Life, anchor: PlannedAnchor): Instant | null {
  switch (anchor.kind) {
    case 'start':
      return life.startedAt;
    case 'date': {
      const date = life.dates.get(anchor.name);
      return date === undefined ? null : instantOf(zoneOf(life), dayOfDate(date), 0);
    }
    case 'moduleOpened':
      return itemLife(life, anchor.module).openedAt;
    case 'moduleCompleted':
      return itemLife(life, anchor.module).completedAt;
    case 'moduleReady':
      return life.ready.get(anchor.module) ?? null;
    case 'formSaved':
      return life.firstSaved.get(anchor.form) ?? null;
    case 'occasionOpened':
    case 'occasionAnswered': {
      const occasions = batteryLife(life, anchor.battery).occasions;
      const times = (anchor.occasion === 'latest' ? occasions : occasions.slice(anchor.occasion - 1, anchor.occasion))
        .map((occasion) => (anchor.kind === 'occasionOpened' ? occasion.openedAt : occasion.answeredAt))
        .filter((at) => at !== null);
      return times.length === 0 ? null : Math.max(...times);
    }
    case 'lastActivity':
      return life.lastActivityAt;
    case 'named':
      return life.named.get(anchor.name) ?? null;
    case 'end':
      return life.phase === 'followUp' && life.ended ? life.ended.at : null;
  }
}

/** The anchor's local day plus months, then days, at a time; never before the anchor. */
export function dayAfter(zone: string, anchor: Instant, months: number, days: number, at: LocalTime): Instant {
  const then = instantOf(zone, monthsLater(dayOf(zone, anchor), months) + days, minutesOf(at));
  return days < 0 || months < 0 ? then : Math.max(anchor, then);
}

/** Calendar days and a time, or elapsed hours, after an instant. */
export function spanAfter(zone: string, anchor: Instant, span: Span): Instant {
  return 'hours' in span ? anchor + span.hours * HOUR : dayAfter(zone, anchor, 0, span.days, span.at);
}

/** A time counted from an anchor, moved past each pause that is over. */
export function pastPauses(life: Life, anchor: Instant, at: Instant, shifts: boolean): Instant {
  if (!shifts) return at;
  const zone = zoneOf(life);
  let moved = at;
  for (const pause of life.pauses) {
    if (pause.from > moved || pause.to <= anchor) continue;
    const days = dayOf(zone, pause.to) - dayOf(zone, Math.max(anchor, pause.from));
    if (days > 0) moved = instantOf(zone, dayOf(zone, moved) + days, clockOf(zone, moved));
  }
  return moved;
}

/** Whether a time is passed over: it came in a gap, or in a pause that skips, or that catches up with a later one (`next`) that came in it too. */
export function isPassedOver(life: Life, kind: 'batteries' | 'activities', at: Instant, next: Instant | null): boolean {
  const holds = (each: { readonly from: Instant; readonly to: Instant }) => each.from <= at && at < each.to;
  if (life.gaps.some(holds)) return true;
  const pause = life.pauses.find(holds);
  const meaning = meaningOf(life, kind);
  if (!pause || meaning === 'shift') return false;
  return meaning === 'skip' || (next !== null && next < pause.to);
}

/** What conditions may look at now. */
export function factsOf(life: Life): Facts {
  return {
    forms: Object.fromEntries(life.facts),
    start: life.startFacts,
    results: Object.fromEntries(life.results),
    progress: Object.fromEntries(life.plan.modules.map((module) => [module.id, itemLife(life, module.id).status])),
    batteries: Object.fromEntries(
      life.plan.batteries.map(({ id }) => {
        const { occasions, answered, missed, missedInARow } = batteryLife(life, id);
        return [id, { opened: occasions.length, answered, missed, missedInARow }];
      }),
    ),
  };
}

/** Whether times of a kind of item move with pauses. Without a word in the plan modules and flags do. */
export function shifts(life: Life, kind: 'modules' | 'batteries' | 'flags' | 'activities'): boolean {
  return meaningOf(life, kind) === 'shift';
}

export function meaningOf(life: Life, kind: 'modules' | 'batteries' | 'flags' | 'activities'): 'shift' | 'skip' | 'catchUp' {
  const unsaid = { modules: 'shift', batteries: 'skip', flags: 'shift', activities: 'skip' } as const;
  return life.plan.pause?.[kind] ?? unsaid[kind];
}
