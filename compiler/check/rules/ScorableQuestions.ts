import type { Item } from '../../../scoring/items.ts';
import { itemsOf } from '../../../scoring/items.ts';
import type { Method } from '../../document/method.ts';
import type { Path } from '../../path.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** En fråga som räknas i ett resultat har poäng, och en fråga som vänds har ett lägsta och ett högsta (RES-01). */
export const ScorableQuestions: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method }, form, at }) => {
    if (form === null) return [];
    const items = itemsOf(form);
    return countedBy(method).flatMap(({ id, part }) => {
      const item = items.get(id);
      if (!item || isMatrix(item) || item.range) return [];
      const place = [...at, 'method', ...part];
      if (method.kind === 'count' && method.options !== undefined)
        return 'options' in item.question ? [] : [error('ScorableQuestions', place, `Frågan ”${id}” har inga alternativ att räkna.`)];
      if (!['number', 'duration', 'calculated'].includes(item.question.kind))
        return [error('ScorableQuestions', place, `Frågan ”${id}” har inga poäng att räkna.`)];
      if (!('reversed' in method) || !method.reversed.includes(id)) return [];
      return [error('ScorableQuestions', place, `Frågan ”${id}” behöver ett lägsta och ett högsta värde för att kunna vändas.`)];
    });
  });

const isMatrix = ({ question, row }: Item): boolean => 'rows' in question && row === null;

function countedBy(method: Method): readonly { readonly id: string; readonly part: Path }[] {
  if (method.kind === 'weighted') return method.items.map(({ question }, index) => ({ id: question, part: ['items', index, 'question'] }));
  return 'questions' in method ? method.questions.map((id, index) => ({ id, part: ['questions', index] })) : [];
}
