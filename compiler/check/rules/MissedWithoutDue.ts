import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga om missade tillfällen bevakar ett mätbatteri som har en tid då svaret ska vara inne; annars missas inget (FLG-06, BAT-10). */
export const MissedWithoutDue: Rule = (moment) =>
  moment.flags.flatMap(({ trigger }, index) => {
    if (trigger.kind !== 'missedBattery') return [];
    const battery = moment.batteries.find(({ id }) => id === trigger.battery);
    if (!battery || battery.due) return [];
    const message = `Flaggan kan aldrig tändas, eftersom ”${battery.title}” saknar tid då svaret ska vara inne.`;
    return [error('MissedWithoutDue', ['flags', index, 'trigger', 'battery'], message)];
  });
