import { localDate } from '../clock.ts';
import { anchorAt, opensAt, zoneOf, type Life } from '../opening.ts';
import type { Instant, PlannedAnchor, PlannedItem, PlannedOpening, PlannedSchedule } from '../plan.ts';
import { anchorName, planned } from '../planned.ts';

/** Never by itself: only staff's own act. */
export const NEVER = Number.POSITIVE_INFINITY;

/** The earliest instant at which a rule could come to hold, whatever the citizen does from here; `NEVER` when only staff can bring it about. */
export function soonest(opening: PlannedOpening, life: Life, item: string | null, looked: readonly string[] = []): Instant {
  const { state } = life;
  switch (opening.kind) {
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday': {
      const known = opensAt(opening, life, item);
      if (known !== null) return known;
      const from = soonestAnchor(opening.anchor, life, looked);
      return from === NEVER ? NEVER : (opensAt(opening, supposing(life, opening.anchor, from), item) ?? from);
    }
    case 'afterModule':
      return state.modules[opening.module]?.completedAt ?? soonestAnchor({ kind: 'moduleCompleted', module: opening.module }, life, looked);
    case 'condition':
    case 'byCitizen':
    case 'not':
      return opensAt(opening, life, item) ?? state.now;
    case 'all':
      return Math.max(state.startedAt, ...opening.of.map((part) => soonest(part, life, item, looked)));
    case 'any':
      return Math.min(NEVER, ...opening.of.map((part) => soonest(part, life, item, looked)));
    case 'fromStart':
    case 'onDate':
    case 'byStaff':
      return opensAt(opening, life, item) ?? NEVER;
  }
}

/** The earliest instant at which a module or part could open by rule: its own, and for a part what it stands in. */
export function soonestOpening(item: PlannedItem, life: Life, looked: readonly string[] = []): Instant {
  const standing = life.state.modules[item.id];
  if (standing?.openedAt !== undefined && standing.openedAt !== null) return standing.openedAt;
  if (looked.includes(item.id)) return life.state.now;
  const path = [...looked, item.id];
  const own = soonest(item.opens, life, item.id, path);
  const parent = 'within' in item && typeof item.within === 'string' ? planned(life.plan).item.get(item.within) : undefined;
  return Math.max(own, parent ? soonestOpening(parent, life, path) : own);
}

/** The earliest instant at which an anchor that has not happened could. */
export function soonestAnchor(anchor: PlannedAnchor, life: Life, looked: readonly string[] = []): Instant {
  const known = anchorAt(anchor, life);
  if (known !== null) return known;
  switch (anchor.kind) {
    case 'moduleOpened':
    case 'moduleCompleted':
    case 'moduleReady': {
      const item = planned(life.plan).item.get(anchor.module);
      const opens = item ? soonestOpening(item, life, looked) : NEVER;
      // What only staff open they are expected to open, any day.
      return item && opens !== NEVER ? Math.max(life.state.now, opens) : life.state.now;
    }
    default:
      return life.state.now;
  }
}

/** The same life, had the anchor happened at an instant. */
export function supposing(life: Life, anchor: PlannedAnchor, at: Instant): Life {
  const { state } = life;
  switch (anchor.kind) {
    case 'start':
      return { ...life, state: { ...state, startedAt: at } };
    case 'date':
      return { ...life, state: { ...state, dates: { ...state.dates, [anchor.name]: localDate(zoneOf(life), at) } } };
    case 'moduleOpened':
    case 'moduleCompleted': {
      const before = state.modules[anchor.module] ?? { status: 'locked', openedAt: null, completedAt: null };
      const happened = anchor.kind === 'moduleOpened' ? { openedAt: at } : { openedAt: before.openedAt ?? at, completedAt: at };
      return { ...life, state: { ...state, modules: { ...state.modules, [anchor.module]: { ...before, ...happened } } } };
    }
    case 'lastActivity':
      return { ...life, state: { ...state, lastActivityAt: at } };
    case 'end':
      return { ...life, state: { ...state, phase: 'followUp', ended: { at, by: 'staff' } } };
    case 'moduleReady':
    case 'formSaved':
    case 'occasionOpened':
    case 'occasionAnswered':
    case 'named':
      return { ...life, state: { ...state, anchors: { ...state.anchors, [anchorName(anchor) ?? '']: at } } };
  }
}

/** Whether an anchor moves on each time it happens again. */
export function isRestless(anchor: PlannedAnchor): boolean {
  return anchor.kind === 'lastActivity' || ('occasion' in anchor && anchor.occasion === 'latest');
}

/**
 * For how many days an anchor must be tried before it is known how early a place can come: none where a later anchor gives a later place.
 * Where calendar weeks are counted, or weekdays or months must fit inside a number of days, it may be the other way round.
 */
export function daysToTry(schedule: PlannedSchedule): number {
  if (schedule.kind === 'weekdays') return schedule.everyWeeks > 1 || schedule.untilDays !== undefined ? 7 * (schedule.everyWeeks + 1) : 0;
  if (schedule.kind !== 'every' || schedule.untilDays === undefined) return 0;
  return schedule.everyMonths !== undefined || schedule.firstMonths !== undefined ? 62 : 0;
}
