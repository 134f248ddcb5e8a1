import { error } from '../../problem.ts';
import { moduleReferences } from '../references.ts';
import type { Rule } from '../rule.ts';

/** En modul som en öppningsregel eller ett batteri räknar från finns i momentet (PRE-05). */
export const KnownModule: Rule = (moment) => {
  const known = new Set(moment.modules.map(({ id }) => id));
  return moduleReferences(moment)
    .filter(({ module }) => !known.has(module))
    .map(({ module, at }) => error('KnownModule', at, `Det finns ingen modul med id ”${module}”.`));
};
