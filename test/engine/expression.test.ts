import { describe, expect, test } from 'vitest';
import type { BinaryOperator, Expression, Facts, Literal } from '../../engine/expression.ts';
import { evaluate, holds } from '../../engine/expression.ts';

const facts = {
  forms: { f: { answers: { q: 2, many: ['a', 'b'], none: [], text: '', inner: { q: 1 } }, results: { r: 0 } } },
  batteries: { b: { opened: 3, answered: 2, missed: 1, missedInARow: 0 } },
} as unknown as Facts;

const literal = (value: Literal): Expression => ({ kind: 'literal', value });
const list = (...values: readonly Literal[]): Expression => ({ kind: 'list', values });
const path = (text: string): Expression => ({ kind: 'path', names: text.split('.') });
const missing = path('forms.f.answers.nothing');
const answer = (name: string) => path(`forms.f.answers.${name}`);
const call = (name: 'not' | 'exists' | 'count' | 'boolean', argument: Expression): Expression => ({
  kind: 'call',
  function: name,
  argument,
});
const negate = (argument: Expression): Expression => ({ kind: 'negate', argument });
const when = (condition: Expression, whenTrue: Expression, whenFalse: Expression | null): Expression => ({
  kind: 'conditional',
  condition,
  whenTrue,
  whenFalse,
});
const two = (left: Expression, operator: BinaryOperator, right: Expression): Expression => ({ kind: 'binary', operator, left, right });
const of = (expression: Expression) => evaluate(expression, facts);
/** What JSONata would not calculate: text with a number. */
const wrong = two(literal('a'), '+', literal(1));

describe('an expression', () => {
  test('looks up what is there, and what is not there is nothing', () => {
    expect(of(answer('q'))).toBe(2);
    expect(of(answer('many'))).toEqual(['a', 'b']);
    expect(
      ['forms.f.answers.nothing', 'forms.f', 'forms.f.answers.q.deeper', 'forms.f.answers.many.length', 'forms.f.answers.toString'].map(
        (each) => of(path(each)),
      ),
    ).toEqual(Array.from({ length: 5 }, () => undefined));
    expect(
      evaluate(path('forms.f.answers.mixed'), { forms: { f: { answers: { mixed: ['a', {}] as never }, results: {} } } }),
    ).toBeUndefined();
    expect(of(path('batteries.b.missed'))).toBe(1);
  });

  test('compares numbers with numbers and text with text, and nothing else', () => {
    const pairs = (operator: BinaryOperator) => [
      ...[1, 2, 3].map((value) => of(two(literal(value), operator, literal(2)))),
      ...['a', 'b', 'c'].map((value) => of(two(literal(value), operator, literal('b')))),
      of(two(literal('1'), operator, literal(2))),
      of(two(literal(true), operator, literal(2))),
      of(two(literal(2), operator, literal(null))),
      of(two(missing, operator, literal(2))),
      of(two(literal(2), operator, missing)),
    ];
    const none = Array.from({ length: 5 }, () => undefined);
    expect(pairs('<')).toEqual([true, false, false, true, false, false, ...none]);
    expect(pairs('<=')).toEqual([true, true, false, true, true, false, ...none]);
    expect(pairs('>')).toEqual([false, false, true, false, false, true, ...none]);
    expect(pairs('>=')).toEqual([false, true, true, false, true, true, ...none]);
  });

  test('is equal by value, and nothing is neither equal nor unequal', () => {
    expect([of(two(literal(2), '=', answer('q'))), of(two(literal('2'), '=', answer('q'))), of(two(missing, '=', missing))]).toEqual([
      true,
      false,
      false,
    ]);
    expect([of(two(literal(2), '!=', answer('q'))), of(two(literal('2'), '!=', answer('q'))), of(two(missing, '!=', literal(1)))]).toEqual([
      false,
      true,
      false,
    ]);
    expect(of(two(answer('many'), '=', list('a', 'b')))).toBe(true);
    expect([list('a'), list('a', 'c'), list('b', 'a')].map((each) => of(two(answer('many'), '=', each)))).toEqual([false, false, false]);
    expect([of(two(literal(1), '!=', missing)), of(two(literal(1), '=', missing))]).toEqual([false, false]);
  });

  test('calculates with numbers, and leaves what is no number', () => {
    const all = (['+', '-', '*', '/', '%'] as const).map((operator) => of(two(literal(7), operator, answer('q'))));
    expect(all).toEqual([9, 5, 14, 3.5, 1]);
    expect([
      of(wrong),
      of(two(literal(1), '+', literal('a'))),
      of(two(missing, '+', literal(1))),
      of(two(literal(1), '/', literal(0))),
    ]).toEqual([undefined, undefined, undefined, undefined]);
    expect([of(negate(answer('q'))), of(negate(missing)), of(negate(literal('a')))]).toEqual([-2, undefined, undefined]);
  });

  test('and, or: the right side is looked at only when the left does not decide', () => {
    const [yes, no] = [literal(true), literal(false)];
    expect([
      of(two(yes, 'and', yes)),
      of(two(yes, 'and', no)),
      of(two(no, 'and', wrong)),
      of(two(yes, 'and', wrong)),
      of(two(missing, 'and', yes)),
    ]).toEqual([true, false, false, undefined, false]);
    expect([
      of(two(no, 'or', no)),
      of(two(no, 'or', literal(1))),
      of(two(yes, 'or', wrong)),
      of(two(no, 'or', wrong)),
      of(two(wrong, 'or', yes)),
    ]).toEqual([false, true, true, undefined, undefined]);
  });

  test('in: a list’s items, or the value itself; nothing is in nothing', () => {
    expect([
      of(two(literal('a'), 'in', answer('many'))),
      of(two(literal('c'), 'in', answer('many'))),
      of(two(literal(2), 'in', answer('q'))),
    ]).toEqual([true, false, true]);
    expect([of(two(missing, 'in', list('a'))), of(two(literal('a'), 'in', missing)), of(two(literal(2), 'in', wrong))]).toEqual([
      false,
      false,
      undefined,
    ]);
  });

  test('its functions', () => {
    expect([answer('q'), missing, wrong].map((each) => of(call('exists', each)))).toEqual([true, false, undefined]);
    expect([answer('q'), answer('many'), answer('none'), missing, wrong].map((each) => of(call('count', each)))).toEqual([
      1,
      2,
      0,
      0,
      undefined,
    ]);
    expect([answer('q'), missing, answer('text'), wrong].map((each) => of(call('not', each)))).toEqual([false, undefined, true, undefined]);
    expect(
      [literal(0), literal(2), literal(null), literal('a'), answer('text'), answer('none'), list('', 0), list('', 1), missing].map((each) =>
        of(call('boolean', each)),
      ),
    ).toEqual([false, true, false, true, false, false, false, true, undefined]);
  });

  test('a choice', () => {
    const [a, b] = [literal('a'), literal('b')];
    expect([of(when(answer('q'), a, b)), of(when(missing, a, b)), of(when(literal(0), a, null)), of(when(wrong, a, b))]).toEqual([
      'a',
      'b',
      undefined,
      undefined,
    ]);
  });

  test('holds when it is truly true', () => {
    expect(
      [answer('q'), path('forms.f.results.r'), missing, wrong, answer('many'), literal('a')].map((each) => holds(each, facts)),
    ).toEqual([true, false, false, false, true, true]);
  });
});
