import { checkAnswers } from '../../answers/checkAnswers.ts';
import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett svar som står där från början är ett svar som frågan tar emot (FRM-14). */
export const InitialFits: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (!('initial' in question) || question.initial === undefined) return [];
    const [problem] = checkAnswers([{ ...question, mandatory: true }], { [question.id]: question.initial });
    return problem
      ? [error('InitialFits', [...at, 'initial'], `Svaret som står från början passar inte frågan ”${question.id}”. ${problem.message}`)]
      : [];
  });
