import { describe, expect, test } from 'vitest';
import type { Form } from '../../../compiler/document/form.ts';
import { form1177 } from '../../../doors/1177/form1177.ts';
import type { LossReport, Thing } from '../../../doors/lossReport.ts';
import { problemsOf } from '../../../doors/problemsOf.ts';
import { inputs } from '../inputs.ts';
import { tellTable } from '../tellTable.ts';
import { ownForm } from './ownForm.ts';

const files = [
  ...inputs('forms-1177').filter(({ name }) => name.endsWith('.json')),
  { name: 'vårt eget', text: JSON.stringify(ownForm()) },
];

describe('a form of the 1177 form service', () => {
  test.each(files)('$name: everything in it is kept, changed or left, and nothing is silent', ({ name, text }) => {
    const { document, report } = form1177.bring(text);
    tellTable(name, report);
    expect(report.refused).toBeNull();
    const form = document?.forms[0];
    if (form === undefined) throw new Error('Nothing was made of the file.');
    const counted = countedIn(text);
    const told = (what: Thing, outcomes = ['kept', 'changed', 'left']): number =>
      report.lines.filter((line) => line.what === what && outcomes.includes(line.outcome)).length;
    expect({
      pages: told('page'),
      items: told('item'),
      options: told('option'),
      conditions: told('condition') - counted.routes,
      calculations: told('calculation'),
    }).toEqual({
      pages: counted.pages,
      items: counted.items,
      options: counted.options,
      conditions: counted.conditions,
      calculations: counted.calculations,
    });
    expect(madeOf(form)).toEqual({
      items: told('item', ['kept', 'changed']),
      calculations: told('calculation', ['kept', 'changed']),
    });
    expect(report.lines.filter(({ outcome, because }) => outcome !== 'kept' && (because ?? '') === '')).toEqual([]);
    for (const { path } of report.lines) expect(() => at(JSON.parse(text), path)).not.toThrow();
  });

  test.each(files)('$name: passes check', ({ text }) => {
    const { document } = form1177.bring(text);
    expect(document === null ? ['refused'] : problemsOf(document)).toEqual([]);
  });

  test.each(files)('$name: every text in it that people read stands in ours or in the report', ({ text }) => {
    const { document, report } = form1177.bring(text);
    const ours = words(JSON.stringify(document));
    const missing = textsIn(JSON.parse(text)).filter(
      ({ value, path }) => !ours.includes(words(value)) && !report.lines.some((line) => line.path === path && line.outcome !== 'kept'),
    );
    expect(missing).toEqual([]);
  });
});

