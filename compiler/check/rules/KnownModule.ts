import { itemsOf } from '../../document/items.ts';
import { itemReferences } from '../../document/namedItems.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En modul, ett avsnitt eller ett steg som en regel, ett batteri, en flagga eller ett villkor nämner finns i momentet (PRE-05). */
export const KnownModule: Rule = (moment) => {
  const items = itemsOf(moment);
  const known = new Set(items.map(({ id }) => id));
  const modules = new Set(moment.modules.map(({ id }) => id));
  const inConditions = conditionsOf(moment).flatMap(({ expression, at }) =>
    (expression ? pathsOf(expression) : []).flatMap(([root, item]) =>
      root === 'progress' && item !== undefined && !modules.has(item) ? [{ item, at }] : [],
    ),
  );
  return [...itemReferences(moment).filter(({ item }) => !known.has(item)), ...inConditions].map(({ item, at }) =>
    error('KnownModule', at, sentence(item)),
  );
};

function sentence(item: string): string {
  const parts = item.split('/').length;
  if (parts === 1) return `Det finns ingen modul med id ”${item}”.`;
  return `Det finns inget ${parts === 2 ? 'avsnitt' : 'steg'} med id ”${item}”.`;
}
