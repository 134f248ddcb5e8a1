import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../compiler/document/question.ts';
import { form } from '../../../compiler/document/form.ts';
import { sum } from '../../../scoring/methods/sum.ts';
import { givenTo } from '../../support/givenTo.ts';

const asked = form.parse({
  id: 'f',
  title: 'Formulär',
  questions: [
    { kind: 'number', id: 'a', text: 'a', decimals: 2, minimum: 0, maximum: 10 },
    { kind: 'number', id: 'b', text: 'b', decimals: 2, minimum: 0, maximum: 10 },
    { kind: 'number', id: 'free', text: 'utan gränser' },
  ],
  results: [],
});

const add = (answers: Answers, method: Partial<Parameters<typeof sum>[1]> = {}) =>
  sum(givenTo(asked, answers), { kind: 'sum', questions: ['a', 'b'], reversed: [], missingAllowed: 0, ...method });

describe('a sum', () => {
  test('is told to be impossible when a question it counts is not in the form', () => {
    expect(add({ a: 1 }, { questions: ['a', 'gone'] })).toEqual({
      failure: 'Frågan ”gone” finns inte i formuläret.',
      inputs: { scores: { a: 1 } },
    });
  });

  test('is told to be impossible when a question without ends is to be turned round', () => {
    expect(add({ a: 1, free: 3 }, { questions: ['a', 'free'], reversed: ['free'] })).toEqual({
      failure: 'Frågan ”free” kan inte vändas eftersom den saknar lägsta och högsta poäng.',
      inputs: { scores: { a: 1 } },
    });
  });

  test('never turns a missing answer into a number', () => {
    expect(add({ a: 4 }, { reversed: ['a', 'b'], missingAllowed: 1 })).toEqual({
      value: 12,
      inputs: { scores: { a: 6, b: null }, missing: 1, reversed: ['a'], filledWith: 6 },
    });
  });

  test('of decimals keeps every decimal when nothing is missing', () => {
    expect(add({ a: 0.123, b: 0.001 })).toMatchObject({ value: 0.124 });
    expect(add({ a: 0.1, b: 0.2 })).toMatchObject({ value: 0.3 });
  });

  test('filled up is rounded to two decimals as soon as one answered score has a decimal', () => {
    expect(add({ a: 1, b: 1.25 }, { questions: ['a', 'b', 'free'], missingAllowed: 1 })).toMatchObject({ value: 3.38 });
  });

  test('counts a question named twice once', () => {
    expect(add({ a: 2, b: 3 }, { questions: ['a', 'a', 'b'] })).toEqual({ value: 5, inputs: { scores: { a: 2, b: 3 }, missing: 0 } });
  });
});
