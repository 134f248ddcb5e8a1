import { placedQuestions } from '../../document/placedQuestions.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje id finns bara en gång bland sina likar: moduler, formulär, batterier, flaggor, datum, händelser och uppgifter i momentet, avsnitt och steg i modulen, frågor och resultat i formuläret, även frågor i grupper, rader och alternativ i frågan, och momentets resultat (DES-04). */
export const UniqueIds: Rule = (moment) => [
  ...twice(moment.modules, ['modules']),
  ...twice(moment.forms, ['forms']),
  ...twice(moment.batteries, ['batteries']),
  ...twice(moment.flags, ['flags']),
  ...twice(moment.dates ?? [], ['dates']),
  ...twice(moment.namedEvents ?? [], ['namedEvents']),
  ...twice(moment.startFacts ?? [], ['startFacts']),
  ...(moment.startFacts ?? []).flatMap((fact, index) => ('options' in fact ? twice(fact.options, ['startFacts', index, 'options']) : [])),
  ...moment.modules.flatMap((module, m) => [
    ...twice(module.sections, ['modules', m, 'sections']),
    ...repeated(
      module.sections.flatMap((section, s) =>
        section.steps.map(({ id }, index) => ({ id, at: ['modules', m, 'sections', s, 'steps', index] })),
      ),
    ),
  ]),
  ...moment.forms.flatMap((form, f) => [
    // A group's questions are reached by their own names inside it, so they share the form's.
    ...repeated(placedQuestions(moment).flatMap(({ form: own, question: { id }, at }) => (own === form ? [{ id, at }] : []))),
    ...twice(form.results, ['forms', f, 'results']),
  ]),
  ...placedQuestions(moment).flatMap(({ question, at }) => [
    ...('rows' in question ? twice(question.rows, [...at, 'rows']) : []),
    ...('options' in question ? twice(question.options, [...at, 'options']) : []),
  ]),
  ...twice(moment.results ?? [], ['results']),
];

const twice = (items: readonly { readonly id: string }[], list: Path): readonly Problem[] =>
  repeated(items.map(({ id }, index) => ({ id, at: [...list, index] })));

function repeated(items: readonly { readonly id: string; readonly at: Path }[]): readonly Problem[] {
  const first = new Map<string, Path>();
  return items.flatMap(({ id, at }) => {
    const earlier = first.get(id);
    if (!earlier) {
      first.set(id, at);
      return [];
    }
    return [error('UniqueIds', [...at, 'id'], `Id ”${id}” används redan här ovanför.`, { related: [[...earlier, 'id']] })];
  });
}
