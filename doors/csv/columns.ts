import type { Form } from '../../compiler/document/form.ts';
import type { Question } from '../../compiler/document/question.ts';

type Simple = Exclude<Question, { kind: 'group' }>;

/** One column of a table of answers: what stands in it, and how it is read back. */
export interface Column {
  readonly name: string;
  readonly question: Question;
  /** The row, option, place or part of the question it holds, in words. */
  readonly part: string | null;
  /** What may stand in it, when that is a list: the value and what it means. */
  readonly values: readonly { readonly value: string; readonly text: string; readonly score: number | null }[];
  readonly write: (answers: Readonly<Record<string, unknown>>) => string;
}

/** A question's columns, and the answer that stands in them. */
export interface ColumnGroup {
  readonly columns: readonly Column[];
  /** Reads one row's cells back; undefined when nothing was answered, null when what stands there cannot be read. */
  readonly read: (cells: ReadonlyMap<string, string>) => unknown;
}

/** Columns of every question that takes an answer, in the form's order. A repeated group has its columns once for each of `repetitions`. */
export function columnsOf(form: Form, repetitions: Readonly<Record<string, number>>): readonly (ColumnGroup & { readonly id: string })[] {
  return form.questions.flatMap((question) => {
    if (question.kind === 'information' || question.kind === 'calculated') return [];
    if (question.kind !== 'group') return [{ id: question.id, ...simple(question, question.id, (answers) => answers[question.id]) }];
    const count = repetitions[question.id] ?? 0;
    const rounds = Array.from({ length: count }, (_, index) =>
      question.questions.flatMap((inner) => {
        if (inner.kind === 'information' || inner.kind === 'calculated') return [];
        const pick = (answers: Readonly<Record<string, unknown>>): unknown => at(listOf(answers[question.id])[index], inner.id);
        return [{ id: inner.id, ...simple(inner, `${question.id}.${index + 1}.${inner.id}`, pick) }];
      }),
    );
    const length: Column = {
      name: `${question.id}.antal`,
      question,
      part: 'antal',
      values: [],
      write: (answers) => (answers[question.id] === undefined ? '' : String(listOf(answers[question.id]).length)),
    };
    return [
      {
        id: question.id,
        columns: [length, ...rounds.flatMap((round) => round.flatMap(({ columns }) => columns))],
        read: (cells: ReadonlyMap<string, string>): unknown => {
          const written = cells.get(length.name) ?? '';
          if (written === '') return undefined;
          const many = Number(written);
          if (!Number.isInteger(many) || many < 0 || many > count) return null;
          return rounds.slice(0, many).map((round) => {
            const one: Record<string, unknown> = {};
            for (const { id, read } of round) {
              const answer = read(cells);
              if (answer !== undefined && answer !== null) one[id] = answer;
            }
            return one;
          });
        },
      },
    ];
  });
}

type Pick = (answers: Readonly<Record<string, unknown>>) => unknown;

