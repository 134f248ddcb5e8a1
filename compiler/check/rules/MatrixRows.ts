import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En matris har minst en rad, och alternativ att välja mellan på den (QTY-09). */
export const MatrixRows: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (!('rows' in question)) return [];
    const least = question.kind === 'singleChoiceMatrix' ? 2 : 1;
    return [
      ...(question.rows.length === 0 ? [error('MatrixRows', [...at, 'rows'], `Matrisen ”${question.id}” har inga rader.`)] : []),
      ...(question.options.length < least
        ? [error('MatrixRows', [...at, 'options'], `Matrisen ”${question.id}” behöver minst ${least === 1 ? 'ett' : 'två'} alternativ.`)]
        : []),
    ];
  });
