import { describe, expect, test } from 'vitest';
import { added, rounded, tidy } from '../../scoring/rounded.ts';

describe('numbers as a person would write them', () => {
  test('the dust of binary arithmetic is gone, and so is a zero below zero', () => {
    expect(tidy(0.1 + 0.2)).toBe(0.3);
    expect(tidy(-0)).toBe(0);
    expect(tidy(-1e-12)).toBe(0);
    expect(tidy(Infinity)).toBe(Infinity);
  });

  test.each([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -2],
    [-0.4, 0, 0],
    [1.45, 1, 1.5],
    [0.285, 2, 0.29],
    [1e300, 6, 1e300],
    [12.345678, 6, 12.345678],
  ])('%d with %d decimals is %d', (value, decimals, made) => expect(rounded(value, decimals)).toBe(made));

  test('what is no number stays so', () => {
    expect(rounded(Infinity, 2)).toBe(Infinity);
    expect(rounded(1e308, 6)).toBe(1e308);
  });

  test('a sum is the same in whatever order the numbers come', () => {
    const [large, one] = [2 ** 53, 1];
    const orders = [
      [large, one, one, -large],
      [one, large, -large, one],
      [-large, one, large, one],
    ];
    expect(new Set(orders.map(added)).size).toBe(1);
    expect(added([])).toBe(0);
    expect(added([2, 10, 1])).toBe(13);
  });
});
