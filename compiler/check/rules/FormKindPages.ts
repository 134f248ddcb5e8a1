import type { Form } from '../../document/form.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error, warning } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Sidor hör till flik- och kalenderformulär, och sådana står inte i mätbatterier och har inte en egen kopia för varje modul (FRM-05, FRM-06). */
export const FormKindPages: Rule = (moment) => [
  ...moment.forms.flatMap((form, f) => ofForm(form, ['forms', f])),
  ...moment.batteries.flatMap(({ forms }, b) =>
    forms.flatMap((id, index) => {
      const form = moment.forms.find((each) => each.id === id);
      if (!form || !hasPages(form)) return [];
      const message = `”${form.title}” är ett ${WORDS[form.kind ?? 'ordinary']} och kan inte ingå i ett mätbatteri, där varje tillfälle har sitt eget formulär.`;
      return [error('FormKindPages', ['batteries', b, 'forms', index], message)];
    }),
  ),
];

const WORDS = { ordinary: 'vanligt formulär', tab: 'flikformulär', calendar: 'kalenderformulär' } as const;
const hasPages = ({ kind }: Form): boolean => kind === 'tab' || kind === 'calendar';

function ofForm(form: Form, at: Path): readonly Problem[] {
  const { title, pages, copies, kind, questions } = form;
  const problems: Problem[] = [];
  if (pages && !hasPages(form))
    problems.push(error('FormKindPages', [...at, 'pages'], `”${title}” är ett vanligt formulär och har inga sidor.`));
  if (copies === 'perModule' && hasPages(form))
    problems.push(error('FormKindPages', [...at, 'copies'], `”${title}” har sidor i stället för en kopia för varje modul.`));
  if (pages?.titles && kind === 'calendar')
    problems.push(error('FormKindPages', [...at, 'pages', 'titles'], 'Sidorna i ett kalenderformulär har en dag, inte en rubrik.'));
  if (pages?.titles && pages.titles.length > pages.maximum)
    problems.push(error('FormKindPages', [...at, 'pages', 'titles'], `Fler rubriker än de ${pages.maximum} sidor som får finnas.`));
  questions.forEach((question, index) => {
    if (index > 0 && question.pageTitle !== undefined && question.newPage !== true)
      problems.push(
        warning(
          'FormKindPages',
          [...at, 'questions', index, 'pageTitle'],
          `Rubriken ”${question.pageTitle}” visas inte, eftersom frågan inte börjar en ny sida.`,
        ),
      );
  });
  return problems;
}
