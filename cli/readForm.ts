import type { Form } from '../compiler/document/form.ts';
import { parse } from '../compiler/document/parse.ts';
import type { Problem } from '../compiler/problem.ts';
import { resolveShared } from '../compiler/shared/resolveShared.ts';
import { shippedForm } from '../doors/shippedForm.ts';
import { asMoment } from './asMoment.ts';
import { readDocument } from './document.ts';
import type { Out } from './out.ts';
import { problemCount, problemLines } from './problems.ts';

/**
 * A form read from its file: a form's document, a list `{ forms }`, or a moment. Of several, `id` says which. Otherwise the exit code:
 * 1 when the document has errors, which are told, and 2 when there is no such form.
 */
export async function readForm(file: string, id: string | undefined, out: Out): Promise<Form | number> {
  const read = await readDocument(file);
  if ('fault' in read) {
    out.error(read.fault);
    return 2;
  }
  const { document, isForm } = asMoment(read.text);
  const whole = resolveShared(document, shippedForm);
  const { moment, problems: shape } = parse(whole.document);
  const problems = [...whole.problems, ...shape];
  if (!moment || problems.length > 0) {
    for (const line of problemLines(isForm ? problems.map(ofForm) : problems)) out.error(line);
    out.error(problemCount(problems));
    return 1;
  }
  const { forms } = moment;
  const found = id === undefined && forms.length === 1 ? forms[0] : forms.find((form) => form.id === id);
  if (found) return found;
  const names = forms.map((form) => form.id).join(', ');
  out.error(
    forms.length === 0
      ? `${file} har inga formulär.`
      : id === undefined
        ? `${file} har flera formulär. Välj ett med --form: ${names}.`
        : `${file} har inget formulär ”${id}”. Formulären är ${names}.`,
  );
  return 2;
}

/** A place in the form itself. */
const ofForm = (problem: Problem): Problem => ({ ...problem, at: problem.at.slice(2) });
