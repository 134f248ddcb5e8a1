import { placedQuestions } from '../../document/placedQuestions.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett alternativ som tar bort de andra står i en fråga där flera kan väljas, tillsammans med något som går att välja annars (QTY-02). */
export const ExclusiveOption: Rule = (moment) =>
  placedQuestions(moment).flatMap(({ question, at }) => {
    if (!('options' in question)) return [];
    const exclusive = question.options.flatMap((option, index) => (option.exclusive === true ? [index] : []));
    const first = exclusive[0];
    if (first === undefined) return [];
    const place = [...at, 'options', first, 'exclusive'];
    const takesSeveral =
      question.kind === 'multipleChoice' ||
      question.kind === 'multipleChoiceMatrix' ||
      (question.kind === 'pictureChoice' && question.several === true);
    if (!takesSeveral)
      return [error('ExclusiveOption', place, `I frågan ”${question.id}” väljs inte flera alternativ, så inget kan ta bort de andra.`)];
    return exclusive.length === question.options.length
      ? [error('ExclusiveOption', place, `Alla alternativ i ”${question.id}” tar bort de andra. Använd en envalsfråga.`)]
      : [];
  });
