import { describe, expect, test } from 'vitest';
import type { Form } from '../../compiler/document/form.ts';
import { form } from '../../compiler/document/form.ts';
import type { Answers } from '../../compiler/document/question.ts';
import { bandOf, scoreForm } from '../../scoring/score.ts';

const frequency = [0, 1, 2, 3].map((score) => ({ id: `a${score}`, text: `Alternativ ${score}`, score }));

/** An instrument with questions scored 0–3, `q1`… */
function instrument(questions: number, bands: readonly (readonly [number, number, string])[], more: object = {}): Form {
  const ids = Array.from({ length: questions }, (_, index) => `q${index + 1}`);
  return form.parse({
    id: 'form',
    title: 'Formulär',
    questions: ids.map((id) => ({ kind: 'singleChoice', id, text: id, options: frequency })),
    results: [
      {
        id: 'total',
        title: 'Summa',
        method: { kind: 'sum', questions: ids, ...more },
        minimum: 0,
        maximum: questions * 3,
        bands: bands.map(([from, to, name]) => ({ from, to, name, tone: 'calm' })),
        audience: ['citizen', 'staff'],
      },
    ],
  });
}

const phq9 = (more: object = {}): Form =>
  instrument(
    9,
    [
      [0, 4, 'Ingen'],
      [5, 9, 'Lindrig'],
      [10, 14, 'Måttlig'],
      [15, 19, 'Medelsvår'],
      [20, 27, 'Svår'],
    ],
    more,
  ); // prettier-ignore
const gad7 = (): Form =>
  instrument(7, [
    [0, 4, 'Ingen'],
    [5, 9, 'Lindrig'],
    [10, 14, 'Måttlig'],
    [15, 21, 'Svår'],
  ]); // prettier-ignore

/** Answers to `questions` questions that add up to `total`. */
function adding(questions: number, total: number): Answers {
  const answers: Record<string, string> = {};
  for (let index = 1; index <= questions; index += 1) {
    const score = Math.min(3, Math.max(0, total - (index - 1) * 3));
    answers[`q${index}`] = `a${score}`;
  }
  return answers;
}

const total = async (of: Form, answers: Answers) => (await scoreForm(of, answers))[0];

describe('scoring: PHQ-9 and GAD-7', () => {
  test.each([
    [0, 'Ingen'],
    [4, 'Ingen'],
    [5, 'Lindrig'],
    [9, 'Lindrig'],
    [10, 'Måttlig'],
    [14, 'Måttlig'],
    [15, 'Medelsvår'],
    [19, 'Medelsvår'],
    [20, 'Svår'],
    [27, 'Svår'],
  ])('PHQ-9 answers adding up to %i are in the band %s', async (sum, band) => {
    expect(await total(phq9(), adding(9, sum))).toMatchObject({ value: sum, band, failure: null });
  });

  test.each([
    [0, 'Ingen'],
    [4, 'Ingen'],
    [5, 'Lindrig'],
    [9, 'Lindrig'],
    [10, 'Måttlig'],
    [14, 'Måttlig'],
    [15, 'Svår'],
    [21, 'Svår'],
  ])('GAD-7 answers adding up to %i are in the band %s', async (sum, band) => {
    expect(await total(gad7(), adding(7, sum))).toMatchObject({ value: sum, band, failure: null });
  });

  test('the scores that were added are kept with the value and the version of the method', async () => {
    expect(await total(instrument(2, [[0, 6, 'Alla']]), { q1: 'a3', q2: 'a1' })).toEqual({
      result: 'total',
      value: 4,
      band: 'Alla',
      failure: null,
      methodVersion: '1',
      inputs: { scores: { q1: 3, q2: 1 }, missing: 0 },
    });
  });
});

