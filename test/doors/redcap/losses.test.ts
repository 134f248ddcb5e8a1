import { describe, expect, test } from 'vitest';
import type { Form } from '../../../compiler/document/form.ts';
import type { Thing } from '../../../doors/lossReport.ts';
import { problemsOf } from '../../../doors/problemsOf.ts';
import { redcap } from '../../../doors/redcap/redcap.ts';
import { inputs } from '../inputs.ts';
import { tellTable } from '../tellTable.ts';
import { ownDictionary } from './ownDictionary.ts';

const files = [...inputs('redcap'), { name: 'vår egen', text: ownDictionary }];

describe('a REDCap data dictionary', () => {
  test.each(files)('$name: everything in it is kept, changed or left, and nothing is silent', ({ name, text }) => {
    const { document, report } = redcap.bring(text);
    tellTable(name, report);
    expect(report.refused).toBeNull();
    const counted = countedIn(text);
    const told = (what: Thing, outcomes = ['kept', 'changed', 'left']): number =>
      report.lines.filter((line) => line.what === what && outcomes.includes(line.outcome)).length;
    expect({
      items: told('item'),
      options: told('option'),
      conditions: told('condition'),
      calculations: told('calculation'),
      forms: told('form'),
    }).toEqual(counted);
    expect(itemsIn(document?.forms ?? [])).toBe(told('item', ['kept', 'changed']));
    expect(document?.forms.length).toBe(counted.forms);
    expect(report.lines.filter(({ outcome, because }) => outcome !== 'kept' && (because ?? '') === '')).toEqual([]);
  });

  test.each(files)('$name: passes check', ({ text }) => {
    const { document } = redcap.bring(text);
    expect(document === null ? ['refused'] : problemsOf(document)).toEqual([]);
  });
});

describe('what a dictionary becomes', () => {
  const { document, report } = redcap.bring(ownDictionary);
  const [first, second] = document?.forms ?? [];
  const question = (id: string): unknown => [...(first?.questions ?? []), ...(second?.questions ?? [])].find((one) => one.id === id);

  test('branching is a condition of ours', () => {
    expect(
      Object.fromEntries((first?.questions ?? []).flatMap(({ id, shownWhen }) => (shownWhen === undefined ? [] : [[id, shownWhen]]))),
    ).toEqual({
      perDay: 'answers.smokes = true',
      kind: 'answers.smokes = true and answers.perDay > 5',
      other: 'answers.kind = "9" or $not(answers.kind = "1")',
      asthmaWhen: '"1" in answers.sick and $not("99" in answers.sick)',
      often: 'answers.smokes = true',
      after: 'answers.often.m2 = "1"',
    });
  });

  test('calculations are calculated questions, rounded as the original', () => {
    expect(question('bmi')).toMatchObject({
      kind: 'calculated',
      decimals: 1,
      expression: '(answers.weight * 10000) / (answers.height * answers.height)',
    });
    expect(question('risk')).toMatchObject({ hidden: true, expression: 'answers.kind = "9" ? 2 : scores.often.m1 + scores.often.m2' });
  });

  test('fields find their kinds', () => {
    expect(question('born')).toMatchObject({
      kind: 'date',
      minimum: '1900-01-01',
      maximum: 'today',
      mandatory: true,
      heading: 'About you',
    });
    expect(question('mood')).toMatchObject({ kind: 'visualAnalogueScale', minimumText: 'Low', maximumText: 'High' });
    expect(question('energy')).toMatchObject({ kind: 'slider', minimum: 0, maximum: 10 });
    expect(question('often')).toMatchObject({
      kind: 'singleChoiceMatrix',
      text: 'How often?',
      mandatory: true,
      rows: [{ id: 'm1' }, { id: 'm2' }],
    });
    expect(question('sick')).toMatchObject({ kind: 'multipleChoice', maximum: 2, options: [{}, {}, { id: '99', exclusive: true }] });
    expect(question('kind')).toMatchObject({ initial: '1', options: [{ id: '1', score: 1 }, {}, { id: '9', score: 9 }] });
    expect(question('weight')).toMatchObject({ kind: 'number', decimals: 1 });
    expect(question('mail')).toMatchObject({ kind: 'contact', of: 'email' });
    expect(question('sign')).toMatchObject({ kind: 'signature' });
    expect(question('words')).toMatchObject({ kind: 'information', text: 'Some words' });
  });

  test('what cannot come in is left with its reason', () => {
    const left = report.lines.filter(
      ({ what, outcome }) => outcome === 'left' && (what === 'item' || what === 'condition' || what === 'calculation'),
    );
    expect(left.map(({ path, because }) => `${path}: ${because}`)).toEqual([
      'rad 2: Det första fältet är postens nummer, som inte frågas efter här: svaren hör till den som svarar.',
      'rad 19, Choices, Calculations, OR Slider Labels: Funktionen datediff går inte att föra över. (tecken 1)',
      'rad 19: Fältet räknas ut av ett uttryck som inte går att föra över.',
      'rad 20: Fältet är dolt (@HIDDEN) och frågas aldrig.',
      'rad 27, Branching Logic: Uttrycket ser på ett annat tillfälle eller en annan händelse. (tecken 1) Frågan visas alltid.',
      'rad 28, Branching Logic: [smokes] står efter, eller i ett annat formulär, och går inte att se på härifrån. (tecken 1) Frågan visas alltid.',
      'rad 29: Alternativen hämtas ur REDCaps databas (sql) och går inte att föra över.',
      'rad 30: Fältet ska ha val men har inga alternativ.',
    ]);
  });

  test.each([
    ['', 'Filen är tom.'],
    ['a,b\n1,2\n', 'Kolumnen ”Variable / Field Name” saknas.'],
    ['Variable / Field Name,Form Name,Field Type\n', 'Kolumnen ”Field Label” saknas.'],
    ['Variable / Field Name,Form Name,Field Type,Field Label\n', 'Filen har inga fält.'],
  ])('%j is refused: %s', (text, refused) => {
    expect(redcap.bring(text)).toMatchObject({ document: null, report: { refused } });
  });
});

/** Counted by a reading of its own: one regular expression for cells, columns by their place. */
function countedIn(text: string): { items: number; options: number; conditions: number; calculations: number; forms: number } {
  const rows: string[][] = [[]];
  for (const match of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/g)) {
    if (match[0] === '' && rows.at(-1)?.length === 0) continue;
    rows.at(-1)?.push((match[1] ?? match[2] ?? '').replaceAll('""', '"').trim());
    if (match[3] !== ',') rows.push([]);
  }
  const fields = rows.slice(1).filter((cells) => cells.some((cell) => cell !== ''));
  const [FORM, TYPE, CHOICES, BRANCHING] = [1, 3, 5, 11];
  const choices = fields.filter((cells) => !['calc', 'slider', 'descriptive', 'sql'].includes(cells[TYPE] ?? ''));
  return {
    items: fields.length,
    options: choices.reduce((sum, cells) => sum + (cells[CHOICES] ?? '').split('|').filter((part) => part.trim() !== '').length, 0),
    conditions: fields.filter((cells) => (cells[BRANCHING] ?? '') !== '').length,
    calculations: fields.filter((cells) => cells[TYPE] === 'calc').length,
    forms: new Set(fields.map((cells) => cells[FORM])).size,
  };
}

const itemsIn = (forms: readonly Form[]): number =>
  forms.reduce(
    (sum, { questions }) => sum + questions.reduce((all, question) => all + ('rows' in question ? question.rows.length : 1), 0),
    0,
  );
