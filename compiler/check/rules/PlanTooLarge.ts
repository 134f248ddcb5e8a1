import { plan } from '../../plan/plan.ts';
import { error } from '../../problem.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import type { Rule } from '../rule.ts';

/** Den plan som momentet blir är högst 256 kB, så att den ryms i varje körning (arkitekturen §4). */
export const PlanTooLarge: Rule = (moment) => {
  if (conditionsOf(moment).some(({ expression }) => expression === null)) return [];
  const bytes = new TextEncoder().encode(JSON.stringify(plan(moment))).length;
  if (bytes <= LARGEST) return [];
  return [
    error(
      'PlanTooLarge',
      [],
      `Momentets plan är ${Math.ceil(bytes / 1024)} kB. Högst ${LARGEST / 1024} kB ryms; dela upp momentet eller förenkla reglerna.`,
    ),
  ];
};

const LARGEST = 256 * 1024;
