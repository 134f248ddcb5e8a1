import type { Form } from '../compiler/document/form.ts';
import type { Answer, Answers, Question } from '../compiler/document/question.ts';
import { rangeOf, scoreOf } from './scores.ts';

/** Something a result may count: a question, or one row of a matrix as a question of its own, named `<question>.<row>`. */
export interface Item {
  readonly name: string;
  /** The question that is shown or not; of a row, the matrix. */
  readonly shownAs: string;
  readonly row: string | null;
  readonly question: Question;
  /** The least and the greatest it can score. */
  readonly range: ReturnType<typeof rangeOf>;
}

/** Every item of a form by its name. Made once for each form. */
export function itemsOf(form: Form): ReadonlyMap<string, Item> {
  const known = madeBefore.get(form);
  if (known !== undefined) return known;
  const items = new Map(form.questions.flatMap(itemsOfQuestion).map((item) => [item.name, item]));
  madeBefore.set(form, items);
  return items;
}

/** What was answered to an item, or nothing. */
export function answerTo(item: Item, answers: Answers): Answer | undefined {
  const answer = Object.hasOwn(answers, item.shownAs) ? answers[item.shownAs] : undefined;
  if (item.row === null || answer === undefined) return answer;
  return Object.hasOwn(Object(answer), item.row) ? (answer as Readonly<Record<string, string | readonly string[]>>)[item.row] : undefined;
}

/** What an item scored, or null. */
export const scoreTo = (item: Item, answers: Answers): number | null => scoreOf(item.question, answerTo(item, answers));

/** A matrix's rows as questions of their own. */
export function rowsOf(matrix: Matrix): readonly Question[] {
  const { options, mandatory } = matrix;
  const kind = matrix.kind === 'singleChoiceMatrix' ? ('singleChoice' as const) : ('multipleChoice' as const);
  return matrix.rows.map(({ id, text }) => ({ kind, id, text, mandatory, options }));
}

export type Matrix = Extract<Question, { kind: 'singleChoiceMatrix' | 'multipleChoiceMatrix' }>;

export const isMatrix = (question: Question): question is Matrix =>
  question.kind === 'singleChoiceMatrix' || question.kind === 'multipleChoiceMatrix';

const madeBefore = new WeakMap<Form, ReadonlyMap<string, Item>>();

function itemsOfQuestion(question: Question): readonly Item[] {
  const whole = { name: question.id, shownAs: question.id, row: null, question, range: rangeOf(question) };
  if (!isMatrix(question)) return [whole];
  return [
    whole,
    ...rowsOf(question).map((row) => ({
      name: `${question.id}.${row.id}`,
      shownAs: question.id,
      row: row.id,
      question: row,
      range: rangeOf(row),
    })),
  ];
}
