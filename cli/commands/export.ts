import { writeFile } from 'node:fs/promises';
import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import { type AnswerRow, exports } from '../../doors/exports.ts';
import { readDocument } from '../document.ts';
import { lossTable } from '../lossTable.ts';
import type { Out } from '../out.ts';
import { readAnswers } from '../readAnswers.ts';
import { readForm } from '../readForm.ts';
import { readValued } from '../valued.ts';

/** `stegvis export FORM --as csv|codebook|fhir [-o FILE] [--answers FILE]`: a form, or answers to it, for others. Exit 0 written, 1 answers that do not fit, 2 nothing to do. */
export async function exportForm(args: readonly string[], out: Out): Promise<number> {
  const given = readValued(args, ['as', 'output', 'report', 'answers', 'form'], { output: 'o' });
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  if ('fault' in given) {
    out.error(`${given.fault}\n\n${help}`);
    return 2;
  }
  const { as, output, report: reportFile, answers: answersFile, form: id } = given.values;
  const format = exports.find(({ name }) => name === as);
  const fault =
    format === undefined
      ? `Ange formatet med --as: ${exports.map(({ name }) => name).join(', ')}.`
      : format.needsAnswers && answersFile === undefined
        ? 'Ange en fil med svar: --answers FIL.'
        : null;
  if (format === undefined || fault !== null) {
    out.error(fault ?? help);
    return 2;
  }
  const form = await readForm(given.file, id, out);
  if (typeof form === 'number') return form;
  const rows = answersFile === undefined ? { rows: [] } : await rowsIn(form, answersFile);
  if ('fault' in rows) {
    out.error(rows.fault);
    return 2;
  }
  const problems = rows.rows.flatMap(({ id: row, answers }) =>
    checkAnswers(form.questions, answers, 'draft').map(({ question, message }) => `Svar ${row}, ”${question}”: ${message}`),
  );
  if (problems.length > 0) {
    for (const problem of problems) out.error(problem);
    return 1;
  }
  const { text, report } = format.write(form, rows.rows);
  try {
    if (reportFile !== undefined) await writeFile(reportFile, `${JSON.stringify(report, null, 2)}\n`);
    if (output !== undefined) await writeFile(output, text);
  } catch {
    out.error('Filen går inte att skriva.');
    return 2;
  }
  if (output === undefined) out.line(text.trimEnd());
  else for (const line of [...lossTable(report), `Sparat i ${output}.`]) out.line(line);
  return 0;
}

/** Saved answers, each with what its file calls it, else its number. */
async function rowsIn(form: Form, file: string): Promise<{ readonly rows: readonly AnswerRow[] } | { readonly fault: string }> {
  const read = await readDocument(file);
  if ('fault' in read) return read;
  const answers = readAnswers(form, read.text);
  if ('fault' in answers) return answers;
  const names = namesIn(read.text);
  return { rows: answers.sets.map((set, index) => ({ id: names[index] ?? String(index + 1), answers: set.answers as Answers })) };
}

function namesIn(text: string): readonly (string | undefined)[] {
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((one) =>
      typeof one === 'object' &&
      one !== null &&
      'answers' in one &&
      'id' in one &&
      (typeof one.id === 'string' || typeof one.id === 'number')
        ? String(one.id)
        : undefined,
    );
  } catch {
    return [];
  }
}

const help = `stegvis export FORMULÄR --as FORMAT [-o FIL] [--answers FIL] [--form ID] [--report RAPPORT]

Skriver ett formulär, eller svar på det, så att andra kan läsa det. Utan -o skrivs det ut.
FORMULÄR är ett formulär, en fil med flera, eller ett moment.

  --as FORMAT      ${exports.map(({ name, title }) => `${name} (${title})`).join(', ')}.
  --answers FIL    Svar: ett objekt, en lista av { id, answers }, eller en tabell (CSV).
  --form ID        Vilket formulär, när filen har flera.
  --report RAPPORT Var rapporten om vad som kom med sparas som JSON.`;
