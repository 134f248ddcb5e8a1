import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** En tillförlitlig förändring räknas med normgruppens spridning och mätningens reliabilitet, som är mindre än 1 (RES-01). */
export const ReliableChange: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method }, at }) => {
    if (method.kind !== 'change' || method.as !== 'reliable') return [];
    const place = [...at, 'method'];
    if (method.sd === undefined || method.reliability === undefined)
      return [
        error(
          'ReliableChange',
          [...place, 'as'],
          'Skriv sd och reliability, annars går det inte att säga om förändringen är tillförlitlig.',
        ),
      ];
    return method.reliability < 1 ? [] : [error('ReliableChange', [...place, 'reliability'], 'Reliabiliteten ska vara mindre än 1.')];
  });
