import { anchorAt, type Life } from '../opening.ts';
import type { PlannedAnchor, PlannedItem, PlannedOpening } from '../plan.ts';
import { planned } from '../planned.ts';
import { isRestless } from './soonest.ts';

/** Whether a rule gives its time whatever the citizen does: nothing in it is a condition, a gate or a choice, and all it counts from has happened or is sure to. */
export function isSure(opening: PlannedOpening, life: Life, looked: readonly string[] = []): boolean {
  switch (opening.kind) {
    case 'fromStart':
    case 'onDate':
      return true;
    case 'afterAnchor':
    case 'elapsed':
    case 'onWeekday':
      return isSureAnchor(opening.anchor, life, looked);
    case 'afterModule':
      return (life.state.modules[opening.module]?.completedAt ?? null) !== null;
    case 'all':
      return opening.of.every((part) => isSure(part, life, looked));
    case 'any':
    case 'not':
    case 'condition':
    case 'byStaff':
    case 'byCitizen':
      return false;
  }
}

/** Whether what is counted from has happened for good, or is the opening of something that is sure to open. */
export function isSureAnchor(anchor: PlannedAnchor, life: Life, looked: readonly string[] = []): boolean {
  if (isRestless(anchor)) return false;
  if (anchorAt(anchor, life) !== null) return true;
  if (anchor.kind !== 'moduleOpened' || looked.includes(anchor.module)) return false;
  const item = planned(life.plan).item.get(anchor.module);
  return item !== undefined && isSureToOpen(item, life, [...looked, anchor.module]);
}

/** Whether a module or part that is locked opens at its time whatever the citizen does. */
export function isSureToOpen(item: PlannedItem, life: Life, looked: readonly string[] = []): boolean {
  const standing = life.state.modules[item.id];
  if (standing?.held === 'locked' || ('before' in item && item.before !== undefined)) return false;
  const within = 'within' in item && typeof item.within === 'string' ? planned(life.plan).item.get(item.within) : undefined;
  if (within && (life.state.modules[within.id]?.openedAt ?? null) === null && !isSureToOpen(within, life, [...looked, within.id]))
    return false;
  return isSure(item.opens, life, looked);
}
