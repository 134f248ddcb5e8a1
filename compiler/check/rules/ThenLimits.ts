import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Gränserna som ett värde hålls inom, och grafens, är lägre nertill än upptill, och inget värde multipliceras bort (RES-13). */
export const ThenLimits: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method, graph }, at }) => {
    const { then } = method;
    return [
      ...(then !== undefined && (then.minimum ?? -Infinity) > (then.maximum ?? Infinity)
        ? [
            error(
              'ThenLimits',
              [...at, 'method', 'then', 'maximum'],
              `Det högsta värdet ${then.maximum} är lägre än det lägsta ${then.minimum}.`,
            ),
          ]
        : []),
      ...(then?.multiply === 0 ? [error('ThenLimits', [...at, 'method', 'then', 'multiply'], 'Gånger 0 blir alltid 0.')] : []),
      ...(graph !== undefined && (graph.minimum ?? -Infinity) >= (graph.maximum ?? Infinity)
        ? [
            error(
              'ThenLimits',
              [...at, 'graph', 'maximum'],
              `Grafens högsta värde ${graph.maximum} är inte högre än det lägsta ${graph.minimum}.`,
            ),
          ]
        : []),
    ];
  });
