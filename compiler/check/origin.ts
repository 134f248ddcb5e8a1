import type { Anchor } from '../document/anchor.ts';
import { itemsOf } from '../document/items.ts';
import type { Moment } from '../document/moment.ts';
import type { Opening } from '../document/opening.ts';
import { partsOf } from '../document/openings.ts';
import type { Schedule } from '../document/schedule.ts';

/**
 * What a rule is counted from in the end: `start`, `calendar`, `date operation`, `named hemkomst`, `end`. Two that are counted from the
 * same have a known distance; how far a date given at start lies from the start nobody knows when the moment is written.
 */
export function originsOf(moment: Moment): {
  readonly rule: (opening: Opening, day: number) => { readonly origin: string; readonly day: number };
  readonly schedule: (schedule: Schedule) => string;
} {
  const rules = new Map(itemsOf(moment).map(({ id, opens }) => [id, opens]));
  const schedules = new Map(moment.batteries.map(({ id, schedule }) => [id, schedule]));
  const known = new Map<string, string>();
  /** Each item and battery is followed once; a ring ends at the start. */
  const once = (key: string, follow: () => string): string => {
    const before = known.get(key);
    if (before !== undefined) return before;
    known.set(key, 'start');
    const origin = follow();
    known.set(key, origin);
    return origin;
  };
  const ofAnchor = (anchor: Anchor): string => {
    switch (anchor.kind) {
      case 'date':
      case 'named':
        return `${anchor.kind} ${anchor.name}`;
      case 'moduleOpened':
      case 'moduleCompleted':
        return ofItem(anchor.module);
      case 'occasionOpened':
      case 'occasionAnswered': {
        const schedule = schedules.get(anchor.battery);
        return schedule ? once(`battery ${anchor.battery}`, () => ofSchedule(schedule)) : 'start';
      }
      case 'end':
        return 'end';
      case 'start':
      case 'formSaved':
      case 'lastActivity':
        return 'start';
    }
  };
  const ofItem = (item: string): string => {
    const opens = rules.get(item);
    return opens ? once(item, () => ofOpening(opens)) : 'start';
  };
  const ofSchedule = (schedule: Schedule): string => {
    if ('anchor' in schedule) return ofAnchor(schedule.anchor);
    return 'module' in schedule ? ofItem(schedule.module) : 'start';
  };
  const ofOpening = (opening: Opening): string => {
    for (const { opening: part } of partsOf(opening, [])) {
      if (part.kind === 'onDate') return 'calendar';
      const origin = 'anchor' in part ? ofAnchor(part.anchor) : part.kind === 'afterModule' ? ofItem(part.module) : 'start';
      if (origin !== 'start') return origin;
    }
    return 'start';
  };
  return {
    rule: (opening, day) => {
      const dated = partsOf(opening, []).find(({ opening: part }) => part.kind === 'onDate')?.opening;
      if (dated?.kind === 'onDate') return { origin: 'calendar', day: Date.parse(`${dated.date}T00:00:00Z`) / 86_400_000 };
      return { origin: ofOpening(opening), day };
    },
    schedule: (schedule) => ofSchedule(schedule),
  };
}
