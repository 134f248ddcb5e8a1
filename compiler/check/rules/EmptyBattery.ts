import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett mätbatteri har minst ett formulär, och inget formulär två gånger (BAT-01). */
export const EmptyBattery: Rule = (moment) =>
  moment.batteries.flatMap(({ title, forms }, index) => {
    if (forms.length === 0) return [error('EmptyBattery', ['batteries', index, 'forms'], `Mätbatteriet ”${title}” har inget formulär.`)];
    return forms.flatMap((form, n) =>
      forms.indexOf(form) === n
        ? []
        : [error('EmptyBattery', ['batteries', index, 'forms', n], `Formuläret ”${form}” står två gånger i mätbatteriet.`)],
    );
  });
