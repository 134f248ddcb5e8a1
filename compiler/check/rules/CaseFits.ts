import { checkAnswers } from '../../answers/checkAnswers.ts';
import { formLogic } from '../../answers/formLogic.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett provfall svarar på frågor som finns, så som de kan besvaras, och väntar sig resultat och nivåer som finns (RES-01). */
export const CaseFits: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    (form.cases ?? []).flatMap((one, index) => {
      const at = ['forms', f, 'cases', index];
      const results = new Map(form.results.map((result) => [result.id, result]));
      const optional = form.questions.map((question) => ('mandatory' in question ? { ...question, mandatory: false } : question));
      return [
        ...checkAnswers(optional, one.answers, 'save', formLogic(form)).map(({ question, message }) =>
          error('CaseFits', [...at, 'answers', question], `Provfallet ”${one.name}”, frågan ”${question}”: ${message}`),
        ),
        ...Object.keys(one.results)
          .filter((id) => !results.has(id))
          .map((id) => error('CaseFits', [...at, 'results', id], `Formuläret har inget resultat med id ”${id}”.`)),
        ...Object.entries(one.bands ?? {})
          .filter(([id, band]) => band !== null && !results.get(id)?.bands.some(({ name }) => name === band))
          .map(([id, band]) => error('CaseFits', [...at, 'bands', id], `Resultatet ”${id}” har ingen nivå som heter ”${band}”.`)),
      ];
    }),
  );
