import type { Moment } from '../../document/moment.ts';
import { pathsOf } from '../../../engine/paths.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import type { Rule } from '../rule.ts';

/** En fråga eller ett resultat som ett villkor, en uträkning eller en trend nämner finns i formuläret (RES-01). */
export const KnownQuestion: Rule = (moment) => [...inResults(moment), ...inConditions(moment), ...inTrends(moment)];

function inResults(moment: Moment): readonly Problem[] {
  return moment.forms.flatMap((form, f) =>
    form.results.flatMap(({ method }, r) => {
      if (method.kind !== 'sum') return [];
      const at = ['forms', f, 'results', r, 'method'];
      const questions = new Set(form.questions.map(({ id }) => id));
      return [
        ...method.questions.flatMap((id, index) => {
          if (!questions.has(id))
            return [error('KnownQuestion', [...at, 'questions', index], `Formuläret har ingen fråga med id ”${id}”.`)];
          const again = method.questions.indexOf(id) !== index;
          return again ? [error('KnownQuestion', [...at, 'questions', index], `Frågan ”${id}” räknas två gånger.`)] : [];
        }),
        ...method.reversed.flatMap((id, index) =>
          method.questions.includes(id)
            ? []
            : [error('KnownQuestion', [...at, 'reversed', index], `Frågan ”${id}” vänds men räknas inte i summan.`)],
        ),
      ];
    }),
  );
}

function inConditions(moment: Moment): readonly Problem[] {
  return conditionsOf(moment).flatMap(({ expression, at }) =>
    (expression ? pathsOf(expression) : []).flatMap(([root, formId, group, name]) => {
      const form = root !== 'forms' ? undefined : moment.forms.find(({ id }) => id === formId);
      if (!form) return [];
      const list = group === 'answers' ? form.questions : form.results;
      if (list.some(({ id }) => id === name)) return [];
      const what = group === 'answers' ? 'ingen fråga' : 'inget resultat';
      return [error('KnownQuestion', at, `Formuläret ”${form.title}” har ${what} med id ”${name}”.`)];
    }),
  );
}

function inTrends(moment: Moment): readonly Problem[] {
  return moment.flags.flatMap(({ trigger }, index) => {
    if (trigger.kind !== 'trend') return [];
    const form = moment.forms.find(({ id }) => id === trigger.form);
    if (!form || form.results.some(({ id }) => id === trigger.result)) return [];
    const message = `Formuläret ”${form.title}” har inget resultat med id ”${trigger.result}”.`;
    return [error('KnownQuestion', ['flags', index, 'trigger', 'result'], message)];
  });
}
