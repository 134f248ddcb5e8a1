import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { namedIn } from '../../scoring/namedIn.ts';

const nothing = { results: [], allResults: false, others: [], allOthers: false, earlier: false, citizen: false };
const named = (expression: string) => namedIn(jsonata(expression).ast());

describe('what a calculation looks at besides its own answers', () => {
  test.each([
    ['scores.q1 + answers.q2', {}],
    ['results.a', { results: ['a'] }],
    ['$.results.a + $$.results.b', { results: ['b', 'a'] }],
    ['results.*', { allResults: true }],
    ['$lookup(results, "a")', { allResults: true }],
    ['others.phq9.results.total', { others: ['phq9'] }],
    ['others.`phq9`.scores.q1', { others: ['phq9'] }],
    ['$count($keys(others))', { allOthers: true }],
    ['earlier[-1].results.a', { earlier: true }],
    ['earlier.(results.a)', { earlier: true }],
    ['earlier.($$.results.a)', { earlier: true, results: ['a'] }],
    ['earlier[results.a > 1]', { earlier: true }],
    ['earlier[results.a > $$.results.b]', { earlier: true, results: ['b'] }],
    ['citizen.age > 40 ? results.a : 0', { citizen: true, results: ['a'] }],
    ['($x := results.a; $x * 2)', { results: ['a'] }],
    ['$map([1], function($v) { results.a + $v })', { results: ['a'] }],
    ['$map(earlier, function($e) { $e.results.a })', { earlier: true }],
    ['answers.results.a', {}],
    ['$results.a', {}],
    ['"results.a"', {}],
    ['$', {}],
  ])('%s', (expression, found) => {
    const { results, ...rest } = named(expression);
    expect({ ...rest, results: results.toSorted() }).toEqual({
      ...nothing,
      ...found,
      results: ((found as { results?: string[] }).results ?? []).toSorted(),
    });
  });

  test('a tree that goes in a circle has an end, and one that is none names nothing', () => {
    const circle: { type: string; steps: unknown[] } = { type: 'path', steps: [] };
    circle.steps.push(circle, { type: 'name', value: 'results', stages: [circle] });
    expect(namedIn(circle)).toEqual(nothing);
    expect(namedIn(null)).toEqual(nothing);
    expect(namedIn({ type: 'path', steps: [{ type: 'name', value: 7 }] })).toEqual(nothing);
  });
});
