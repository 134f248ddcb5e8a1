import type { Path } from '../path.ts';
import type { Anchor } from './anchor.ts';
import type { Moment } from './moment.ts';
import type { Opening } from './opening.ts';

/** A rule of time where it stands, and whose it is: an item's opening or closing, or a flag's. */
export interface PlacedOpening {
  readonly opening: Opening;
  readonly at: Path;
  /** The module or part it opens or closes; null for flags. */
  readonly item: string | null;
  readonly use: 'opens' | 'closes' | 'flag';
}

/** Every opening rule of a moment, whole, in the order of the document. */
export function openingsOf(moment: Moment): readonly PlacedOpening[] {
  const found: PlacedOpening[] = [];
  const rulesOf = (owner: { opens?: Opening | undefined; closes?: Opening | undefined }, item: string, at: Path): void => {
    if (owner.opens) found.push({ opening: owner.opens, at: [...at, 'opens'], item, use: 'opens' });
    if (owner.closes) found.push({ opening: owner.closes, at: [...at, 'closes'], item, use: 'closes' });
  };
  moment.modules.forEach((module, m) => {
    rulesOf(module, module.id, ['modules', m]);
    module.sections.forEach((section, s) => {
      rulesOf(section, `${module.id}/${section.id}`, ['modules', m, 'sections', s]);
      section.steps.forEach((step, t) => rulesOf(step, `${module.id}/${section.id}/${step.id}`, ['modules', m, 'sections', s, 'steps', t]));
    });
  });
  moment.flags.forEach(({ trigger }, f) => {
    const at = ['flags', f, 'trigger'];
    if (trigger.kind === 'time') found.push({ opening: trigger.opens, at: [...at, 'opens'], item: null, use: 'flag' });
    if (trigger.kind === 'notDone') found.push({ opening: trigger.by, at: [...at, 'by'], item: null, use: 'flag' });
  });
  return found;
}

/** An opening and everything it is put together of, each with its place; what stands outermost first. */
export function partsOf(opening: Opening, at: Path): readonly { readonly opening: Opening; readonly at: Path }[] {
  const here = { opening, at };
  if (opening.kind === 'not') return [here, ...partsOf(opening.of, [...at, 'of'])];
  if (opening.kind !== 'all' && opening.kind !== 'any') return [here];
  return [here, ...opening.of.flatMap((part, index) => partsOf(part, [...at, 'of', index]))];
}

/** Every anchor of a moment: in openings, and what batteries count from. */
export function anchorsOf(moment: Moment): readonly { readonly anchor: Anchor; readonly at: Path }[] {
  const inOpenings = openingsOf(moment).flatMap((placed) =>
    partsOf(placed.opening, placed.at).flatMap(({ opening, at }) =>
      'anchor' in opening ? [{ anchor: opening.anchor, at: [...at, 'anchor'] }] : [],
    ),
  );
  const inBatteries = moment.batteries.flatMap(({ schedule }, b) =>
    'anchor' in schedule ? [{ anchor: schedule.anchor, at: ['batteries', b, 'schedule', 'anchor'] }] : [],
  );
  return [...inOpenings, ...inBatteries];
}
