import jsonata from 'jsonata';
import { describe, expect, test } from 'vitest';
import { forbiddenIn } from '../../scoring/forbidden.ts';

const forbidden = (expression: string) => forbiddenIn(jsonata(expression).ast());

describe('what a result may not use', () => {
  test.each([
    ['$eval', '1 + $eval("1")', { name: '$eval', position: 4 }],
    ['$pad at the very beginning', '$pad("a", 5)', { name: '$pad', position: 0 }],
    ['the clock', 'scores.q1 > 1 ? $millis() : 0', { name: '$millis', position: 16 }],
    ['the calendar', '$now()', { name: '$now', position: 0 }],
    ['chance', '$map([1], function($v) { $random() })', { name: '$random', position: 25 }],
    ['an order by chance', '($f := $shuffle; 1)', { name: '$shuffle', position: 7 }],
  ])('%s is named where it begins', (_what, expression, found) => {
    expect(forbidden(expression)).toEqual(found);
  });

  test('a regular expression is named where it ends', () => {
    expect(forbidden('$contains("a", /a+/)')).toEqual({ name: 'reguljära uttryck', position: 19 });
  });

  test.each(['$sum(scores.*)', '"eval" & "random"', 'answers.now', '$power(2, 3)', 'null', '{"pad": 1}'])(
    '%s may be used',
    (expression) => {
      expect(forbidden(expression)).toBeNull();
    },
  );

  test('what has no place is said to be at the beginning', () => {
    expect(forbiddenIn({ type: 'regex' })).toEqual({ name: 'reguljära uttryck', position: 0 });
    expect(forbiddenIn({ type: 'regex', position: '3' })).toEqual({ name: 'reguljära uttryck', position: 0 });
  });

  test('a tree that goes in a circle has an end', () => {
    const circle: { type: string; part?: unknown } = { type: 'block' };
    circle.part = [circle, null];
    expect(forbiddenIn(circle)).toBeNull();
  });
});
