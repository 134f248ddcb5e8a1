import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En flagga som släcks genom läsning handlar om ett formulär som kan läsas (FLG-15). */
export const PutOutByReading: Rule = (moment) =>
  moment.flags.flatMap(({ title, putOut, trigger }, index) =>
    putOut === 'reading' && trigger.kind !== 'form' && trigger.kind !== 'trend'
      ? [
          warning(
            'PutOutByReading',
            ['flags', index, 'putOut'],
            `Flaggan ”${title}” handlar inte om ett formulär, så bara personal kan släcka den. Skriv ”activity” eller ”staff”.`,
          ),
        ]
      : [],
  );