describe('scoring: missing answers', () => {
  test('one missing answer where none may be missing is a failure, never zero', async () => {
    const { q9: _q9, ...answers } = adding(9, 12) as Record<string, string>;
    expect(await total(phq9(), answers)).toMatchObject({ value: null, band: null, failure: 'Ett svar saknas, och inget får saknas.' });
  });

  test('allowed missing answers are filled with the mean of the rest, rounded to a whole number with halves upwards', async () => {
    // 7 answered with 1 each except one with 3: 9 / 7 × 9 = 11,57.
    const answers = { ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`q${n}`, 'a1'])), q7: 'a3' };
    expect(await total(phq9({ missingAllowed: 2 }), answers)).toMatchObject({ value: 12, failure: null, inputs: { missing: 2 } });
  });

  test('a half is rounded upwards', async () => {
    // 2 + 1 = 3 over two, times three questions = 4,5.
    expect(await total(instrument(3, [], { missingAllowed: 1 }), { q1: 'a2', q2: 'a1' })).toMatchObject({ value: 5 });
  });

  test('more missing than allowed is a failure that says both numbers', async () => {
    expect(await total(phq9({ missingAllowed: 2 }), { q1: 'a1' })).toMatchObject({
      value: null,
      failure: '8 svar saknas, och högst 2 får saknas.',
    });
  });

  test('nothing answered is a failure whatever may be missing', async () => {
    expect(await total(phq9({ missingAllowed: 9 }), {})).toMatchObject({
      value: null,
      failure: 'Ingen av frågorna som räknas är besvarad.',
    });
  });

  test('an option without a score counts as missing', async () => {
    const of = instrument(2, []);
    const withUnsure = form.parse({
      ...of,
      questions: of.questions.map((q) =>
        q.kind === 'singleChoice' ? { ...q, options: [...q.options, { id: 'unsure', text: 'Vet inte' }] } : q,
      ),
    });
    expect(await total(withUnsure, { q1: 'a1', q2: 'unsure' })).toMatchObject({
      value: null,
      failure: 'Ett svar saknas, och inget får saknas.',
    });
  });
});

describe('scoring: sums', () => {
  test('a reversed question is turned round inside its own range', async () => {
    expect(await total(instrument(2, [], { reversed: ['q2'] }), { q1: 'a3', q2: 'a1' })).toMatchObject({
      value: 5,
      inputs: { scores: { q1: 3, q2: 2 } },
    });
  });

  test('every kind of question with a number counts', async () => {
    const of = form.parse({
      id: 'form',
      title: 'Formulär',
      questions: [
        { kind: 'multipleChoice', id: 'm', text: 'm', options: frequency },
        { kind: 'yesNo', id: 'y', text: 'y' },
        { kind: 'scale', id: 's', text: 's', minimum: 1, maximum: 10, minimumText: 'a', maximumText: 'b' },
        { kind: 'number', id: 'n', text: 'n', decimals: 1, minimum: 0, maximum: 5 },
      ],
      results: [
        {
          id: 'total',
          title: 't',
          method: { kind: 'sum', questions: ['m', 'y', 's', 'n'], reversed: ['y', 's', 'n'] },
          minimum: 0,
          maximum: 100,
          audience: ['staff'],
        },
      ],
    });
    expect(await total(of, { m: ['a1', 'a3'], y: false, s: 3, n: 0.1 })).toMatchObject({ value: 4 + 1 + 8 + 4.9, failure: null });
  });

  test('decimals add up to what a person would write', async () => {
    const of = form.parse({
      id: 'form',
      title: 'Formulär',
      questions: ['a', 'b'].map((id) => ({ kind: 'number', id, text: id, decimals: 1 })),
      results: [{ id: 'total', title: 't', method: { kind: 'sum', questions: ['a', 'b'] }, minimum: 0, maximum: 1, audience: ['staff'] }],
    });
    expect(await total(of, { a: 0.1, b: 0.2 })).toMatchObject({ value: 0.3 });
  });

  test('a value outside minimum and maximum is a failure that says so', async () => {
    const of = instrument(2, []);
    const narrow = { ...of, results: of.results.map((result) => ({ ...result, maximum: 3 })) };
    expect(await total(narrow, { q1: 'a3', q2: 'a3' })).toMatchObject({
      value: null,
      failure: 'Beräkningen gav 6, som ligger utanför 0–3.',
    });
  });

  test('a value below the minimum is a failure that says so, with the decimals that matter', async () => {
    const of = form.parse({
      id: 'form',
      title: 'Formulär',
      questions: [{ kind: 'number', id: 'a', text: 'a', decimals: 4 }],
      results: [{ id: 'total', title: 't', method: { kind: 'sum', questions: ['a'] }, minimum: 0.5, maximum: 1, audience: ['staff'] }],
    });
    expect(await total(of, { a: 0.4999 })).toMatchObject({ value: null, failure: 'Beräkningen gav 0,4999, som ligger utanför 0,5–1.' });
    expect(await total(of, { a: 0.5 })).toMatchObject({ value: 0.5, failure: null });
  });

  test('numbers that add up to more than a number can hold are a failure', async () => {
    const of = form.parse({
      id: 'form',
      title: 'Formulär',
      questions: ['a', 'b'].map((id) => ({ kind: 'number', id, text: id })),
      results: [{ id: 'total', title: 't', method: { kind: 'sum', questions: ['a', 'b'] }, minimum: 0, maximum: 1, audience: ['staff'] }],
    });
    expect(await total(of, { a: 1e308, b: 1e308 })).toMatchObject({ value: null, band: null, failure: 'Beräkningen gav inget tal.' });
  });

  test('a value between two bands has no band', () => {
    const [result] = phq9().results;
    expect(result && bandOf(result, 4.5)).toBeNull();
  });
});

