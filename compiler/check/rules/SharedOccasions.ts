import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Två mätbatterier som delar tillfällen är två, har ett formulär gemensamt, och bara det ena säger det (BAT-11). */
export const SharedOccasions: Rule = (moment) =>
  moment.batteries.flatMap(({ id, title, forms, shares }, index) => {
    if (!shares) return [];
    const at = ['batteries', index, 'shares', 'battery'];
    if (shares.battery === id) return [error('SharedOccasions', at, `”${title}” kan inte dela tillfällen med sig självt.`)];
    const position = moment.batteries.findIndex((battery) => battery.id === shares.battery);
    const other = moment.batteries[position];
    if (!other) return [];
    if (!forms.some((form) => other.forms.includes(form)))
      return [error('SharedOccasions', at, `”${title}” och ”${other.title}” har inget formulär gemensamt att dela.`)];
    return other.shares?.battery === id && position < index
      ? [
          error('SharedOccasions', at, `”${other.title}” delar redan tillfällen med ”${title}”. Säg det bara i det ena.`, {
            related: [['batteries', position, 'shares']],
          }),
        ]
      : [];
  });
