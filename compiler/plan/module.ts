import type { PlannedCompletion, PlannedModule } from '../../engine/plan.ts';
import type { Completion } from '../document/completion.ts';
import type { ItemDocument } from '../document/items.ts';
import { given } from './given.ts';
import { planOpening } from './opening.ts';

/** The module's rules and which forms it shows; each form once, in the order shown. `before` is the battery that gates it, if any. */
export function planModule(module: ItemDocument, before: string | undefined): PlannedModule {
  return given({
    id: module.id,
    name: module.title,
    opens: planOpening(module.opens),
    completes: planCompletion(module.completes),
    closes: module.closes && planOpening(module.closes),
    ...contentOf(module.steps, module.completes.kind),
    notify: module.notify,
    before,
  });
}

export const planCompletion = (completion: Completion): PlannedCompletion =>
  completion.kind === 'after' ? { after: completion.after } : completion.kind;

/** Forms shown in some steps, and the steps themselves where they are what completes. */
export function contentOf(steps: ItemDocument['steps'], completes: Completion['kind']) {
  const shown = steps.flatMap(({ step }) => (step.kind === 'form' ? [step] : []));
  return {
    mandatoryForms: distinct(shown.filter(({ mandatory }) => mandatory).map(({ form }) => form)),
    forms: distinct(shown.map(({ form }) => form)),
    steps: completes === 'steps' ? steps.map(({ id }) => id) : undefined,
  };
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
