import { describe, expect, test } from 'vitest';
import type { Answers } from '../../compiler/document/question.ts';
import { form } from '../../compiler/document/form.ts';
import { formFacts } from '../../scoring/facts.ts';
import type { ScoredResult } from '../../scoring/score.ts';

const questions = [
  { kind: 'singleChoice', id: 'choice', options: [{ id: 'a', text: 'A' }] },
  { kind: 'multipleChoice', id: 'many', options: [{ id: 'a', text: 'A' }] },
  { kind: 'yesNo', id: 'yes' },
  { kind: 'number', id: 'amount' },
  { kind: 'scale', id: 'scale', minimum: 0, maximum: 10, minimumText: 'Inte', maximumText: 'Mycket' },
  { kind: 'date', id: 'day' },
  { kind: 'time', id: 'hour' },
  { kind: 'shortText', id: 'short' },
  { kind: 'longText', id: 'long' },
  { kind: 'information', id: 'words' },
].map((question) => ({ text: 'Fråga', ...question }));
const all = questions.map(({ id }) => id);
const asked = form.parse({ id: 'f', title: 'Formulär', questions, results: [] });

const answers: Answers = {
  choice: 'a',
  many: ['a'],
  yes: false,
  amount: 0,
  scale: 7,
  day: '2026-03-29',
  hour: '06:30',
  short: 'namnet',
  long: 'hemligt',
  words: 'inget svar',
};

const scored = (result: string, value: ScoredResult['value'], failure: string | null = null): ScoredResult => ({
  result,
  value,
  failure,
  band: null,
  methodVersion: '1',
  inputs: {},
});

/** The facts of a form whose conditions name these answers and results. */
const facts = (names: readonly string[], given: Answers, results: readonly string[] = [], values: readonly ScoredResult[] = []) =>
  formFacts(asked, { id: 'f', facts: { answers: names, results }, hasFlag: true }, given, values);

describe('what the engine may know of a saved form (promise 8)', () => {
  test('free text and information never leave the form, though conditions should name them', () => {
    const { short: _short, long: _long, words: _words, ...known } = answers;
    expect(facts(all, answers).facts.answers).toEqual(known);
  });

  test('only what conditions name goes along', () => {
    expect(facts(['yes', 'hour'], answers).facts.answers).toEqual({ yes: false, hour: '06:30' });
    expect(facts([], answers).facts.answers).toEqual({});
  });

  test('a question not answered has no key', () => {
    expect(Object.keys(facts(all, { amount: 3 }).facts.answers)).toEqual(['amount']);
  });

  test('a name that every object has is no answer', () => {
    const inherited = form.parse({ ...asked, questions: [{ kind: 'number', id: 'x', text: 'Fråga' }] });
    const given = Object.create({ x: 5 }) as Answers;
    expect(formFacts(inherited, { id: 'f', facts: { answers: ['x'], results: [] }, hasFlag: false }, given, []).facts.answers).toEqual({});
  });

  test('a result goes along when it is named and came to something; what failed is told by name', () => {
    const values = [scored('total', 0), scored('other', 4), scored('failed', null, 'Ett svar saknas.')];
    expect(facts([], answers, ['total', 'failed'], values)).toEqual({
      facts: { answers: {}, results: { total: 0 } },
      failedResults: ['failed'],
    });
  });
});
