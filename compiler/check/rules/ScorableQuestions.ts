import { rangeOf } from '../../../scoring/scores.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** En fråga som räknas i en summa har poäng, och en fråga som vänds har ett lägsta och ett högsta (RES-01). */
export const ScorableQuestions: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.results.flatMap(({ method }, r) => {
      if (method.kind !== 'sum') return [];
      return method.questions.flatMap((id, index) => {
        const question = form.questions.find((candidate) => candidate.id === id);
        if (!question || rangeOf(question)) return [];
        const at = ['forms', f, 'results', r, 'method', 'questions', index];
        if (question.kind !== 'number') return [error('ScorableQuestions', at, `Frågan ”${id}” har inga poäng att räkna.`)];
        if (!method.reversed.includes(id)) return [];
        return [error('ScorableQuestions', at, `Frågan ”${id}” behöver ett lägsta och ett högsta värde för att kunna vändas.`)];
      });
    }),
  );
