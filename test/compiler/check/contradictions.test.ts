import { describe, expect, test } from 'vitest';
import { contradictions } from '../../../compiler/check/contradictions.ts';
import { lower } from '../../../compiler/expression/lower.ts';

/** What of `start.x` and the like is asked for in vain, by name. */
const inVain = (text: string): readonly string[] => {
  const lowered = lower(text.replaceAll(/\b([xyz])\b/g, 'start.$1'));
  if ('faults' in lowered) throw new Error(text);
  return contradictions(lowered.expression).map((sentence) => /av ”start\.(\w)”/.exec(sentence)?.[1] ?? sentence);
};

describe('what a condition asks for in vain', () => {
  test.each([
    'x > 5 and x < 3',
    'x > 5 and x < 5',
    'x > 5 and x <= 5',
    'x >= 5 and x < 5',
    'x > 1000000 and x <= 1000000',
    'x >= 1000000 and x < 1000000',
    'x >= 5 and x <= 4',
    '5 < x and 3 > x',
    '5 <= x and 4 >= x',
    '5 <= x and 5 > x',
    '5 < x and 5 >= x',
    'x = 5 and x = 6',
    'x = 5 and x > 5',
    'x = 5 and x < 5',
    '5 = x and x >= 6',
    'x = "a" and x = "b"',
    'x = "a" and x in ["b", "c"]',
    'x in ["a"] and x in ["b", "c"]',
    'x in [1, 2] and x > 2',
    'x in [1, 2] and x < 1',
    'x > 5 and y = 1 and x < 3',
    'y > 1 and (x > 5 and (z = 1 and x < 3))',
    '$not(x > 5 and x < 3)',
    '-(x > 5 and x < 3) > 1',
    'y = 1 or (x > 5 and x < 3)',
    '(x > 5 and x < 3) or y = 1',
    '(x > 5 and x < 3) = true',
    'y = 1 ? (x > 5 and x < 3) : true',
    '(x > 5 and x < 3) ? true : false',
    'y = 1 ? true : (x > 5 and x < 3)',
    'y = 1 ? (x > 5 and x < 3)',
    '$not(x > 5 and x < 3) and y = 1',
  ])('%s', (text) => {
    expect(inVain(text)).toEqual(['x']);
  });

  test('each value that is asked for so', () => {
    expect(inVain('x > 5 and x < 3 and y = 1 and y = 2 and z = 1')).toEqual(['x', 'y']);
    expect(inVain('(x > 5 and x < 3) or (y > 5 and y < 3)')).toEqual(['x', 'y']);
  });

  test.each([
    'x >= 5 and x <= 5',
    'x > 4 and x < 5',
    'x > 5 or x < 3',
    'x > 5 and y < 3',
    '5 > x and 3 < x',
    '5 >= x and 5 <= x',
    'x = 5 and x >= 5 and x <= 5',
    'x in [1, 2, 3] and x > 2',
    'x in [1, 5] and x > 2 and x < 9',
    'x in ["a", "b"] and x = "b"',
    'x in ["a", 1] and x > 5',
    'x != 5 and x = 5',
    'x = "a" and x > 5',
    'x > "b" and x < "a"',
    'x > y and x < y',
    'x + 1 > 5 and x < 3',
    '5 in [1] and x > 2',
    '(x > 5) and $not(x < 3)',
    'true and false',
    'x in [1, 2]',
    '-x > 1',
    '1 = 2',
  ])('nothing in %s', (text) => {
    expect(inVain(text)).toEqual([]);
  });
});
