import { warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En prioriterad flagga går vidare till någon annan när ingen har tagit hand om den (NTF-13). */
export const PrioritisedWithoutLadder: Rule = (moment) =>
  moment.flags.flatMap(({ title, priority, ladder }, index) =>
    priority === 'prioritised' && (ladder ?? []).length === 0
      ? [
          warning(
            'PrioritisedWithoutLadder',
            ['flags', index, 'ladder'],
            `Den prioriterade flaggan ”${title}” blir liggande om ingen ser den. Skriv till vem den går vidare, och efter hur många av mottagningens timmar.`,
          ),
        ]
      : [],
  );
