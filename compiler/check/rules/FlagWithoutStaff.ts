import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga går inte bara till invånaren; någon i personalen måste ta hand om det den säger (FLG-19). */
export const FlagWithoutStaff: Rule = (moment) =>
  moment.flags.flatMap(({ title, recipients }, index) =>
    recipients.some((recipient) => recipient !== 'citizen')
      ? []
      : [
          warning(
            'FlagWithoutStaff',
            ['flags', index, 'recipients'],
            `Flaggan ”${title}” går bara till invånaren. Ingen i personalen får veta.`,
          ),
        ],
  );
