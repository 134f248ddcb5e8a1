import { describe, expect, test } from 'vitest';
import { form } from '../../../compiler/document/form.ts';
import { count } from '../../../scoring/methods/count.ts';
import { givenTo } from '../../support/givenTo.ts';
import { numbers, scaleForm } from '../../support/scaleForm.ts';

const scales = scaleForm(4);
type Method = Parameters<typeof count>[1];
const method = (more: Partial<Method>): Method => ({ kind: 'count', questions: ['q1', 'q2', 'q3', 'q4'], missingAllowed: 0, ...more });

describe('how many questions reach a score', () => {
  test('a score of exactly the threshold counts; those that reach it are kept by name', () => {
    expect(count(givenTo(scales, numbers(2, 1.99, 3, 0)), method({ atLeast: 2 }))).toEqual({
      value: 2,
      inputs: { scores: { q1: 2, q2: 1.99, q3: 3, q4: 0 }, missing: 0, reached: ['q1', 'q3'] },
    });
  });

  test('none is zero and no failure', () => {
    expect(count(givenTo(scales, numbers(0, 0, 0, 0)), method({ atLeast: 1 }))).toMatchObject({ value: 0 });
  });

  test('missing answers are left out when that is allowed, and otherwise a failure', () => {
    expect(count(givenTo(scales, numbers(3, 3, 3)), method({ atLeast: 1, missingAllowed: 1 }))).toMatchObject({ value: 3 });
    expect(count(givenTo(scales, numbers(3, 3, 3)), method({ atLeast: -1 }))).toMatchObject({
      failure: 'Ett svar saknas, och inget får saknas.',
    });
    expect(count(givenTo(scales, numbers(3, 3, 3)), method({ atLeast: -1, missingAllowed: 1 }))).toMatchObject({ value: 3 });
  });
});

describe('how many questions are answered with one of some options', () => {
  const options = ['ja', 'kanske', 'nej'].map((id) => ({ id, text: id }));
  const choices = form.parse({
    id: 'f',
    title: 'F',
    questions: [
      { kind: 'singleChoice', id: 'q1', text: 'q', options },
      { kind: 'multipleChoice', id: 'q2', text: 'q', options },
      { kind: 'singleChoiceMatrix', id: 'q3', text: 'q', rows: [{ id: 'a', text: 'a' }], options },
      { kind: 'multipleChoiceMatrix', id: 'q4', text: 'q', rows: [{ id: 'a', text: 'a' }], options },
    ],
    results: [],
  });
  const questions = ['q1', 'q2', 'q3.a', 'q4.a'];

  test('needs no scores: an option, one of several, a row', () => {
    const answers = { q1: 'kanske', q2: ['nej', 'ja'], q3: { a: 'nej' }, q4: { a: ['kanske'] } };
    expect(count(givenTo(choices, answers), method({ questions, options: ['ja', 'kanske'] }))).toEqual({
      value: 3,
      inputs: { scores: { q1: 1, q2: 1, 'q3.a': 0, 'q4.a': 1 }, missing: 0, reached: ['q1', 'q2', 'q4.a'] },
    });
  });

  test('what is not answered is missing', () => {
    expect(count(givenTo(choices, { q1: 'ja', q3: {} }), method({ questions, options: ['ja'] }))).toMatchObject({
      failure: '3 svar saknas, och inget får saknas.',
    });
  });

  test('what was not shown counts as reached or not as the method says', () => {
    const given = givenTo(choices, { q1: 'ja' }, { asked: ['q1'] });
    const notShown = (value: number) => count(given, method({ questions: ['q1', 'q2'], options: ['ja'], notShownIs: { q2: value } }));
    expect(notShown(0)).toMatchObject({ value: 1 });
    expect(notShown(1)).toMatchObject({ value: 2 });
  });
});
