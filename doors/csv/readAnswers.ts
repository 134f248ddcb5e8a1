import type { Form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import type { AnswerRow } from '../exports.ts';
import { lossLog, type LossReport } from '../lossReport.ts';
import { columnsOf } from './columns.ts';
import { readCsv } from './readCsv.ts';
import { unguarded } from './writeCsv.ts';

/** A table of answers read back: each row's answers, and what in it could not be read. */
export function readAnswers(form: Form, text: string): { readonly rows: readonly AnswerRow[]; readonly report: LossReport } {
  const log = lossLog('csv');
  const { rows, unclosed } = readCsv(text);
  if (unclosed !== null) log.changed(`rad ${unclosed}`, 'metadata', 'Ett citattecken saknar sitt slut.');
  const [header, ...body] = rows;
  const names = (header?.cells ?? []).map((cell) => unguarded(cell));
  if (!names.includes('id')) return { rows: [], report: log.report(form.title, 'Tabellen har ingen kolumn ”id”.') };
  const groups = columnsOf(form, repetitionsIn(form, names));
  const known = new Set(['id', ...groups.flatMap(({ columns }) => columns.map(({ name }) => name))]);
  for (const name of names) if (!known.has(name)) log.left(`kolumn ${name.slice(0, 60)}`, 'item', 'Formuläret har ingen sådan fråga.');
  const read = body.map(({ cells, line }): AnswerRow => {
    const byName = new Map(names.map((name, index) => [name, unguarded(cells[index] ?? '')]));
    const answers: Record<string, unknown> = {};
    for (const { id, read: readGroup } of groups) {
      const answer = readGroup(byName);
      if (answer === undefined) continue;
      if (answer === null) {
        log.left(`rad ${line}, ${id}`, 'item', 'Värdet passar inte frågan.');
        continue;
      }
      answers[id] = answer;
      log.kept(`rad ${line}, ${id}`, 'item', id);
    }
    return { id: byName.get('id') ?? '', answers: answers as Answers };
  });
  return { rows: read, report: log.report(form.title) };
}

/** How many repetitions of each group there are columns for: `besvar.3.namn`. */
function repetitionsIn(form: Form, names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    form.questions
      .filter(({ kind }) => kind === 'group')
      .map(({ id }) => [
        id,
        names.reduce((most, name) => {
          const [, number] = name.startsWith(`${id}.`) ? (/^\.(\d{1,3})\./.exec(name.slice(id.length)) ?? []) : [];
          return Math.max(most, Number(number ?? 0));
        }, 0),
      ]),
  );
}
