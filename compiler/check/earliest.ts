import type { Moment } from '../document/moment.ts';
import type { Anchor, Opening } from '../document/opening.ts';

/**
 * The earliest day, counted from the start, on which each module can open if every citizen is as quick as can be; Infinity for a module
 * that never opens unless staff open it against its rule. Modules that are not in the document count as open from day 0: another rule names them.
 */
export function earliestDays(moment: Moment): ReadonlyMap<string, number> {
  const days = new Map(moment.modules.map(({ id }) => [id, Number.POSITIVE_INFINITY]));
  for (let round = 0; round <= moment.modules.length; round += 1) {
    let changed = false;
    for (const { id, opens } of moment.modules) {
      const day = earliestOf(opens, days);
      if (day < (days.get(id) ?? 0)) {
        days.set(id, day);
        changed = true;
      }
    }
    if (!changed) break;
  }
  return days;
}

/** The earliest day of an anchor, given the modules' days. */
export const anchorDay = (anchor: Anchor, days: ReadonlyMap<string, number>): number =>
  anchor.kind === 'start' ? 0 : (days.get(anchor.module) ?? 0);

function earliestOf(opening: Opening, days: ReadonlyMap<string, number>): number {
  switch (opening.kind) {
    case 'fromStart':
    case 'byStaff':
      return 0;
    case 'afterModule':
      return days.get(opening.module) ?? 0;
    case 'afterAnchor':
      return anchorDay(opening.anchor, days) + opening.days;
    case 'all':
      return Math.max(...opening.of.map((part) => earliestOf(part, days)));
    case 'any':
      return Math.min(...opening.of.map((part) => earliestOf(part, days)));
  }
}
