import type { Moment } from '../document/moment.ts';
import type { Anchor, Opening } from '../document/opening.ts';
import type { Path } from '../path.ts';

/** A module named somewhere, and where the name stands. */
export interface ModuleReference {
  readonly module: string;
  readonly at: Path;
}

/** Modules that openings and batteries' anchors name. */
export function moduleReferences(moment: Moment): readonly ModuleReference[] {
  return [
    ...moment.modules.flatMap(({ opens }, index) => openingReferences(opens, ['modules', index, 'opens'])),
    ...moment.batteries.flatMap(({ schedule }, index) => anchorReferences(schedule.anchor, ['batteries', index, 'schedule', 'anchor'])),
  ];
}

/** Modules that one opening names, however it is put together. */
export function openingReferences(opening: Opening, at: Path): readonly ModuleReference[] {
  switch (opening.kind) {
    case 'fromStart':
    case 'byStaff':
      return [];
    case 'afterModule':
      return [{ module: opening.module, at: [...at, 'module'] }];
    case 'afterAnchor':
      return anchorReferences(opening.anchor, [...at, 'anchor']);
    case 'all':
    case 'any':
      return opening.of.flatMap((part, index) => openingReferences(part, [...at, 'of', index]));
  }
}

const anchorReferences = (anchor: Anchor, at: Path): readonly ModuleReference[] =>
  anchor.kind === 'start' ? [] : [{ module: anchor.module, at: [...at, 'module'] }];