describe('scoring: JSONata', () => {
  const withMethod = (expression: string): Form => {
    const of = instrument(3, [[0, 9, 'Alla']]);
    return { ...of, results: of.results.map((result) => ({ ...result, method: { kind: 'jsonata' as const, expression } })) };
  };
  const answers = { q1: 'a1', q2: 'a2' };

  test('scores are numbers and missing ones are not there', async () => {
    expect(await total(withMethod('scores.q1 * 2 + scores.q2'), answers)).toMatchObject({ value: 4, band: 'Alla', failure: null });
    expect(await total(withMethod('scores.q1 + scores.q3'), answers)).toMatchObject({
      value: null,
      failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.',
    });
  });

  test('a text or a true/false is a value without band', async () => {
    expect(await total(withMethod('scores.q1 > 0 ? "ja" : "nej"'), answers)).toMatchObject({ value: 'ja', band: null, failure: null });
    expect(await total(withMethod('answers.q1 = "a1"'), answers)).toMatchObject({ value: true, band: null, failure: null });
  });

  test.each([
    ['division by zero', '1/0', 'Beräkningen gav inget tal.'],
    ['a list', '[1, 2]', 'Beräkningen gav något annat än ett tal, en text eller ja och nej.'],
    ['a number outside its range', '10', 'Beräkningen gav 10, som ligger utanför 0–9.'],
    ['text that cannot be parsed', 'scores.', 'Beräkningens uttryck går inte att läsa (S0207).'],
    ['arithmetic on text', '"a" + 1', 'Beräkningen gick inte att utföra (T2001).'],
    ['a regular expression', '$contains("aaaa", /(a+)+$/) ? 1 : 2', 'Beräkningen använder något som inte är tillåtet.'],
    ['$eval', '$eval("1")', 'Beräkningen använder något som inte är tillåtet.'],
    ['$eval under another name', '($e := $eval; $e("1"))', 'Beräkningen använder något som inte är tillåtet.'],
    ['a sequence that is too long', '$count([1..1000000])', 'Beräkningen blev för stor och avbröts.'],
    ['a text that doubles', '$length($reduce([1..40], function($a, $b) { $a & $a }, "xx"))', 'Beräkningen blev för stor och avbröts.'],
    ['endless recursion', '($f := function($n) { 1 + $f($n) }; $f(1))', 'Beräkningen blev för djup och avbröts.'],
    ['endless tail recursion', '($f := function($n) { $f($n + 1) }; $f(1))', 'Beräkningen tog för lång tid och avbröts.'],
    ['a text that is too long', '$join($map([1..300], function($v) { "x" }))', 'Beräkningen gav en text som är längre än 200 tecken.'],
    ['a function', '$sum', 'Beräkningen gav något annat än ett tal, en text eller ja och nej.'],
  ])('%s is a failure, not a crash', async (_what, expression, failure) => {
    expect(await total(withMethod(expression), answers)).toMatchObject({ value: null, band: null, failure });
  });

  test('free text cannot be reached, and what could be is kept as inputs', async () => {
    const of = form.parse({
      id: 'form',
      title: 'Formulär',
      questions: [
        { kind: 'longText', id: 'free', text: 'Berätta' },
        { kind: 'time', id: 'up', text: 'När steg du upp?' },
      ],
      results: [
        { id: 'leak', title: 't', method: { kind: 'jsonata', expression: 'answers.free' }, minimum: 0, maximum: 100, audience: ['staff'] },
        {
          id: 'all',
          title: 't',
          method: { kind: 'jsonata', expression: '$count($keys(answers))' },
          minimum: 0,
          maximum: 100,
          audience: ['staff'],
        },
      ],
    });
    expect(await scoreForm(of, { free: 'hemligt', up: '06:30' })).toMatchObject([
      {
        value: null,
        failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.',
        inputs: { scores: {}, answers: { up: '06:30' } },
      },
      { value: 1, failure: null },
    ]);
  });

  test('a calculation cannot change the answers it reads', async () => {
    const given = { q1: 'a1' };
    await total(withMethod('answers ~> |$|{"q1": "a3"}|'), given);
    expect(given).toEqual({ q1: 'a1' });
  });
});
