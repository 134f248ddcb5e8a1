import { expect, test } from 'vitest';
import { randomOf } from '../../simulator/random.ts';

const draw = (...words: readonly (string | number)[]) => {
  const random = randomOf(...words);
  return Array.from({ length: 5 }, () => random.next());
};

test('the same words give the same stream, other words another', () => {
  expect(draw('a', 1)).toEqual(draw('a', 1));
  expect(draw('a', 1)).not.toEqual(draw('a', 2));
  expect(draw('ab', 'c')).not.toEqual(draw('a', 'bc'));
});

test('numbers spread over their whole span and stay inside it', () => {
  const random = randomOf('spread');
  const drawn = Array.from({ length: 6000 }, () => random.whole(1, 6));
  const counts = [1, 2, 3, 4, 5, 6].map((face) => drawn.filter((each) => each === face).length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6000);
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
});
