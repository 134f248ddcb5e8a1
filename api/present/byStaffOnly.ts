import type { PlannedModule, PlannedOpening } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';

/** Whether a module is extra: nothing but staff can open it, and they have not. Extra modules count in no progress. The list over many moments says the same in SQL (`db/runningMoments.ts`). */
export const isExtra = (module: PlannedModule, state: State): boolean =>
  (state.modules[module.id]?.status ?? 'locked') === 'locked' && byStaffOnly(module.opens);

/** Whether an opening rule never comes true without staff. */
export function byStaffOnly(opening: PlannedOpening): boolean {
  return opening.kind === 'byStaff' || (opening.kind === 'all' && opening.of.some((part) => part.kind === 'byStaff'));
}
