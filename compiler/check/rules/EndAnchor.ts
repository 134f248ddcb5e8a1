import { openingsOf, partsOf } from '../../document/openings.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Bara mätbatterier räknas från momentets slut; inget annat öppnar, stänger eller tänds i uppföljningen (END-06). */
export const EndAnchor: Rule = (moment) =>
  openingsOf(moment).flatMap((placed) =>
    partsOf(placed.opening, placed.at).flatMap(({ opening, at }) =>
      'anchor' in opening && opening.anchor.kind === 'end'
        ? [error('EndAnchor', [...at, 'anchor'], 'Från momentets slut räknas bara mätbatterier. I uppföljningen öppnar inget annat.')]
        : [],
    ),
  );
