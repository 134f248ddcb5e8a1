import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga som invånaren ser har en text skriven till invånaren (FLG-03). */
export const CitizenFlagText: Rule = (moment) =>
  moment.flags.flatMap(({ title, recipients, citizenText }, index) =>
    recipients.includes('citizen') && !citizenText?.trim()
      ? [
          error(
            'CitizenFlagText',
            ['flags', index, 'citizenText'],
            `Flaggan ”${title}” visas för invånaren men saknar text till invånaren.`,
          ),
        ]
      : [],
  );
