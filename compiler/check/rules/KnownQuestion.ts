import { itemsOf } from '../../../scoring/items.ts';
import type { Moment } from '../../document/moment.ts';
import { pathsOf } from '../../../engine/paths.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { conditionsOf } from '../../expression/conditions.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** En fråga eller ett resultat som ett villkor, en uträkning eller en trend nämner finns i formuläret (RES-01). */
export const KnownQuestion: Rule = (moment) => [...inResults(moment), ...inConditions(moment), ...inTrends(moment)];

function inResults(moment: Moment): readonly Problem[] {
  return placedResults(moment).flatMap(({ result: { method }, form, at }) => {
    if (form === null) return [];
    const items = itemsOf(form);
    const place = [...at, 'method'];
    const twice = (id: string, where: Path, earlier: readonly string[]): readonly Problem[] => {
      const message = unknownItem(items, id) ?? (earlier.includes(id) ? `Frågan ”${id}” räknas två gånger.` : null);
      return message === null ? [] : [error('KnownQuestion', where, message)];
    };
    const named =
      'questions' in method
        ? method.questions
        : 'items' in method && method.kind === 'weighted'
          ? method.items.map(({ question }) => question)
          : [];
    return [
      ...named.flatMap((id, index) =>
        twice(
          id,
          method.kind === 'weighted' ? [...place, 'items', index, 'question'] : [...place, 'questions', index],
          named.slice(0, index),
        ),
      ),
      ...('reversed' in method ? method.reversed : []).flatMap((id, index) =>
        named.includes(id) ? [] : [error('KnownQuestion', [...place, 'reversed', index], `Frågan ”${id}” vänds men räknas inte i summan.`)],
      ),
      ...Object.keys(('notShownIs' in method ? method.notShownIs : undefined) ?? {}).flatMap((id) =>
        named.includes(id) ? [] : [error('KnownQuestion', [...place, 'notShownIs', id], `Frågan ”${id}” räknas inte här.`)],
      ),
    ];
  });
}

/** What a method may count is a question, or a row of a matrix. */
function unknownItem(items: ReturnType<typeof itemsOf>, name: string): string | null {
  const item = items.get(name);
  if (!item) return `Formuläret har ingen fråga med id ”${name}”.`;
  return 'rows' in item.question && item.row === null
    ? `”${name}” är en matris. Skriv varje rad för sig: ${name}.${item.question.rows[0]?.id ?? 'rad'}.`
    : null;
}

function inConditions(moment: Moment): readonly Problem[] {
  return conditionsOf(moment).flatMap(({ expression, at }) =>
    (expression ? pathsOf(expression) : []).flatMap(([root, formId, group, name = '']) => {
      if (root === 'results')
        return moment.results?.some(({ id }) => id === formId)
          ? []
          : [error('KnownQuestion', at, `Momentet har inget resultat med id ”${formId}”.`)];
      const form = root !== 'forms' ? undefined : moment.forms.find(({ id }) => id === formId);
      if (!form) return [];
      const isKnown = group === 'answers' ? itemsOf(form).has(name) : form.results.some(({ id }) => id === name);
      if (isKnown) return [];
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
