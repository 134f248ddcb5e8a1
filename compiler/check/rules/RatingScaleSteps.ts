import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En skattningsskala har minst två och högst 21 steg, och ord bara för steg som finns (QTY-07). */
export const RatingScaleSteps: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (question.kind !== 'ratingScale') return [];
    const { id, minimum, maximum, texts = {} } = question;
    const steps = maximum - minimum + 1;
    if (steps < 2)
      return [error('RatingScaleSteps', [...at, 'maximum'], `Skalan ”${id}” behöver ett högsta värde som är högre än det lägsta.`)];
    if (steps > 21)
      return [
        error(
          'RatingScaleSteps',
          [...at, 'maximum'],
          `Skalan ”${id}” har ${steps} steg. Högst 21 ryms; använd en skala eller ett reglage.`,
        ),
      ];
    return Object.keys(texts)
      .filter((step) => Number(step) < minimum || Number(step) > maximum)
      .map((step) => error('RatingScaleSteps', [...at, 'texts', step], `Skalan ”${id}” har inget steg ${step}.`));
  });
