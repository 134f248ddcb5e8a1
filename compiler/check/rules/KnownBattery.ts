import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett mätbatteri som en flagga bevakar finns i momentet (FLG-06). */
export const KnownBattery: Rule = (moment) => {
  const known = new Set(moment.batteries.map(({ id }) => id));
  return moment.flags.flatMap(({ trigger }, index) =>
    trigger.kind === 'missedBattery' && !known.has(trigger.battery)
      ? [error('KnownBattery', ['flags', index, 'trigger', 'battery'], `Det finns inget mätbatteri med id ”${trigger.battery}”.`)]
      : [],
  );
};
