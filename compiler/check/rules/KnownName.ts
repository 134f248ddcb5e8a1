import { anchorsOf } from '../../document/openings.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett datum, en händelse och en uppgift från starten som en regel eller ett villkor nämner står bland momentets egna (momentspråket §2). */
export const KnownName: Rule = (moment) => {
  const dates = new Set(moment.dates?.map(({ id }) => id));
  const events = new Set(moment.namedEvents?.map(({ id }) => id));
  const facts = new Set(moment.startFacts?.map(({ id }) => id));
  return [
    ...anchorsOf(moment).flatMap(({ anchor, at }) => {
      if (anchor.kind === 'date' && !dates.has(anchor.name))
        return [error('KnownName', [...at, 'name'], `Det finns inget datum med id ”${anchor.name}” bland momentets datum.`)];
      if (anchor.kind === 'named' && !events.has(anchor.name))
        return [error('KnownName', [...at, 'name'], `Det finns ingen händelse med id ”${anchor.name}” bland momentets händelser.`)];
      return [];
    }),
    ...conditionsOf(moment).flatMap(({ expression, at }) => {
      const named = (expression ? pathsOf(expression) : []).flatMap(([root, name]) => (root === 'start' ? (name ?? []) : []));
      return [...new Set(named)]
        .filter((name) => !facts.has(name))
        .map((name) => error('KnownName', at, `Ingen uppgift med id ”${name}” lämnas när momentet startas.`));
    }),
  ];
};
