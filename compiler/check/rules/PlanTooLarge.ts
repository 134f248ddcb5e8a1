import { conditionsOf } from '../../expression/conditions.ts';
import { plan } from '../../plan/plan.ts';
import { stateSize } from '../../plan/stateSize.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Den plan som momentet blir är högst 256 kB, och det som ett pågående moment bär med sig högst 64 kB, så att det ryms i varje körning (arkitekturen §4). */
export const PlanTooLarge: Rule = (moment) => {
  if (conditionsOf(moment).some(({ expression }) => expression === null)) return [];
  const made = plan(moment);
  const bytes = new TextEncoder().encode(JSON.stringify(made)).length;
  if (bytes > LARGEST) {
    const message = `Momentets plan är ${kB(bytes)} kB. Högst ${kB(LARGEST)} kB ryms; dela upp momentet eller förenkla reglerna.`;
    return [error('PlanTooLarge', [], message)];
  }
  const carried = stateSize(made);
  if (carried <= USUAL_STATE) return [];
  const much = `Ett pågående moment kan behöva bära med sig ${kB(carried)} kB. `;
  return carried > LARGEST
    ? [error('PlanTooLarge', [], `${much}Högst ${kB(LARGEST)} kB ryms; låt mätbatteriernas tillfällen stänga, eller dela upp momentet.`)]
    : [
        warning(
          'PlanTooLarge',
          [],
          `${much}Helst högst ${kB(USUAL_STATE)}; låt mätbatteriernas tillfällen stänga, eller ge färre steg egna regler.`,
        ),
      ];
};

const LARGEST = 256 * 1024;
const USUAL_STATE = 64 * 1024;
const kB = (bytes: number): number => Math.ceil(bytes / 1024);
