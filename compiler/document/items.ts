import type { Path } from '../path.ts';
import type { Completion } from './completion.ts';
import type { Moment } from './moment.ts';
import type { Opening } from './opening.ts';
import type { StepDocument } from './step.ts';

/** A module, a section or a step as what can open and be done, with its rules made whole. */
export interface ItemDocument {
  /** `m1`, `m1/s1` or `m1/s1/st1`. */
  readonly id: string;
  readonly kind: 'module' | 'section' | 'step';
  readonly title: string;
  readonly at: Path;
  /** What it stands in; null for a module. */
  readonly within: string | null;
  readonly opens: Opening;
  readonly completes: Completion;
  readonly closes: Opening | undefined;
  /** It has a rule of its own; a module always has. */
  readonly hasRule: boolean;
  readonly notify: boolean;
  /** The steps in it with their ids; of a step itself. */
  readonly steps: readonly { readonly step: StepDocument; readonly id: string }[];
}

/** Every module, section and step, in the order of the document. Reckoned once for each parsed moment. */
export function itemsOf(moment: Moment): readonly ItemDocument[] {
  const known = read.get(moment);
  if (known) return known;
  const items = moment.modules.flatMap((module, m): readonly ItemDocument[] => {
    const at = ['modules', m];
    const sections = module.sections.map((section, s) => {
      const id = `${module.id}/${section.id}`;
      const steps = section.steps.map((step) => ({ step, id: `${id}/${step.id}` }));
      const place = [...at, 'sections', s];
      return [
        part('section', id, section, place, module.id, steps, { kind: 'steps' }),
        ...steps.map((own, t) => part('step', own.id, own.step, [...place, 'steps', t], id, [own], usualOfStep(own.step))),
      ];
    });
    const steps = sections.flatMap(([section]) => section?.steps ?? []);
    return [{ ...part('module', module.id, module, at, null, steps, module.completes), hasRule: true }, ...sections.flat()];
  });
  read.set(moment, items);
  return items;
}

/** A parsed moment is never changed. */
const read = new WeakMap<Moment, readonly ItemDocument[]>();

interface Rules {
  readonly title: string;
  readonly opens?: Opening | undefined;
  readonly completes?: Completion | undefined;
  readonly closes?: Opening | undefined;
  readonly notify?: boolean | undefined;
}

/** A step with a mandatory form is done when that is saved, any other when it has been visited. */
const usualOfStep = (step: StepDocument): Completion => ({ kind: step.kind === 'form' && step.mandatory ? 'forms' : 'steps' });

function part(
  kind: ItemDocument['kind'],
  id: string,
  { title, opens, completes, closes, notify }: Rules,
  at: Path,
  within: string | null,
  steps: ItemDocument['steps'],
  usual: Completion,
): ItemDocument {
  return {
    id,
    kind,
    title,
    at,
    within,
    opens: opens ?? { kind: 'fromStart' },
    completes: completes ?? usual,
    closes,
    hasRule: opens !== undefined || completes !== undefined || closes !== undefined || notify === true,
    notify: notify ?? false,
    steps,
  };
}
