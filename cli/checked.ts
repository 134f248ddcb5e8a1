import { parse } from '../compiler/document/parse.ts';
import { isError, type Problem } from '../compiler/problem.ts';
import { formAlone } from '../compiler/shared/formAlone.ts';
import { checkCases } from '../scoring/checkCases.ts';
import { asMoment } from './asMoment.ts';
import { compiled } from './compiled.ts';

/** What a document is called, when it could be read, and all that is wrong with it, cases that do not come out among it. */
export interface Checked {
  readonly name: string | null;
  readonly problems: readonly Problem[];
}

/** Checks a moment's text, or a form's: a form is checked as it would be sent alone, and only what is about itself is told. */
export async function checked(text: string): Promise<Checked> {
  const { document, isForm } = asMoment(text);
  if (isForm) return checkedForm(document);
  const { moment, problems } = compiled(text);
  if (!moment) return { name: null, problems };
  return { name: `${moment.name} ${moment.version}`, problems: [...problems, ...(await checkCases(moment))] };
}

async function checkedForm(document: unknown): Promise<Checked> {
  const { moment, problems } = parse(document);
  const form = moment?.forms[0];
  if (!form) return { name: null, problems: ofForm(problems) };
  const found = ofForm(compiled(JSON.stringify(formAlone(form))).problems);
  const cases = found.some(isError) ? [] : await checkCases(form);
  return { name: form.title, problems: [...found, ...cases] };
}

/** Places in the form itself; what the moment around it lacks is nothing that the form can mend. */
const ofForm = (problems: readonly Problem[]): readonly Problem[] =>
  problems.flatMap((problem) => (problem.at[0] === 'forms' ? [{ ...problem, at: problem.at.slice(2) }] : []));
