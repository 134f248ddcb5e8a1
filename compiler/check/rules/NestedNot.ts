import { openingsOf, partsOf } from '../../document/openings.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Inuti ett ”not” står inget ”not” till; en grind har ingen tid, så ingen skulle märka när den inre släppte (PRE-05). */
export const NestedNot: Rule = (moment) =>
  openingsOf(moment).flatMap((placed) =>
    partsOf(placed.opening, placed.at).flatMap(({ opening, at }) => {
      if (opening.kind !== 'not') return [];
      const inner = partsOf(opening.of, [...at, 'of']).find((part) => part.opening.kind === 'not');
      return inner
        ? [error('NestedNot', inner.at, 'Ett ”not” kan inte stå inuti ett annat. Skriv om regeln utan det ena.', { related: [at] })]
        : [];
    }),
  );
