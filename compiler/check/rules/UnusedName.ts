import { anchorsOf } from '../../document/openings.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett datum, en händelse eller en uppgift som den som startar ska lämna används av någon regel; annars frågas det i onödan. */
export const UnusedName: Rule = (moment) => {
  const used = new Set([
    ...anchorsOf(moment).flatMap(({ anchor }) => ('name' in anchor ? [`${anchor.kind} ${anchor.name}`] : [])),
    ...conditionsOf(moment).flatMap(({ expression }) =>
      (expression ? pathsOf(expression) : []).flatMap(([root, name]) => (root === 'start' ? [`start ${name}`] : [])),
    ),
  ]);
  const unused = (list: 'dates' | 'namedEvents' | 'startFacts', kind: string, what: string) =>
    (moment[list] ?? []).flatMap(({ id, title }, index) =>
      used.has(`${kind} ${id}`) ? [] : [warning('UnusedName', [list, index], `${what} ”${title}” används inte av någon regel.`)],
    );
  return [
    ...unused('dates', 'date', 'Datumet'),
    ...unused('namedEvents', 'named', 'Händelsen'),
    ...unused('startFacts', 'start', 'Uppgiften'),
  ];
};
