import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Form, form as formShape } from '../../../compiler/document/form.ts';
import type { Answers } from '../../../compiler/document/question.ts';
import { codebook } from '../../../doors/csv/codebook.ts';
import { csv } from '../../../doors/csv/csv.ts';
import { readAnswers } from '../../../doors/csv/readAnswers.ts';
import { readCsv } from '../../../doors/csv/readCsv.ts';

const options = [
  { id: 'a', text: 'Alltid', score: 2 },
  { id: '1', text: 'Ibland, kanske', score: 1 },
  { id: 'c-x', text: '=Aldrig' },
];
const rows = [
  { id: 'r1', text: 'Rad ett' },
  { id: 'r2', text: 'Rad två' },
];

const form: Form = formShape.parse({
  id: 'allt',
  title: 'Allt',
  questions: [
    { kind: 'information', id: 'ord', text: 'Ord' },
    { kind: 'singleChoice', id: 'envals', text: 'En', options, mandatory: true, code: 'http://loinc.org|1-2' },
    { kind: 'multipleChoice', id: 'flera', text: 'Flera', options },
    { kind: 'pictureChoice', id: 'bild', text: 'Bild', options, several: true },
    { kind: 'yesNo', id: 'ja', text: 'Ja?' },
    { kind: 'number', id: 'tal', text: 'Tal', minimum: -5, maximum: 5, decimals: 2, unit: 'kg', shownWhen: 'answers.ja = true' },
    { kind: 'slider', id: 'reglage', text: 'Reglage', minimum: 0, maximum: 1, step: 0.1 },
    { kind: 'visualAnalogueScale', id: 'vas', text: 'VAS', minimumText: 'Lite', maximumText: 'Mycket' },
    { kind: 'shortText', id: 'kort', text: 'Kort' },
    { kind: 'longText', id: 'lang', text: 'Lång' },
    { kind: 'date', id: 'dag', text: 'Dag' },
    { kind: 'consent', id: 'samtycke', text: 'Samtycke', statement: 'Jag samtycker' },
    { kind: 'ranking', id: 'ordning', text: 'Ordna', options },
    { kind: 'signature', id: 'namn', text: 'Skriv under' },
    { kind: 'file', id: 'fil', text: 'Fil', maximumFiles: 3 },
    { kind: 'bodyMap', id: 'kropp', text: 'Var' },
    { kind: 'singleChoiceMatrix', id: 'matris', text: 'Matris', rows, options },
    { kind: 'multipleChoiceMatrix', id: 'rutnat', text: 'Rutnät', rows, options },
    {
      kind: 'group',
      id: 'grupp',
      text: 'Grupp',
      questions: [
        { kind: 'shortText', id: 'vad', text: 'Vad' },
        { kind: 'multipleChoice', id: 'vilka', text: 'Vilka', options },
      ],
    },
  ],
});

