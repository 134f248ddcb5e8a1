import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { lower } from '../../../compiler/expression/lower.ts';
import { pathsOf } from '../../../engine/paths.ts';
import { questionsIn } from '../../../compiler/expression/questionsIn.ts';

const paths = (text: string) => {
  const lowered = lower(text);
  if ('faults' in lowered) throw new Error(text);
  return pathsOf(lowered.expression).map((names) => names.join('.'));
};
const path = (name: string) => `forms.f.answers.${name}`;

describe('the paths a condition looks at', () => {
  test.each([
    [`${path('a')} > 1 and ${path('b')} in [1]`, ['a', 'b']],
    [`$not(${path('a')})`, ['a']],
    [`-${path('a')} < 0`, ['a']],
    [`${path('a')} ? ${path('b')} : ${path('c')}`, ['a', 'b', 'c']],
    [`${path('a')} ? ${path('b')}`, ['a', 'b']],
    ['1 = 1', []],
  ])('%s', (text, names) => {
    expect(paths(text)).toEqual(names.map(path));
  });
});

const questions = (text: string) => questionsIn(jsonata(text).ast()).map(({ group, name }) => `${group}.${name}`);

describe('the questions a result names', () => {
  test.each([
    ['scores.q1 + answers.q2', ['scores.q1', 'answers.q2']],
    ['$.scores.q1 + $$.answers.q2', ['scores.q1', 'answers.q2']],
    ['scores.q1.deeper', ['scores.q1']],
    ['$sum([scores.q1, scores.q2])', ['scores.q1', 'scores.q2']],
  ])('%s', (text, names) => {
    expect(questions(text)).toEqual(names);
  });

  test.each(['scores.*', 'scores', '$x.scores.q1', 'other.q1', '*.q1', '"scores.q1"', '$lookup(scores, "q1")', 'scores[0]', '1', 'null'])(
    'none in %s',
    (text) => {
      expect(questions(text)).toEqual([]);
    },
  );

  test('a path of a kind that is not known, and a tree that goes in a circle, name nothing', () => {
    expect(questionsIn({ type: 'path' })).toEqual([]);
    expect(questionsIn({ type: 'path', steps: 'none' })).toEqual([]);
    expect(questionsIn({ type: 'path', steps: [] })).toEqual([]);
    expect(
      questionsIn({
        type: 'other',
        steps: [
          { type: 'name', value: 'scores' },
          { type: 'name', value: 'q1' },
        ],
      }),
    ).toEqual([]);
    expect(
      questionsIn({
        type: 'path',
        steps: [
          { type: 'name', value: 'scores' },
          { type: 'name', value: 1 },
        ],
      }),
    ).toEqual([]);
    const circle: { type: string; part?: unknown } = { type: 'block' };
    circle.part = circle;
    expect(questionsIn(circle)).toEqual([]);
  });
});
