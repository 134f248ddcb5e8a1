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

  test('of the further kinds ids, numbers, times and rows go along; never whom, what was signed, files or groups', () => {
    const options = [
      { id: 'a', text: 'A', image: { src: 'a.png', alt: 'A' } },
      { id: 'b', text: 'B', image: { src: 'b.png', alt: 'B' } },
    ];
    const rows = [
      { id: 'r', text: 'r' },
      { id: 's', text: 's' },
    ]; // prettier-ignore
    const ends = { minimum: 0, maximum: 10, minimumText: 'a', maximumText: 'b' };
    const told = {
      dropDown: ['a', { options }],
      pictureChoice: [['a', 'b'], { options, several: true }],
      ratingScale: [3, ends],
      slider: [4.5, { ...ends, step: 0.5 }],
      visualAnalogueScale: [55, { minimumText: 'a', maximumText: 'b' }],
      dateTime: ['2026-01-02T03:04', {}],
      duration: [90, {}],
      ranking: [['b', 'a'], { options }],
      consent: [true, { statement: 'Ja' }],
      bodyMap: [['head'], { sides: ['front'] }],
    } as const;
    const kept = {
      contact: ['a@b.se', { of: 'email' }],
      identityNumber: ['191212121212', {}],
      file: [['1'], {}],
      recording: [['1'], { of: 'audio' }],
      signature: [{ name: 'x' }, {}],
      group: [[{ n: 1 }], { questions: [{ kind: 'number', id: 'n', text: 'n' }] }],
      singleChoiceMatrix: [{ r: 'a' }, { rows, options }],
      multipleChoiceMatrix: [
        { r: ['a', 'b'], s: [] },
        { rows, options },
      ],
    } as const;
    const given = Object.entries({ ...told, ...kept });
    const all29 = form.parse({
      id: 'f',
      title: 'F',
      questions: [
        ...given.map(([kind, [, more]]) => ({ kind, id: kind, text: 'q', ...more })),
        { kind: 'calculated', id: 'calculated', text: 'q', expression: 'scores.duration * 2' },
        { kind: 'number', id: 'hidden', text: 'q', shownWhen: 'scores.duration > 100' },
      ],
      results: [],
    });
    const sent = Object.fromEntries([...given.map(([kind, [answer]]) => [kind, answer]), ['hidden', 7]]) as Answers;
    const names = [...all29.questions.map(({ id }) => id), 'singleChoiceMatrix.r', 'singleChoiceMatrix.s', 'multipleChoiceMatrix.r'];
    const facts29 = (named: readonly string[], from: Answers) =>
      formFacts(all29, { id: 'f', facts: { answers: named, results: [] }, hasFlag: false }, from, []).facts.answers;
    expect(facts29(names, sent)).toEqual({
      ...Object.fromEntries(Object.entries(told).map(([kind, [answer]]) => [kind, answer])),
      calculated: 180,
      'singleChoiceMatrix.r': 'a',
      'multipleChoiceMatrix.r': ['a', 'b'],
    });
    expect(facts29(['singleChoiceMatrix.r'], sent)).toEqual({ 'singleChoiceMatrix.r': 'a' });
    expect(facts29(['slider'], sent)).toEqual({ slider: 4.5 });
    expect(facts29(names, { singleChoiceMatrix: ['a'], ranking: { r: 'a' }, bodyMap: [1] as never })).toEqual({});
    expect(facts29(names, {})).toEqual({});
  });
});
