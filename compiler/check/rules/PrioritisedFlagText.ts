import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En prioriterad flagga till personalen säger vad den betyder och vad som ska göras (FLG-09). */
export const PrioritisedFlagText: Rule = (moment) =>
  moment.flags.flatMap(({ title, priority, recipients, staffText, unitText }, index) => {
    const readers = recipients.filter((reader) => reader !== 'citizen');
    const isTold = readers.every((reader) => (staffText?.trim() ?? '') !== '' || (reader === 'unit' && (unitText?.trim() ?? '') !== ''));
    return priority === 'prioritised' && !isTold
      ? [error('PrioritisedFlagText', ['flags', index, 'staffText'], `Den prioriterade flaggan ”${title}” saknar text till personalen.`)]
      : [];
  });
