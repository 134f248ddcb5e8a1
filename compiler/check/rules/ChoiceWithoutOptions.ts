import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En envalsfråga har minst två alternativ och en flervalsfråga minst ett, och antalet som ska väljas går att välja (QTY-01, QTY-02). */
export const ChoiceWithoutOptions: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.questions.flatMap((question, q) => {
      if (question.kind !== 'singleChoice' && question.kind !== 'multipleChoice') return [];
      const at = ['forms', f, 'questions', q];
      const least = question.kind === 'singleChoice' ? 2 : 1;
      const count = question.options.length;
      if (count < least) {
        return [
          error(
            'ChoiceWithoutOptions',
            [...at, 'options'],
            `Frågan ”${question.id}” behöver minst ${least === 1 ? 'ett' : 'två'} alternativ.`,
          ),
        ];
      }
      if (question.kind === 'singleChoice') return [];
      const { minimum = 0, maximum = count } = question;
      if (minimum > count)
        return [error('ChoiceWithoutOptions', [...at, 'minimum'], `Minst ${minimum} ska väljas, men det finns bara ${count} alternativ.`)];
      return minimum > maximum
        ? [error('ChoiceWithoutOptions', [...at, 'maximum'], `Högst ${maximum} får väljas, men minst ${minimum} ska väljas.`)]
        : [];
    }),
  );
