import { anchorsOf } from '../../document/openings.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett mätbatteri som en regel, en modul, ett annat batteri, en flagga eller ett villkor nämner finns i momentet (FLG-06). */
export const KnownBattery: Rule = (moment) => {
  const known = new Set(moment.batteries.map(({ id }) => id));
  const named = [
    ...moment.modules.flatMap(({ before }, m) => (before === undefined ? [] : [{ battery: before, at: ['modules', m, 'before'] }])),
    ...anchorsOf(moment).flatMap(({ anchor, at }) => ('battery' in anchor ? [{ battery: anchor.battery, at: [...at, 'battery'] }] : [])),
    ...moment.batteries.flatMap(({ shares }, b) =>
      shares ? [{ battery: shares.battery, at: ['batteries', b, 'shares', 'battery'] }] : [],
    ),
    ...moment.flags.flatMap(({ trigger }, f) =>
      'battery' in trigger ? [{ battery: trigger.battery, at: ['flags', f, 'trigger', 'battery'] }] : [],
    ),
    ...conditionsOf(moment).flatMap(({ expression, at }) => {
      const batteries = (expression ? pathsOf(expression) : []).flatMap(([root, battery]) => (root === 'batteries' ? (battery ?? []) : []));
      return [...new Set(batteries)].map((battery) => ({ battery, at }));
    }),
  ];
  return named
    .filter(({ battery }) => !known.has(battery))
    .map(({ battery, at }) => error('KnownBattery', at, `Det finns inget mätbatteri med id ”${battery}”.`));
};
