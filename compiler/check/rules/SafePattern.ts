import { patternFault } from '../../answers/pattern.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett mönster för ett svar går att läsa, kan inte ta lång tid att pröva hur svaret än ser ut, och har en mening om vad som ska skrivas (QTY-04). */
export const SafePattern: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (question.kind !== 'shortText' || question.pattern === undefined) return [];
    const fault = patternFault(question.pattern, question.maximumLength);
    if (fault !== null) return [error('SafePattern', [...at, 'pattern'], fault)];
    if (question.patternText !== undefined) return [];
    return [
      warning(
        'SafePattern',
        [...at, 'patternText'],
        `Frågan ”${question.id}” säger inte vad man ska skriva när svaret inte passar mönstret.`,
      ),
    ];
  });
