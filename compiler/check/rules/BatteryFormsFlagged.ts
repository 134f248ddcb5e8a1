import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett formulär i ett mätbatteri har en flagga eller ett resultat som personalen ser; annars märks svaret bara i listan över olästa formulär (FLG-17). */
export const BatteryFormsFlagged: Rule = (moment) =>
  moment.batteries.flatMap(({ forms }, b) =>
    forms.flatMap((id, index) => {
      const form = moment.forms.find((candidate) => candidate.id === id);
      if (!form || form.results.some(({ audience }) => audience.includes('staff'))) return [];
      if (moment.results?.some(({ from, audience }) => from.includes(id) && audience.includes('staff'))) return [];
      if (moment.flags.some(({ trigger }) => trigger.kind === 'form' && trigger.form === id)) return [];
      const message = `Svar på ”${form.title}” har varken flagga eller resultat för personalen. De syns bara i listan över olästa formulär.`;
      return [warning('BatteryFormsFlagged', ['batteries', b, 'forms', index], message)];
    }),
  );
