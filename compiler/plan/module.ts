import type { PlannedModule } from '../../engine/plan.ts';
import type { Module } from '../document/module.ts';

/** The module's rules and which forms it shows; each form once, in the order shown. */
export function planModule(module: Module): PlannedModule {
  const shown = module.sections.flatMap(({ steps }) => steps).filter((step) => step.kind === 'form');
  return {
    id: module.id,
    name: module.title,
    opens: module.opens,
    completes: module.completes.kind,
    mandatoryForms: distinct(shown.filter(({ mandatory }) => mandatory).map(({ form }) => form)),
    forms: distinct(shown.map(({ form }) => form)),
    notify: module.notify,
  };
}

const distinct = (ids: readonly string[]): readonly string[] => [...new Set(ids)];
