import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En modul har minst ett steg, och inget avsnitt är tomt (DES-03). */
export const EmptyModule: Rule = (moment) =>
  moment.modules.flatMap((module, m) => {
    if (module.sections.every(({ steps }) => steps.length === 0)) {
      return [error('EmptyModule', ['modules', m, 'sections'], `Modulen ”${module.title}” har inget innehåll.`)];
    }
    return module.sections.flatMap((section, s) =>
      section.steps.length > 0
        ? []
        : [warning('EmptyModule', ['modules', m, 'sections', s, 'steps'], `Avsnittet ”${section.title}” är tomt.`)],
    );
  });