function simple(question: Simple, name: string, pick: Pick): ColumnGroup {
  const column = (write: (answer: unknown) => string, more: Partial<Column> & { readonly name?: string } = {}): Column => ({
    name,
    question,
    part: null,
    values: [],
    ...more,
    write: (answers) => {
      const answer = pick(answers);
      return answer === undefined ? '' : write(answer);
    },
  });
  const cell = (cells: ReadonlyMap<string, string>, suffix = ''): string => cells.get(`${name}${suffix}`) ?? '';
  const one = (write: (answer: unknown) => string, read: (text: string) => unknown, values: Column['values'] = []): ColumnGroup => ({
    columns: [column(write, { values })],
    read: (cells) => (cell(cells) === '' ? undefined : read(cell(cells))),
  });
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return one(textOf, known(question.options), valuesOf(question.options));
    case 'pictureChoice':
      if (question.several !== true) return one(textOf, known(question.options), valuesOf(question.options));
      return marked(name, question.options, column);
    case 'multipleChoice':
      return marked(name, question.options, column);
    case 'yesNo':
    case 'consent':
      return one(
        (answer) => (answer === true ? '1' : answer === false ? '0' : ''),
        (text) => (text === '1' ? true : text === '0' ? false : null),
        question.kind === 'yesNo' ? YES_NO : YES_NO.slice(1),
      );
    case 'number':
    case 'scale':
    case 'ratingScale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'duration':
      return one(
        (answer) => (typeof answer === 'number' ? String(answer) : ''),
        (text) => (/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) ? Number(text) : null),
      );
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'date':
    case 'time':
    case 'dateTime':
      return one(textOf, (text) => text);
    case 'file':
    case 'recording':
      return one(
        (answer) => listOf(answer).map(textOf).join(' '),
        (text) => text.split(' '),
      );
    case 'bodyMap':
      return one(
        (answer) => listOf(answer).map(textOf).join(' '),
        (text) => text.split(' '),
      );
    case 'signature':
      return {
        columns: [
          column((answer) => textOf(at(answer, 'name')), { name: `${name}.namn`, part: 'namn' }),
          column((answer) => textOf(at(answer, 'drawing')), { name: `${name}.bild`, part: 'ritad bild' }),
        ],
        read: (cells) => {
          const [signed, drawing] = [cell(cells, '.namn'), cell(cells, '.bild')];
          if (signed === '' && drawing === '') return undefined;
          return { ...(signed === '' ? {} : { name: signed }), ...(drawing === '' ? {} : { drawing }) };
        },
      };
    case 'ranking':
      return ranked(name, question.options, column);
    case 'singleChoiceMatrix':
      return {
        columns: question.rows.map((row) =>
          column((answer) => textOf(at(answer, row.id)), { name: `${name}.${row.id}`, part: row.text, values: valuesOf(question.options) }),
        ),
        read: (cells) =>
          rowsOf(question.rows, (row) => (cell(cells, `.${row}`) === '' ? undefined : known(question.options)(cell(cells, `.${row}`)))),
      };
    case 'multipleChoiceMatrix': {
      const rows = question.rows.map((row) => ({
        row,
        group: marked(`${name}.${row.id}`, question.options, (write, more) =>
          column((answer) => (at(answer, row.id) === undefined ? '' : write(at(answer, row.id))), {
            ...more,
            part: `${row.text}: ${more?.part ?? ''}`,
          }),
        ),
      }));
      return {
        columns: rows.flatMap(({ group }) => group.columns),
        read: (cells) => rowsOf(question.rows, (id) => rows.find(({ row }) => row.id === id)?.group.read(cells)),
      };
    }
    case 'information':
    case 'calculated':
      return { columns: [], read: () => undefined };
  }
}

interface WrittenOption {
  readonly id: string;
  readonly text: string;
  readonly score?: number | undefined;
}

type Make = (write: (answer: unknown) => string, more?: Partial<Column>) => Column;

/** A column for each option: 1 chosen, 0 not, nothing when the question was not answered. */
function marked(name: string, options: readonly WrittenOption[], make: Make): ColumnGroup {
  return {
    columns: options.map(({ id, text }) =>
      make((answer) => (listOf(answer).includes(id) ? '1' : '0'), { name: `${name}.${id}`, part: text, values: YES_NO }),
    ),
    read: (cells) => {
      const written = options.map(({ id }) => cells.get(`${name}.${id}`) ?? '');
      if (written.every((value) => value === '')) return undefined;
      if (written.some((value) => value !== '1' && value !== '0' && value !== '')) return null;
      return options.filter((_, index) => written[index] === '1').map(({ id }) => id);
    },
  };
}

/** A column for each option: its place, from 1. */
function ranked(name: string, options: readonly WrittenOption[], make: Make): ColumnGroup {
  return {
    columns: options.map(({ id, text }) =>
      make(
        (answer) => {
          const place = listOf(answer).indexOf(id);
          return place === -1 ? '' : String(place + 1);
        },
        { name: `${name}.${id}`, part: text },
      ),
    ),
    read: (cells) => {
      const places = options.flatMap(({ id }) => {
        const place = cells.get(`${name}.${id}`) ?? '';
        return place === '' ? [] : [{ id, place: Number(place) }];
      });
      if (places.length === 0) return undefined;
      if (places.some(({ place }) => !Number.isInteger(place))) return null;
      return places.toSorted((a, b) => a.place - b.place).map(({ id }) => id);
    },
  };
}

function rowsOf(rows: readonly { readonly id: string }[], read: (row: string) => unknown): unknown {
  const found = rows.flatMap(({ id }) => {
    const answer = read(id);
    return answer === undefined ? [] : [[id, answer] as const];
  });
  if (found.length === 0) return undefined;
  return found.some(([, answer]) => answer === null) ? null : Object.fromEntries(found);
}

const YES_NO: Column['values'] = [
  { value: '0', text: 'Nej', score: 0 },
  { value: '1', text: 'Ja', score: 1 },
];

const valuesOf = (options: readonly WrittenOption[]): Column['values'] =>
  options.map(({ id, text, score }) => ({ value: id, text, score: score ?? null }));

const known =
  (options: readonly WrittenOption[]) =>
  (text: string): string | null =>
    options.some(({ id }) => id === text) ? text : null;

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '');
const listOf = (answer: unknown): readonly unknown[] => (Array.isArray(answer) ? answer : []);
const at = (answer: unknown, key: string): unknown =>
  typeof answer === 'object' && answer !== null && Object.hasOwn(answer, key)
    ? (answer as Readonly<Record<string, unknown>>)[key]
    : undefined;
