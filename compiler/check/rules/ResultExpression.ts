import { forbiddenIn } from '../../../scoring/forbidden.ts';
import { rangeOf } from '../../../scoring/scores.ts';
import type { Form } from '../../document/form.ts';
import type { QuestionKind } from '../../document/question.ts';
import { endlessIn } from '../../expression/endless.ts';
import { parse } from '../../expression/parse.ts';
import type { NamedQuestion } from '../../expression/questionsIn.ts';
import { questionsIn } from '../../expression/questionsIn.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import { placedResults } from '../placedResults.ts';
import type { Rule } from '../rule.ts';

/** Ett resultat som skrivs i JSONata går att läsa, nämner bara frågor som finns och kan räknas, rör aldrig fritext och använder inget som kan ta obegränsad tid eller ge olika svar varje gång (RES-07, RES-08, löfte 8). */
export const ResultExpression: Rule = (moment) =>
  placedResults(moment).flatMap(({ result: { method }, form, at }) =>
    method.kind === 'jsonata' ? faults(form, method.expression, [...at, 'method', 'expression']) : [],
  );

function faults(form: Form | null, expression: string, at: Path): readonly Problem[] {
  const parsed = parse(expression);
  if ('fault' in parsed) return [error('ResultExpression', at, parsed.fault.message, { position: parsed.fault.position })];
  const forbidden = forbiddenIn(parsed.node);
  if (forbidden) return [error('ResultExpression', at, `Resultatet får inte använda ${forbidden.name}.`, { position: forbidden.position })];
  const endless = endlessIn(parsed.node);
  if (endless) return [error('ResultExpression', at, endless.message, { position: endless.position })];
  if (form === null) return [];
  const sentences = questionsIn(parsed.node).flatMap((named) => unreachable(form, named) ?? []);
  return [...new Set(sentences)].map((message) => error('ResultExpression', at, message));
}

function unreachable(form: Form, { group, name }: NamedQuestion): string | null {
  const question = form.questions.find(({ id }) => id === name);
  if (!question) return `Formuläret har ingen fråga med id ”${name}”.`;
  if (question.kind === 'shortText' || question.kind === 'longText')
    return `Svaret på ”${name}” är fritext och får inte användas i ett resultat.`;
  if (WRITTEN.has(question.kind)) return `Svaret på ”${name}” får inte användas i ett resultat.`;
  if (group === 'scores' && !COUNTED.has(question.kind) && !rangeOf(question))
    return `Frågan ”${name}” har inga poäng att räkna. Skriv answers.${name}.`;
  return null;
}

/** Who somebody is, and files: never in a result. */
const WRITTEN: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['contact', 'identityNumber', 'file', 'recording', 'signature']);
/** What has a number without its limits being known, or has one in each of its parts. */
const COUNTED: ReadonlySet<QuestionKind> = new Set<QuestionKind>([
  'number',
  'duration',
  'calculated',
  'singleChoiceMatrix',
  'multipleChoiceMatrix',
  'group',
]);
