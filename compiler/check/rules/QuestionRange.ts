import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Lägsta värdet i en fråga är lägre än det högsta, och en skala har högst 101 steg (QTY-03, QTY-07). */
export const QuestionRange: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.questions.flatMap((question, q) => {
      const at = ['forms', f, 'questions', q, 'maximum'];
      if (question.kind === 'number' && (question.minimum ?? -Infinity) > (question.maximum ?? Infinity)) {
        return [error('QuestionRange', at, `Frågan ”${question.id}” har ett högsta värde som är lägre än det lägsta.`)];
      }
      if (question.kind !== 'scale') return [];
      const steps = question.maximum - question.minimum + 1;
      if (steps < 2) return [error('QuestionRange', at, `Skalan ”${question.id}” behöver ett högsta värde som är högre än det lägsta.`)];
      return steps > 101
        ? [error('QuestionRange', at, `Skalan ”${question.id}” har ${steps} steg. Högst 101 ryms; använd en sifferfråga.`)]
        : [];
    }),
  );
