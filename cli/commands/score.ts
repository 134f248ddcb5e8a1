import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { alone, type Earlier } from '../../scoring/context.ts';
import { type ScoredResult, scoreForm } from '../../scoring/score.ts';
import { readDocument } from '../document.ts';
import type { Out } from '../out.ts';
import { citizenOf, type Given, readAnswers } from '../readAnswers.ts';
import { readForm } from '../readForm.ts';
import { resultLines } from '../resultLines.ts';
import { readValued } from '../valued.ts';

/**
 * `stegvis score FORM --answers FILE [--json]`: a form's results of answers in a file, and how each was counted.
 * Exit 0 when all results have a value, 1 when one failed or answers do not fit the form, 2 when there is nothing to score.
 */
export async function score(args: readonly string[], out: Out): Promise<number> {
  const given = readValued(args, ['answers', 'form', 'age', 'sex'], {}, ['json', 'series']);
  if ('help' in given) {
    out.line(help);
    return 0;
  }
  const { answers: file, form: id, ...about } = 'fault' in given ? {} : given.values;
  if ('fault' in given || file === undefined) {
    out.error(`${'fault' in given ? given.fault : 'Ange en fil med svar: --answers FIL.'}\n\n${help}`);
    return 2;
  }
  const form = await readForm(given.file, id, out);
  if (typeof form === 'number') return form;
  const text = await readDocument(file);
  const read = 'fault' in text ? text : readAnswers(form, text.text);
  if ('fault' in read) {
    out.error(read.fault);
    return 2;
  }
  const scored = await scoreAll(form, read.sets, citizenOf(about), given.on.has('series'));
  if (given.on.has('json')) out.line(JSON.stringify({ form: form.id, unknownColumns: read.unknown, answers: scored }, null, 2));
  else tell(form, scored, read.unknown, out);
  return scored.every(({ problems, results }) => problems.length === 0 && results.every(({ failure }) => failure === null)) ? 0 : 1;
}

/** One set of answers: what does not fit the form, or its results. */
interface Scored {
  readonly problems: readonly string[];
  readonly results: readonly ScoredResult[];
}

async function scoreAll(form: Form, sets: readonly Given[], about: Given['citizen'], isSeries: boolean): Promise<readonly Scored[]> {
  const scored: Scored[] = [];
  const earlier: Earlier[] = [];
  for (const [index, { answers, citizen }] of sets.entries()) {
    const problems = checkAnswers(form.questions, answers, 'draft').map(({ question, message }) =>
      question === '' ? message : `Frågan ”${question}”: ${message}`,
    );
    const context = { ...alone, citizen: { ...alone.citizen, ...about, ...citizen }, earlier: isSeries ? [...earlier] : [] };
    const results = problems.length > 0 ? [] : await scoreForm(form, answers as Answers, context);
    if (problems.length === 0)
      earlier.push({ at: index, occasion: index + 1, results: Object.fromEntries(results.map(({ result, value }) => [result, value])) });
    scored.push({ problems, results });
  }
  return scored;
}

function tell(form: Form, scored: readonly Scored[], unknown: readonly string[], out: Out): void {
  out.line(form.title);
  if (unknown.length > 0) out.line(`Kolumner som inte är frågor lämnades: ${unknown.join(', ')}.`);
  if (form.results.length === 0) out.line('Formuläret har inga resultat.');
  for (const [index, { problems, results }] of scored.entries()) {
    if (scored.length > 1) out.line(`\nSvar ${index + 1}`);
    for (const problem of problems) out.error(problem);
    if (problems.length === 0) for (const line of resultLines(form, results)) out.line(line);
  }
}

const help = `stegvis score FORMULÄR --answers FIL [--form ID] [--age ÅR] [--sex female|male] [--series] [--json]

Räknar ut ett formulärs resultat av svar i en fil, och säger hur varje resultat räknades.
FORMULÄR är ett formulär, en fil med flera, eller ett moment. FIL är ett objekt med svar, en lista av sådana
eller en tabell (CSV) med en kolumn för varje fråga och en rad för varje svar.

  --form ID        Vilket formulär, när filen har flera.
  --age, --sex     Ålder och juridiskt kön, för normtabeller. I en tabell kan de stå i kolumnerna age och sex.
  --series         Svaren är en persons, i ordning: då räknas förändringar också.
  --json           Skriver { form, unknownColumns, answers: [{ problems, results }] }.

Utgångskoder: 0 allt fick ett värde, 1 ett resultat gick inte att räkna ut eller ett svar passar inte, 2 det fanns inget att räkna.`;
