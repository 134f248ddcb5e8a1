import { checkAnswers } from '../compiler/answers/checkAnswers.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { TestCase } from '../compiler/document/testCase.ts';
import type { Path } from '../compiler/path.ts';
import type { Problem } from '../compiler/problem.ts';
import { alone, type Earlier, type ScoringContext } from './context.ts';
import type { Value } from './outcome.ts';
import { type ScoredResult, scoreForm } from './score.ts';

/**
 * Runs the cases that a form's methods are held to, or every form's of a moment, and says what does not come out: each an error at its place,
 * with what was expected and what came, in words. An empty list means that all came out.
 */
export async function checkCases(document: Form | Pick<Moment, 'forms'>): Promise<readonly Problem[]> {
  if (!('forms' in document)) return casesOf(document, []);
  const all = await Promise.all(document.forms.map((form, index) => casesOf(form, ['forms', index])));
  return all.flat();
}

async function casesOf(form: Form, at: Path): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const [index, one] of (form.cases ?? []).entries()) problems.push(...(await faultsOf(form, one, [...at, 'cases', index])));
  return problems;
}

async function faultsOf(form: Form, one: TestCase, at: Path): Promise<readonly Problem[]> {
  const unfit = [
    ...unfitAnswers(form, one.answers, [...at, 'answers']),
    ...(one.earlier ?? []).flatMap(({ answers }, index) => unfitAnswers(form, answers ?? {}, [...at, 'earlier', index, 'answers'])),
  ];
  if (unfit.length > 0) return unfit;
  const scored = await scoreForm(form, one.answers as Answers, await contextOf(form, one));
  return [
    ...Object.entries(one.results).flatMap(([id, expected]) => otherValue(form, one.name, scored, id, expected, [...at, 'results', id])),
    ...Object.entries(one.bands ?? {}).flatMap(([id, expected]) => otherBand(form, one.name, scored, id, expected, [...at, 'bands', id])),
  ];
}

/** A mandatory question may be left out, to try what happens when an answer is missing; what is answered must fit. */
function unfitAnswers(form: Form, answers: unknown, at: Path): readonly Problem[] {
  return checkAnswers(form.questions, answers, 'draft').map(({ question, message }) =>
    problem([...at, question], `Svaret på ”${question}” passar inte frågan: ${message}`),
  );
}

async function contextOf(form: Form, { citizen, earlier = [] }: TestCase): Promise<ScoringContext> {
  const known = { ...alone, citizen: { age: citizen?.age ?? null, sex: citizen?.sex ?? null } };
  const before: Earlier[] = [];
  for (const [index, { answers, results = {} }] of earlier.entries()) {
    const scored = answers === undefined ? [] : await scoreForm(form, answers as Answers, { ...known, earlier: [...before] });
    before.push({ at: index, occasion: index + 1, results: { ...valuesOf(scored), ...results } });
  }
  return { ...known, earlier: before };
}

const valuesOf = (scored: readonly ScoredResult[]): Earlier['results'] =>
  Object.fromEntries(scored.map(({ result, value }) => [result, value]));

function otherValue(
  form: Form,
  name: string,
  scored: readonly ScoredResult[],
  id: string,
  expected: Value | null,
  at: Path,
): readonly Problem[] {
  if (!form.results.some((result) => result.id === id)) return [problem(at, `Formuläret har inget resultat ”${id}”.`)];
  const came = scored.find(({ result }) => result === id);
  if (isSame(expected, came?.value ?? null)) return [];
  const got =
    came === undefined ? 'inget, resultatet väntar på något' : came.failure === null ? told(came.value) : `inget: ${came.failure}`;
  return [problem(at, `Fallet ”${name}” skulle ge ${expected === null ? 'inget värde' : told(expected)} men gav ${got}`)];
}

function otherBand(
  form: Form,
  name: string,
  scored: readonly ScoredResult[],
  id: string,
  expected: string | null,
  at: Path,
): readonly Problem[] {
  if (!form.results.some((result) => result.id === id)) return [problem(at, `Formuläret har inget resultat ”${id}”.`)];
  const band = scored.find(({ result }) => result === id)?.band ?? null;
  if (band === expected) return [];
  return [problem(at, `Fallet ”${name}” skulle falla i ${bandTold(expected)} men föll i ${bandTold(band)}.`)];
}

/** Numbers are the same when they differ by no more than the dust of binary arithmetic. */
function isSame(expected: Value | null, came: Value | null): boolean {
  if (typeof expected !== 'number' || typeof came !== 'number') return expected === came;
  return Math.abs(expected - came) <= 1e-9 * Math.max(1, Math.abs(expected));
}

function told(value: Value | null): string {
  if (typeof value === 'number') return value.toLocaleString('sv', { maximumFractionDigits: 10 });
  return typeof value === 'boolean' ? (value ? 'ja' : 'nej') : `”${value}”`;
}

const bandTold = (band: string | null): string => (band === null ? 'inget band' : `”${band}”`);

const problem = (at: Path, message: string): Problem => ({
  code: 'Cases',
  severity: 'error',
  at,
  message: message.endsWith('.') ? message : `${message}.`,
});
