import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En fråga där ett alternativ väljs har minst två alternativ och en där flera väljs minst ett, och antalet som ska väljas går att välja (QTY-01, QTY-02). */
export const ChoiceWithoutOptions: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (
      question.kind !== 'singleChoice' &&
      question.kind !== 'dropDown' &&
      question.kind !== 'pictureChoice' &&
      question.kind !== 'multipleChoice'
    )
      return [];
    const takesSeveral = question.kind === 'multipleChoice' || (question.kind === 'pictureChoice' && question.several === true);
    const least = takesSeveral ? 1 : 2;
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
    if (question.kind !== 'multipleChoice') return [];
    const { minimum = 0, maximum = count } = question;
    if (minimum > count)
      return [error('ChoiceWithoutOptions', [...at, 'minimum'], `Minst ${minimum} ska väljas, men det finns bara ${count} alternativ.`)];
    return minimum > maximum
      ? [error('ChoiceWithoutOptions', [...at, 'maximum'], `Högst ${maximum} får väljas, men minst ${minimum} ska väljas.`)]
      : [];
  });
