import { forbiddenIn } from '../../../scoring/forbidden.ts';
import { rangeOf } from '../../../scoring/scores.ts';
import type { Form } from '../../document/form.ts';
import { endlessIn } from '../../expression/endless.ts';
import { parse } from '../../expression/parse.ts';
import type { NamedQuestion } from '../../expression/questionsIn.ts';
import { questionsIn } from '../../expression/questionsIn.ts';
import type { Path } from '../../path.ts';
import type { Problem } from '../../problem.ts';
import { error } from '../../problem.ts';
import type { Rule } from '../rule.ts';

/** Ett resultat som skrivs i JSONata går att läsa, nämner bara frågor som finns och kan räknas, rör aldrig fritext och använder inget som kan ta obegränsad tid eller ge olika svar varje gång (RES-07, RES-08, löfte 8). */
export const ResultExpression: Rule = (moment) =>
  moment.forms.flatMap((form, f) =>
    form.results.flatMap(({ method }, r) =>
      method.kind === 'jsonata' ? faults(form, method.expression, ['forms', f, 'results', r, 'method', 'expression']) : [],
    ),
  );

function faults(form: Form, expression: string, at: Path): readonly Problem[] {
  const parsed = parse(expression);
  if ('fault' in parsed) return [error('ResultExpression', at, parsed.fault.message, { position: parsed.fault.position })];
  const forbidden = forbiddenIn(parsed.node);
  if (forbidden) return [error('ResultExpression', at, `Resultatet får inte använda ${forbidden.name}.`, { position: forbidden.position })];
  const endless = endlessIn(parsed.node);
  if (endless) return [error('ResultExpression', at, endless.message, { position: endless.position })];
  const sentences = questionsIn(parsed.node).flatMap((named) => unreachable(form, named) ?? []);
  return [...new Set(sentences)].map((message) => error('ResultExpression', at, message));
}

function unreachable(form: Form, { group, name }: NamedQuestion): string | null {
  const question = form.questions.find(({ id }) => id === name);
  if (!question) return `Formuläret har ingen fråga med id ”${name}”.`;
  if (question.kind === 'shortText' || question.kind === 'longText')
    return `Svaret på ”${name}” är fritext och får inte användas i ett resultat.`;
  if (group === 'scores' && question.kind !== 'number' && !rangeOf(question))
    return `Frågan ”${name}” har inga poäng att räkna. Skriv answers.${name}.`;
  return null;
}