describe('what a 1177 form becomes', () => {
  const made = (): { form: Form; report: LossReport } => {
    const { document, report } = form1177.bring(JSON.stringify(ownForm()));
    const form = document?.forms[0];
    if (form === undefined) throw new Error('Nothing was made of the file.');
    return { form, report };
  };

  test('alternatives count as the original counts them and conditions point at them', () => {
    const { form } = made();
    const [intro, first, second] = form.questions;
    expect(intro).toMatchObject({ kind: 'information', heading: 'Del A', pageTitle: 'Sida ett' });
    expect(first).toMatchObject({ kind: 'singleChoice', id: 'q1', options: [{ id: '1', score: 1 }, { id: '2' }, { id: '3', score: 3 }] });
    expect(second).toMatchObject({ id: 'q2', shownWhen: 'answers.q1 in ["2", "3"]' });
  });

  test('a block’s condition holds for everything in it, and a grid is a matrix', () => {
    const { form } = made();
    expect(form.questions.filter(({ shownWhen }) => shownWhen === 'answers.q1 = "1"').map(({ id }) => id)).toEqual([
      't1',
      't2',
      'c1',
      'd1',
      'e1',
      'x1',
    ]);
    expect(form.questions.find(({ kind }) => kind === 'singleChoiceMatrix')).toMatchObject({
      rows: [{ id: 'g1' }, { id: 'g2' }, { id: 'g3' }],
      options: [{ score: 1 }, { score: 2 }, { score: 3 }],
    });
  });

  test('staff’s words stay with staff, and only what is approved reaches the citizen', () => {
    const { form } = made();
    expect(form.results.find(({ id }) => id === 'ibland')).toMatchObject({
      audience: ['citizen', 'staff'],
      introduction: 'Till dig',
      bands: [{ staffText: 'Till personal' }],
    });
    expect(form.results.find(({ id }) => id === 'summa')).toMatchObject({ audience: ['staff'], introduction: 'För personal' });
  });

  test('what cannot be translated is left with the reason and its place in the formula', () => {
    const { report } = made();
    const left = report.lines.filter(({ what, outcome }) => what === 'calculation' && outcome === 'left').map(({ because }) => because);
    expect(left).toEqual([
      '”summa” används men har inte fått något värde. (formeln, rad 4, tecken 13)',
      'Formeln räknar med ”t1”, vars svar inte är ett tal här. (formeln, rad 4, tecken 13)',
      '”for” går inte att föra över: en beräkning här har inga upprepningar eller hopp. (formeln, rad 4, tecken 1)',
    ]);
  });

  test('the least and the greatest a result can come to are reckoned from the questions', () => {
    const { form } = made();
    expect(Object.fromEntries(form.results.map(({ id, minimum, maximum }) => [id, [minimum, maximum]]))).toEqual({
      summa: [0, 6],
      vagd: [3, 9],
      ibland: [1, 5],
      stege: [1, 5],
      lat: [0, 1],
      tal: [0, 100],
      reglage: [0, 1],
      framling: [3, 6],
    });
  });
});

/** Counted by walking the file's text for its keys, not by the door's own reading. */
function countedIn(text: string): Record<'pages' | 'items' | 'options' | 'conditions' | 'calculations' | 'routes', number> {
  const counts = { pages: 0, items: 0, options: 0, conditions: 0, calculations: 0, routes: 0 };
  JSON.parse(text, (key, value: unknown) => {
    if (key === 'pages') counts.pages += (value as unknown[]).length;
    if (key === 'questions') counts.items += (value as unknown[]).length;
    if (key === 'answerAlternatives') counts.options += (value as unknown[]).length;
    if (key === 'calculationFormulas') counts.calculations += (value as unknown[]).length;
    if (key === 'questionSuperior' && value !== null) counts.conditions += 1;
    if (key === 'routing' && value !== null) counts.routes += 1;
    return value;
  });
  return counts;
}

/** What stands in ours that came from the file: a row of a matrix is an item, words and consents of ours are none. */
const madeOf = (form: Form): { items: number; calculations: number } => ({
  items: form.questions.reduce((sum, question) => {
    if (question.kind === 'information' || question.id === 'villkor') return sum;
    return sum + ('rows' in question ? question.rows.length : 1);
  }, 0),
  calculations: form.results.length,
});

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inside, part) => {
      if (typeof inside !== 'object' || inside === null || !(part in inside)) throw new Error(`Nothing at ${pointer}`);
      return (inside as Record<string, unknown>)[part];
    }, value);
}

const READ = new Set([
  'subject',
  'description',
  'descriptionCareActor',
  'descriptionSubjectOfCare',
  'value',
  'helpText',
  'term',
  'completeText',
  'license',
]);

function textsIn(value: unknown, path = ''): readonly { readonly path: string; readonly value: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) => [
    ...(typeof part === 'string' && part.trim() !== '' && READ.has(key) ? [{ path: `${path}/${key}`, value: part }] : []),
    ...textsIn(part, `${path}/${key}`),
  ]);
}

/** Letters and figures only: what is written in bold or with other spaces is the same text. */
const words = (text: string): string => text.replaceAll(/\\[nrt"\\]/g, ' ').replaceAll(/[^\p{L}\p{N}]+/gu, '');
