import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En modul som blir klar av sina formulär har minst ett obligatoriskt formulär (MOD-09). */
export const CompletesByFormsWithoutForms: Rule = (moment) =>
  moment.modules.flatMap((module, index) => {
    if (module.completes.kind !== 'forms') return [];
    if (module.sections.some(({ steps }) => steps.some((step) => step.kind === 'form' && step.mandatory))) return [];
    return [
      error(
        'CompletesByFormsWithoutForms',
        ['modules', index, 'completes'],
        `Modulen ”${module.title}” blir klar av sina formulär men har inget obligatoriskt.`,
      ),
    ];
  });
