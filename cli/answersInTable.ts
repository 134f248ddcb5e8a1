import type { Form } from '../compiler/document/form.ts';
import type { Option } from '../compiler/document/questions/everyQuestion.ts';
import type { Question } from '../compiler/document/question.ts';
import { readAnswers } from '../doors/csv/readAnswers.ts';
import { readCsv } from '../doors/csv/readCsv.ts';
import { citizenOf, type Given } from './readAnswers.ts';

/**
 * Answers from a table: the first row names the questions, `<question>.<row>` a row of a matrix, and every other row is one set of answers.
 * `age` and `sex` say who answered, where no question is called so. An empty cell is no answer. Columns that are no question are told.
 */
export function answersInTable(
  form: Form,
  text: string,
): { readonly sets: readonly Given[]; readonly unknown: readonly string[] } | { readonly fault: string } {
  const { rows, unclosed } = readCsv(text);
  if (unclosed !== null) return { fault: `Ett citattecken på rad ${unclosed} avslutas aldrig.` };
  const [head, ...body] = rows;
  if (!head || body.length === 0) return { fault: 'Tabellen behöver en rad med frågornas namn och minst en rad med svar.' };
  if (head.cells[0] === 'id' && !form.questions.some(({ id }) => id === 'id')) return ofOurExport(form, text);
  const columns = head.cells.map((cell) => columnOf(form, cell.trim()));
  return {
    sets: body.map(({ cells }) => setOf(columns, cells)),
    unknown: columns.flatMap(({ name, question }) => (question === null && name !== '' && !ABOUT.includes(name) ? [name] : [])),
  };
}

/** A table that `stegvis export --as csv` has written; what in it does not fit the form is told with its place. */
function ofOurExport(form: Form, text: string): { readonly sets: readonly Given[]; readonly unknown: readonly string[] } {
  const { rows, report } = readAnswers(form, text);
  return {
    sets: rows.map(({ answers }) => ({ answers, citizen: {} })),
    unknown: report.lines.flatMap(({ outcome, path }) => (outcome === 'left' ? [path] : [])),
  };
}

const ABOUT = ['age', 'sex'];

interface Column {
  readonly name: string;
  readonly question: Question | null;
  readonly row: string | null;
}

function columnOf(form: Form, name: string): Column {
  const [id, row = null] = name.split('.', 2);
  const question = form.questions.find((one) => one.id === id) ?? null;
  return question && (row === null || ('rows' in question && question.rows.some((one) => one.id === row)))
    ? { name, question, row }
    : { name, question: null, row: null };
}

function setOf(columns: readonly Column[], cells: readonly string[]): Given {
  const answers: Record<string, unknown> = {};
  const about: Record<string, unknown> = {};
  for (const [index, { name, question, row }] of columns.entries()) {
    const cell = cells[index]?.trim() ?? '';
    if (cell === '') continue;
    if (question === null) about[name] = cell;
    else if (row === null) answers[question.id] = valueOf(question, cell);
    else answers[question.id] = { ...(answers[question.id] as object | undefined), [row]: inRow(question, cell) };
  }
  return { answers, citizen: citizenOf(about) };
}

const inRow = (question: Question, cell: string): unknown =>
  question.kind === 'multipleChoiceMatrix'
    ? several(question.options, cell)
    : 'options' in question
      ? optionOf(question.options, cell)
      : cell;

/** A cell as an answer of its question's kind. What cannot be read stands as it is written, and is told when it is held against the form. */
function valueOf(question: Question, cell: string): unknown {
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return optionOf(question.options, cell);
    case 'pictureChoice':
      return question.several === true ? several(question.options, cell) : optionOf(question.options, cell);
    case 'multipleChoice':
    case 'ranking':
      return several(question.options, cell);
    case 'yesNo':
    case 'consent':
      return YES.has(cell.toLowerCase()) ? true : NO.has(cell.toLowerCase()) ? false : cell;
    case 'number':
    case 'ratingScale':
    case 'scale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'duration': {
      const number = Number(cell.replace(',', '.').replace('−', '-'));
      return Number.isFinite(number) ? number : cell;
    }
    case 'bodyMap':
      return parts(cell);
    case 'group':
      return fromJson(cell);
    default:
      return cell;
  }
}

const YES = new Set(['ja', 'true', 'sant', '1']);
const NO = new Set(['nej', 'false', 'falskt', '0']);

/** By its id, or by its words. */
const optionOf = (options: readonly Option[], cell: string): string =>
  (options.find(({ id }) => id === cell) ?? options.find(({ text }) => text.toLowerCase() === cell.toLowerCase()))?.id ?? cell;

const several = (options: readonly Option[], cell: string): readonly string[] => parts(cell).map((part) => optionOf(options, part));

const parts = (cell: string): readonly string[] =>
  cell
    .split(/[|;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function fromJson(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}
