import { opensAt, pastPauses, spanAfter, zoneOf, type Life } from './opening.ts';
import type { Instant, PlannedItem, PlannedPart } from './plan.ts';

/** When a module or part opens and completes by its rules. */

/** When something waits to open: its rule, and for a part never before what it stands in. */
export function itemOpensAt(life: Life, item: PlannedItem): Instant | null {
  const at = opensAt(item.opens, life, item.id);
  if (at === null || !('within' in item)) return at;
  const parent = life.state.modules[(item as PlannedPart).within]?.openedAt ?? null;
  return parent === null ? null : Math.max(parent, at);
}

/** When an item completes by itself, counted from its opening. */
export function itemCompletesAt(life: Life, item: PlannedItem): Instant | null {
  const openedAt = life.state.modules[item.id]?.openedAt ?? null;
  if (openedAt === null || typeof item.completes !== 'object') return null;
  return pastPauses(life, spanAfter(zoneOf(life), openedAt, item.completes.after), openedAt, 'modules');
}
