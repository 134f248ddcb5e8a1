import type { Path } from '../path.ts';
import type { Moment } from './moment.ts';
import { anchorsOf, openingsOf, partsOf } from './openings.ts';

/** Modules and parts that some rule names: `m1`, `m1/s1`, `m1/s1/st1`. */
export const namedItems = (moment: Moment): ReadonlySet<string> => new Set(itemReferences(moment).map(({ item }) => item));

/** Every place where openings, anchors, schedules and flags name a module or a part of one. */
export function itemReferences(moment: Moment): readonly { readonly item: string; readonly at: Path }[] {
  return [
    ...openingsOf(moment).flatMap((placed) =>
      partsOf(placed.opening, placed.at).flatMap(({ opening, at }) =>
        opening.kind === 'afterModule' ? [{ item: opening.module, at: [...at, 'module'] }] : [],
      ),
    ),
    ...anchorsOf(moment).flatMap(({ anchor, at }) => ('module' in anchor ? [{ item: anchor.module, at: [...at, 'module'] }] : [])),
    ...moment.batteries.flatMap(({ schedule }, b) =>
      'module' in schedule ? [{ item: schedule.module, at: ['batteries', b, 'schedule', 'module'] }] : [],
    ),
    ...moment.flags.flatMap(({ trigger }, f) =>
      'module' in trigger && trigger.module !== undefined ? [{ item: trigger.module, at: ['flags', f, 'trigger', 'module'] }] : [],
    ),
    ...(Array.isArray(moment.endsWhenCompleted)
      ? moment.endsWhenCompleted.map((item, index) => ({ item, at: ['endsWhenCompleted', index] }))
      : []),
  ];
}
