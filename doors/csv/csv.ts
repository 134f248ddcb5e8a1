import type { Form } from '../../compiler/document/form.ts';
import type { AnswerRow, Export, Exported } from '../exports.ts';
import { lossLog } from '../lossReport.ts';
import { columnsOf } from './columns.ts';
import { writeCsv } from './writeCsv.ts';

/** Answers as a table: a row for each saved set, a column for each question, row of a matrix or option, as statistics programs want them. */
export const csv: Export = { name: 'csv', title: 'svar som CSV', needsAnswers: true, write };

function write(form: Form, rows: readonly AnswerRow[]): Exported {
  const log = lossLog('csv');
  const groups = columnsOf(form, repetitionsIn(form, rows));
  const columns = groups.flatMap((group) => group.columns);
  form.questions.forEach((question, index) => {
    const path = `/questions/${index}`;
    const mine = groups.find(({ id }) => id === question.id);
    if (mine === undefined)
      log.left(path, 'item', question.kind === 'information' ? 'Text har inga svar.' : 'Ett uträknat värde är inget svar; räkna om det.');
    else log.kept(path, 'item', mine.columns.map(({ name }) => name).join(', '));
  });
  const table = [
    ['id', ...columns.map(({ name }) => name)],
    ...rows.map(({ id, answers }) => [id, ...columns.map((column) => column.write(answers))]),
  ];
  return { text: writeCsv(table), report: log.report(form.title) };
}

/** The most repetitions of each group that anybody has. */
function repetitionsIn(form: Form, rows: readonly AnswerRow[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    form.questions
      .filter(({ kind }) => kind === 'group')
      .map(({ id }) => [id, rows.reduce((most, { answers }) => Math.max(most, Array.isArray(answers[id]) ? answers[id].length : 0), 0)]),
  );
}
