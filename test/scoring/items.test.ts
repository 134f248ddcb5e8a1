import { describe, expect, test } from 'vitest';
import type { Answers } from '../../compiler/document/question.ts';
import { answerTo, isMatrix, itemsOf, rowsOf, scoreTo } from '../../scoring/items.ts';
import { form } from '../../compiler/document/form.ts';

const options = [
  { id: 'a', text: 'A', score: 1 },
  { id: 'b', text: 'B', score: 4 },
]; // prettier-ignore
const rows = [{ id: 'r', text: 'Rad' }];
const asked = form.parse({
  id: 'f',
  title: 'F',
  questions: [
    { kind: 'singleChoice', id: 'one', text: 'q', options },
    { kind: 'singleChoiceMatrix', id: 'single', text: 'q', mandatory: true, rows, options },
    { kind: 'multipleChoiceMatrix', id: 'several', text: 'q', rows, options },
  ],
  results: [],
});
const item = (name: string) => {
  const found = itemsOf(asked).get(name);
  if (!found) throw new Error(`No item "${name}".`);
  return found;
};

describe('what a result may count', () => {
  test('is every question, and every row of a matrix as a question of its own', () => {
    expect([...itemsOf(asked).keys()]).toEqual(['one', 'single', 'single.r', 'several', 'several.r']);
    expect(item('single.r')).toMatchObject({
      shownAs: 'single',
      row: 'r',
      question: { kind: 'singleChoice', id: 'r', text: 'Rad', mandatory: true },
      range: { minimum: 1, maximum: 4 },
    });
    expect(item('several.r')).toMatchObject({ question: { kind: 'multipleChoice', mandatory: false }, range: { minimum: 0, maximum: 5 } });
    expect(item('one')).toMatchObject({ shownAs: 'one', row: null, range: { minimum: 1, maximum: 4 } });
    expect(item('single').range).toBeNull();
  });

  test('is made once for each form', () => expect(itemsOf(asked)).toBe(itemsOf(asked)));

  test('has its own answer and score', () => {
    const answers: Answers = { one: 'b', single: { r: 'b' }, several: { r: ['a', 'b'] } };
    const told = (name: string) => [answerTo(item(name), answers), scoreTo(item(name), answers)];
    expect(told('one')).toEqual(['b', 4]);
    expect(told('single.r')).toEqual(['b', 4]);
    expect(told('several.r')).toEqual([['a', 'b'], 5]);
  });

  test.each([
    [{}],
    [{ single: {} }],
    [{ single: 'r' }],
    [{ single: ['r'] }],
    [{ single: { other: 'a' } }],
    [{ single: null }],
    [{ single: 7 }],
  ])('has none in %j', (answers) => {
    expect(answerTo(item('single.r'), answers as unknown as Answers)).toBeUndefined();
    expect(scoreTo(item('single.r'), answers as unknown as Answers)).toBeNull();
  });

  test('names that every object has are no answers', () => {
    const inherited = form.parse({
      ...asked,
      questions: [{ kind: 'singleChoiceMatrix', id: 'single', text: 'q', rows: [{ id: 'length', text: 'l' }], options }],
    });
    const row = itemsOf(inherited).get('single.length');
    if (!row) throw new Error('No row.');
    expect(answerTo(row, Object.create({ single: { length: 'a' } }) as Answers)).toBeUndefined();
    expect(answerTo(row, { single: Object.create({ length: 'a' }) as { length: string } })).toBeUndefined();
  });

  test('rows and matrices are told apart from the rest', () => {
    expect(asked.questions.map(isMatrix)).toEqual([false, true, true]);
    expect(asked.questions.filter(isMatrix).flatMap((matrix) => rowsOf(matrix).map(({ kind, id }) => [kind, id]))).toEqual([
      ['singleChoice', 'r'],
      ['multipleChoice', 'r'],
    ]);
  });
});
