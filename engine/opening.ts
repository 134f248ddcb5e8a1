import { wallClock } from './clock.ts';
import type { Instant, LocalTime, PlannedAnchor, PlannedOpening } from './plan.ts';
import type { State } from './state.ts';

/** When an opening rule lets its module open: an instant, or null while that depends on something that has not happened. */
export function opensAt(opening: PlannedOpening, state: State, zone: string): Instant | null {
  switch (opening.kind) {
    case 'fromStart':
      return state.startedAt;
    case 'afterAnchor': {
      const anchor = anchorAt(opening.anchor, state);
      return anchor === null ? null : dayAfter(zone, anchor, opening.days, opening.at);
    }
    case 'afterModule':
      return state.modules[opening.module]?.completedAt ?? null;
    case 'byStaff':
      return null;
    case 'all': {
      let latest: Instant = state.startedAt;
      for (const part of opening.of) {
        const at = opensAt(part, state, zone);
        if (at === null) return null;
        if (at > latest) latest = at;
      }
      return latest;
    }
    case 'any': {
      let earliest: Instant | null = null;
      for (const part of opening.of) {
        const at = opensAt(part, state, zone);
        if (at !== null && (earliest === null || at < earliest)) earliest = at;
      }
      return earliest;
    }
  }
}

/** The anchor's instant, or null while it has not happened. */
export function anchorAt(anchor: PlannedAnchor, state: State): Instant | null {
  switch (anchor.kind) {
    case 'start':
      return state.startedAt;
    case 'moduleOpened':
      return state.modules[anchor.module]?.openedAt ?? null;
    case 'moduleCompleted':
      return state.modules[anchor.module]?.completedAt ?? null;
  }
}

/** A local time some calendar days after an anchor; never before the anchor itself. */
export function dayAfter(zone: string, anchor: Instant, days: number, at: LocalTime): Instant {
  return Math.max(anchor, wallClock(zone, anchor, days, at));
}
