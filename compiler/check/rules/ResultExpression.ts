import { forbiddenIn } from '../../../scoring/forbidden.ts';
import { parse } from '../../expression/parse.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett resultat som skrivs i JSONata går att läsa och använder inget som kan ta obegränsad tid eller ge olika svar varje gång (RES-07, RES-08). */
export const ResultExpression: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.results.flatMap(({ method }, r) => {
      if (method.kind !== 'jsonata') return [];
      const at = ['forms', f, 'results', r, 'method', 'expression'];
      const parsed = parse(method.expression);
      if ('fault' in parsed) return [error('ResultExpression', at, parsed.fault.message, { position: parsed.fault.position })];
      const forbidden = forbiddenIn(parsed.node);
      return forbidden
        ? [error('ResultExpression', at, `Resultatet får inte använda ${forbidden.name}.`, { position: forbidden.position })]
        : [];
    }),
  );