const id = fc.constantFrom(...options.map((option) => option.id));
const several = fc.subarray(
  options.map((option) => option.id),
  { minLength: 1 },
);
/** Any Unicode that can be stored, with what spreadsheets stumble on in it. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1+1', '+', '-', '@SUM(A1)', "'", '"', ',', ';', '\n', '\r\n', '\t', '\uFF1D', '5', ' ', '\uFEFF', 'åäö', '𝄞'),
    ),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join('').replaceAll('\0', ''))
  .filter((written) => written !== '');
const fileId = fc.uuid();

const answers: fc.Arbitrary<Answers> = fc.record(
  {
    envals: id,
    flera: several,
    bild: several,
    ja: fc.boolean(),
    tal: fc.integer({ min: -500, max: 500 }).map((hundredths) => hundredths / 100),
    reglage: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    vas: fc.integer({ min: 0, max: 100 }),
    kort: text,
    lang: text,
    dag: fc.constantFrom('2026-11-22', '1912-02-29'),
    samtycke: fc.constant(true),
    ordning: fc.shuffledSubarray(
      options.map((option) => option.id),
      { minLength: 1 },
    ),
    namn: fc.oneof(fc.record({ name: text }), fc.record({ name: text, drawing: fileId })),
    fil: fc.array(fileId, { minLength: 1, maxLength: 3 }),
    kropp: fc.constant(['head', 'neckFront']),
    matris: fc.oneof(fc.record({ r1: id }), fc.record({ r1: id, r2: id })),
    rutnat: fc.oneof(fc.record({ r2: several }), fc.record({ r1: several, r2: several })),
    grupp: fc.array(fc.record({ vad: text, vilka: several }, { requiredKeys: [] }), { maxLength: 3 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

const row = fc.record({ id: text, answers });

describe('answers as CSV', () => {
  test('are read back equal, whatever was answered', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (saved) => {
        const { text: written } = csv.write(form, saved);
        const back = readAnswers(form, written);
        expect(back.rows).toEqual(saved.map((one) => ({ id: one.id, answers: normal(one.answers) })));
        expect(back.report.lines.filter(({ outcome }) => outcome !== 'kept')).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test('have no cell that a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (saved) => {
        const cells = readCsv(csv.write(form, saved).text).rows.flatMap((one) => one.cells);
        expect(cells.filter((cell) => /^[=+@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(cell) || /^-(?!\d+(\.\d+)?$)/.test(cell))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('have one column for each item, row and option, and say what has none', () => {
    const { text: written, report } = csv.write(form, [{ id: 'p1', answers: { flera: ['a'], matris: { r2: 'c-x' }, tal: -1.5 } }]);
    const [head, first] = readCsv(written).rows.map(({ cells }) => cells);
    expect(head?.filter((name) => /^(flera|matris|rutnat|grupp|namn)/.test(name))).toEqual([
      'flera.a',
      'flera.1',
      'flera.c-x',
      'namn.namn',
      'namn.bild',
      'matris.r1',
      'matris.r2',
      'rutnat.r1.a',
      'rutnat.r1.1',
      'rutnat.r1.c-x',
      'rutnat.r2.a',
      'rutnat.r2.1',
      'rutnat.r2.c-x',
      'grupp.antal',
    ]);
    const value = (name: string): string | undefined => first?.[head?.indexOf(name) ?? -1];
    expect([value('flera.a'), value('flera.1'), value('matris.r1'), value('matris.r2'), value('tal'), value('envals')]).toEqual([
      '1',
      '0',
      '',
      'c-x',
      '-1.5',
      '',
    ]);
    expect(report.lines.filter(({ outcome }) => outcome === 'left')).toMatchObject([
      { path: '/questions/0', because: 'Text har inga svar.' },
    ]);
  });

  test('that do not fit the form are told where they stand', () => {
    const { rows: read, report } = readAnswers(form, 'id,envals,tal,okand\np1,finnsinte,många,1\n');
    expect(read).toEqual([{ id: 'p1', answers: {} }]);
    expect(report.lines.map(({ path, because }) => `${path}: ${because}`)).toEqual([
      'kolumn okand: Formuläret har ingen sådan fråga.',
      'rad 2, envals: Värdet passar inte frågan.',
      'rad 2, tal: Värdet passar inte frågan.',
    ]);
  });
});

describe('a codebook', () => {
  test('says of every column what it asks, what it may hold, what that scores and when it is shown', () => {
    const table = readCsv(codebook.write(form, []).text).rows.map(({ cells }) => cells);
    const [head] = table;
    const of = (column: string): Record<string, string> =>
      Object.fromEntries((head ?? []).map((name, index) => [name, table.find(([first]) => first === column)?.[index] ?? '']));
    expect(of('envals')).toMatchObject({
      fråga: 'envals',
      värden: 'a = Alltid | 1 = Ibland, kanske | c-x = =Aldrig',
      poäng: 'a = 2',
      obligatorisk: 'ja',
      kod: 'http://loinc.org|1-2',
    });
    expect(of('tal')).toMatchObject({ lägsta: '-5', högsta: '5', enhet: 'kg', 'visas när': 'answers.ja = true' });
    expect(of('matris.r2')).toMatchObject({ text: 'Matris', del: 'Rad två' });
    const columns = readCsv(csv.write(form, [{ id: '1', answers: { grupp: [{}] } }]).text).rows[0]?.cells ?? [];
    expect(table.slice(1).map(([column]) => column)).toEqual(columns.slice(1));
  });
});

describe('a table', () => {
  test.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a;b\r\n1;"2;3"\r\n',
      [
        ['a', 'b'],
        ['1', '2;3'],
      ],
    ],
    [
      'a\tb\n"x\ny"\t"""q"""',
      [
        ['a', 'b'],
        ['x\ny', '"q"'],
      ],
    ],
    [
      '\uFEFFa,b\n,\n\n1,',
      [
        ['a', 'b'],
        ['1', ''],
      ],
    ],
    ['', []],
  ])('%j is read', (written, cells) => {
    expect(readCsv(written).rows.map((one) => one.cells)).toEqual(cells);
  });

  test('whose quote never ends says where it began', () => {
    expect(readCsv('a,b\n1,"2\n3,4')).toMatchObject({ unclosed: 2 });
  });
});

/** Options in the document's order, and no repetition that is only empty cells short of being there. */
const normal = (given: Answers): Answers => JSON.parse(JSON.stringify(given)) as Answers;
