import { describe, expect, test } from 'vitest';
import { weighted } from '../../../scoring/methods/weighted.ts';
import { givenTo } from '../../support/givenTo.ts';
import { numbers, scaleForm } from '../../support/scaleForm.ts';

const form = scaleForm(3);
type Method = Parameters<typeof weighted>[1];
const weigh = (answers: Parameters<typeof givenTo>[1], items: Method['items'], more: Partial<Method> = {}, asked?: readonly string[]) =>
  weighted(givenTo(form, answers, asked ? { asked } : {}), { kind: 'weighted', items, constant: 0, missingAllowed: 0, ...more });

describe('a weighted sum', () => {
  test('is each score times its weight and a constant, and keeps what it was made of', () => {
    const items = [
      { question: 'q1', weight: 2 },
      { question: 'q2', weight: -0.5 },
    ];
    expect(weigh(numbers(3, 1), items, { constant: 10 })).toEqual({
      value: 15.5,
      inputs: { scores: { q1: 3, q2: 1 }, missing: 0, weights: { q1: 2, q2: -0.5 }, constant: 10 },
    });
  });

  test('adds the weights of a question named twice', () => {
    expect(
      weigh(numbers(2), [
        { question: 'q1', weight: 1 },
        { question: 'q1', weight: 3 },
      ]),
    ).toMatchObject({ value: 8 }); // prettier-ignore
  });

  test('is impossible when one is missing', () => {
    expect(
      weigh(numbers(3), [
        { question: 'q1', weight: 1 },
        { question: 'q2', weight: 0 },
      ]),
    ).toMatchObject({
      failure: 'Ett svar saknas, och inget får saknas.',
    }); // prettier-ignore
  });

  test('counts one that was not shown as the method says', () => {
    const items = [
      { question: 'q1', weight: 1 },
      { question: 'q2', weight: 4 },
    ];
    expect(weigh(numbers(3), items, { notShownIs: { q2: 1 } }, ['q1'])).toMatchObject({ value: 7, inputs: { notShown: { q2: 1 } } });
  });

  test('has no dust of binary arithmetic in it', () => {
    expect(
      weigh(numbers(0.1, 0.2), [
        { question: 'q1', weight: 1 },
        { question: 'q2', weight: 1 },
      ]),
    ).toMatchObject({ value: 0.3 }); // prettier-ignore
  });
});
