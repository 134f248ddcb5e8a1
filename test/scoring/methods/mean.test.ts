import { describe, expect, test } from 'vitest';
import { mean } from '../../../scoring/methods/mean.ts';
import { givenTo } from '../../support/givenTo.ts';
import { numbers, scaleForm } from '../../support/scaleForm.ts';

const form = scaleForm(7);
const all = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'];
const meanOf = (answers: Parameters<typeof givenTo>[1], more: object = {}) =>
  mean(givenTo(form, answers), { kind: 'mean', questions: all, reversed: [], missingAllowed: 0, ...more });

describe('a mean', () => {
  test('is of all, and keeps its decimals', () => {
    expect(meanOf(numbers(1, 2, 2, 1, 2, 1, 1))).toMatchObject({ value: 1.4285714286, inputs: { missing: 0 } });
  });

  test('leaves missing answers out of both sum and number, when that is allowed', () => {
    expect(meanOf(numbers(3, 1, null, null, null, null, null), { missingAllowed: 5 })).toEqual({
      value: 2,
      inputs: { scores: { q1: 3, q2: 1, q3: null, q4: null, q5: null, q6: null, q7: null }, missing: 5 },
    });
  });

  test('with one more missing than allowed is a failure that says both numbers', () => {
    expect(meanOf(numbers(3), { missingAllowed: 5 })).toMatchObject({ failure: '6 svar saknas, och högst 5 får saknas.' });
  });

  test('of nothing answered is a failure', () => {
    expect(meanOf({}, { missingAllowed: 7 })).toMatchObject({ failure: 'Ingen av frågorna som räknas är besvarad.' });
  });

  test('may say what may be missing as a share, which then decides', () => {
    const two = numbers(1, 1, 1, 1, 1, null, null);
    expect(meanOf(two, { missingShare: 0.3 })).toMatchObject({ value: 1 });
    expect(meanOf(two, { missingShare: 0.28, missingAllowed: 5 })).toMatchObject({ failure: '2 svar saknas, och högst 1 får saknas.' });
    expect(meanOf(two, { missingShare: 0 })).toMatchObject({ failure: '2 svar saknas, och inget får saknas.' });
    // 0.1 × 70 is 7.000000000000001 and 0.7 × 10 is 7, but 0.29 × 100 is 28.999999999999996: a share that comes out even counts as even.
    const hundred = scaleForm(100);
    const names = Array.from({ length: 100 }, (_, index) => `q${index + 1}`);
    const seventyOne = numbers(...names.slice(0, 71).map(() => 1));
    expect(
      mean(givenTo(hundred, seventyOne), { kind: 'mean', questions: names, reversed: [], missingAllowed: 0, missingShare: 0.29 }),
    ).toMatchObject({ value: 1 });
  });

  test('turns questions round inside their own range and says which', () => {
    expect(meanOf(numbers(3, 0, 0, 0, 0, 0, 0), { questions: ['q1', 'q2'], reversed: ['q1'] })).toEqual({
      value: 0,
      inputs: { scores: { q1: 0, q2: 0 }, missing: 0, reversed: ['q1'] },
    });
  });

  test('counts a row of a matrix as a question of its own', () => {
    const given = givenTo(form, { ...numbers(1), m: { a: 'o3' } });
    const rows = (questions: readonly string[]) =>
      mean(given, { kind: 'mean', questions: [...questions], reversed: [], missingAllowed: 0 });
    expect(rows(['m.a', 'q1'])).toMatchObject({ value: 2, inputs: { scores: { 'm.a': 3, q1: 1 } } });
    expect(rows(['m.a', 'm.b'])).toMatchObject({ failure: 'Ett svar saknas, och inget får saknas.' });
    expect(rows(['m.c'])).toMatchObject({ failure: 'Frågan ”m.c” finns inte i formuläret.' });
    expect(rows(['m'])).toMatchObject({ failure: 'Ingen av frågorna som räknas är besvarad.' });
  });
});

describe('a question that was not shown', () => {
  const asked = { asked: ['q2', 'm'] };
  const meanShown = (answers: Parameters<typeof givenTo>[1], more: object = {}) =>
    mean(givenTo(form, answers, asked), { kind: 'mean', questions: ['q1', 'q2'], reversed: [], missingAllowed: 0, ...more });

  test('is missing, even when something was answered to it before', () => {
    expect(meanShown(numbers(3, 1))).toMatchObject({
      failure: 'Ett svar saknas, och inget får saknas.',
      inputs: { scores: { q1: null, q2: 1 } },
    });
  });

  test('counts as the method says, as it is written and not turned round', () => {
    expect(meanShown(numbers(3, 1), { notShownIs: { q1: 0 } })).toEqual({
      value: 0.5,
      inputs: { scores: { q1: 0, q2: 1 }, missing: 0, notShown: { q1: 0 } },
    });
    expect(meanShown(numbers(null, 1), { notShownIs: { q1: 0 }, reversed: ['q1', 'q2'] })).toMatchObject({
      value: 1,
      inputs: { scores: { q1: 0, q2: 2 }, reversed: ['q2'] },
    });
  });

  test('counts so only when it was not shown: one shown and not answered is missing', () => {
    expect(meanShown({}, { notShownIs: { q1: 0, q2: 0 } })).toMatchObject({ failure: 'Ett svar saknas, och inget får saknas.' });
  });

  test('is a whole matrix by its name, or a row by its own', () => {
    const rows = (notShownIs: Record<string, number>) =>
      mean(givenTo(form, numbers(1), { asked: ['q1'] }), {
        kind: 'mean',
        questions: ['m.a', 'q1'],
        reversed: [],
        missingAllowed: 0,
        notShownIs,
      });
    expect(rows({ m: 3 })).toMatchObject({ value: 2 });
    expect(rows({ m: 3, 'm.a': 5 })).toMatchObject({ value: 3 });
    expect(rows({ 'm.b': 3 })).toMatchObject({ failure: 'Ett svar saknas, och inget får saknas.' });
  });
});
