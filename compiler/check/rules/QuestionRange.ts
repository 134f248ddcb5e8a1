import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Question } from '../../document/question.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Lägsta värdet i en fråga är lägre än det högsta, och en skala har högst 101 steg (QTY-03, QTY-07). */
export const QuestionRange: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    const message = faultOf(question);
    return message === null ? [] : [error('QuestionRange', [...at, question.kind === 'duration' ? 'maximumMinutes' : 'maximum'], message)];
  });

function faultOf(question: Question): string | null {
  const { id } = question;
  const turned = `Frågan ”${id}” har ett högsta värde som är lägre än det lägsta.`;
  switch (question.kind) {
    case 'number':
      return (question.minimum ?? -Infinity) > (question.maximum ?? Infinity) ? turned : null;
    case 'duration':
      return (question.minimumMinutes ?? 0) > (question.maximumMinutes ?? Infinity) ? turned : null;
    case 'date': {
      const { minimum, maximum } = question;
      const areDays = minimum !== undefined && maximum !== undefined && minimum !== 'today' && maximum !== 'today';
      return areDays && minimum > maximum ? `Frågan ”${id}” har en sista dag som är före den första.` : null;
    }
    case 'scale': {
      const steps = question.maximum - question.minimum + 1;
      if (steps < 2) return `Skalan ”${id}” behöver ett högsta värde som är högre än det lägsta.`;
      return steps > 101 ? `Skalan ”${id}” har ${steps} steg. Högst 101 ryms; använd en sifferfråga.` : null;
    }
    default:
      return null;
  }
}
