import { warning } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Minst ett svar behövs för varje resultat: färre får saknas än som räknas (RES-01). */
export const MissingAllowed: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method }, at }) => {
    if (method.kind !== 'sum' && method.kind !== 'mean' && method.kind !== 'count') return [];
    const asked = new Set(method.questions).size;
    if (method.missingShare !== undefined)
      return method.missingShare < 1
        ? []
        : [warning('MissingAllowed', [...at, 'method', 'missingShare'], 'Alla svar kan inte få saknas. Andelen ska vara mindre än 1.')];
    return method.missingAllowed < asked
      ? []
      : [
          warning(
            'MissingAllowed',
            [...at, 'method', 'missingAllowed'],
            `${method.missingAllowed} svar får saknas, men bara ${asked} räknas.`,
          ),
        ];
  });
