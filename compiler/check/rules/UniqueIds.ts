import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Varje id finns bara en gång bland sina likar: moduler, formulär, batterier, flaggor, datum, händelser och uppgifter i momentet, avsnitt och steg i modulen, frågor och resultat i formuläret, alternativ i frågan (DES-04). */
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
    ...twice(form.questions, ['forms', f, 'questions']),
    ...twice(form.results, ['forms', f, 'results']),
    ...form.questions.flatMap((question, q) =>
      'options' in question ? twice(question.options, ['forms', f, 'questions', q, 'options']) : [],
    ),
  ]),
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
