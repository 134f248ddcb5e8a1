import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../compiler/document/question.ts';
import { form } from '../../../compiler/document/form.ts';
import { alone } from '../../../scoring/context.ts';
import { calculate, namedBy } from '../../../scoring/methods/jsonata.ts';
import { givenTo } from '../../support/givenTo.ts';

const asked = form.parse({
  id: 'f',
  title: 'Formulär',
  questions: [
    { kind: 'number', id: 'amount', text: 'Hur många?' },
    { kind: 'date', id: 'day', text: 'När?' },
    { kind: 'shortText', id: 'short', text: 'Namn' },
    { kind: 'longText', id: 'long', text: 'Berätta' },
  ],
  results: [],
});

const answers: Answers = { amount: 3, day: '2026-03-29', short: 'namn', long: 'berättelse' };
const outcome = (expression: string, given: Answers = answers) => calculate(givenTo(asked, given), expression);

describe('a calculation in JSONata', () => {
  test('sees what was answered but free text, and as numbers only what is a number', async () => {
    expect((await outcome('1')).inputs).toEqual({ scores: { amount: 3 }, answers: { amount: 3, day: '2026-03-29' } });
    expect((await outcome('1', { day: '2026-03-29' })).inputs).toEqual({ scores: {}, answers: { day: '2026-03-29' } });
  });

  test('finds no key for what was not answered', async () => {
    expect(await outcome('$count($keys(answers))', { day: '2026-03-29' })).toMatchObject({ value: 1 });
    expect(await outcome('$exists(scores.amount) ? 1 : 0', { day: '2026-03-29' })).toMatchObject({ value: 0 });
  });

  test('may come to a text of 200 characters and no more', async () => {
    expect(await outcome(`"${'x'.repeat(200)}"`)).toMatchObject({ value: 'x'.repeat(200) });
    expect(await outcome(`"${'x'.repeat(201)}"`)).toMatchObject({ failure: 'Beräkningen gav en text som är längre än 200 tecken.' });
  });

  test('that comes to null says that there is no result: it neither has a value nor has failed', async () => {
    expect(await outcome('null')).toMatchObject({ waitsFor: 'answers' });
    expect(await outcome('5 > 10 ? 5 : null')).toMatchObject({ waitsFor: 'answers' });
    expect(await outcome('5 > 10 ? 5')).toMatchObject({ failure: 'Beräkningen gav inget värde. Ett svar som behövs kan saknas.' });
  });

  test('may hold a text of 100 000 characters on its way and no more', async () => {
    const ofLength = (length: number) => `$length($join($map([1..${length / 1000}], function($v) { "${'x'.repeat(1000)}" })))`;
    expect(await outcome(ofLength(100_000))).toMatchObject({ value: 100_000 });
    expect(await outcome(ofLength(101_000))).toMatchObject({ failure: 'Beräkningen blev för stor och avbröts.' });
  });

  test('that counts up a list without end is stopped', async () => {
    expect(await outcome('$count([1..20000000])')).toMatchObject({ failure: 'Beräkningen blev för stor och avbröts.' });
  });

  test('that fails says the code, never the answers', async () => {
    expect(await outcome('answers.day + 1')).toMatchObject({ failure: 'Beräkningen gick inte att utföra (T2001).' });
    expect(await outcome('$error(answers.day)')).toMatchObject({ failure: 'Beräkningen gick inte att utföra (D3137).' });
  });

  test('is read once and evaluated again, however many others have been read', async () => {
    for (let n = 0; n < 450; n += 1) expect(await outcome(`scores.amount + ${n}`)).toMatchObject({ value: 3 + n });
    expect(await outcome('scores.amount + 7')).toMatchObject({ value: 10 });
  });

  test('says what it names, and nothing when it cannot be read or may not be used', () => {
    const nothing = { results: [], allResults: false, others: [], allOthers: false, earlier: false, citizen: false };
    expect(namedBy('results.a')).toEqual({ ...nothing, results: ['a'] });
    expect(namedBy('results.')).toEqual(nothing);
    expect(namedBy('$eval("results.a") + results.a')).toEqual(nothing);
  });

  test('of a whole moment has no answers of its own', async () => {
    expect(await calculate(givenTo(null, {}), '$count($keys(answers)) + $count($keys(scores))')).toEqual({
      value: 0,
      inputs: { scores: {}, answers: {} },
    });
  });

  test('that fails inside is told by its code or as an inner fault, never thrown', async () => {
    expect(await outcome('$string($sum)')).toMatchObject({ value: '' });
    expect(await outcome('$number("x")')).toMatchObject({ failure: 'Beräkningen gick inte att utföra (D3030).' });
    expect(await outcome('answers.(')).toMatchObject({
      failure: expect.stringMatching(/^Beräkningens uttryck går inte att läsa \(S\d+\)\.$/) as string,
    });
    const unclonable = { ...alone, earlier: [{ at: 0, occasion: 1, results: { total: (() => 1) as never } }] };
    expect(await calculate(givenTo(asked, answers, unclonable), 'earlier.at')).toMatchObject({
      failure: expect.stringContaining('Beräkningen gick inte att utföra') as string,
    });
  });

  test('that names a form which is there and comes to null means that these answers give no result', async () => {
    const others = { g: { answers: {}, scores: {}, results: {} } };
    expect(await calculate(givenTo(asked, answers, { others }), 'others.g ? null : 1')).toMatchObject({ waitsFor: 'answers' });
    expect(await calculate(givenTo(asked, answers), 'others.g ? 1 : null')).toMatchObject({ waitsFor: 'g' });
  });
});
