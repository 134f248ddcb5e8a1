import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { drawn } from '../../engine/draw.ts';

vi.setConfig({ testTimeout: 60_000 });

const TWO_TO_32 = 4_294_967_296n;

/** The same draw, written from its description alone, in whole numbers of any size. */
function drawnByTheBook(seed: number, key: string, count: number): number {
  let hash = 2_166_136_261n;
  for (const unit of Array.from({ length: `${seed}/${key}`.length }, (_, index) => `${seed}/${key}`.charCodeAt(index))) {
    hash = ((hash ^ BigInt(unit)) * 16_777_619n) % TWO_TO_32;
  }
  hash ^= hash / 65_536n;
  hash = (hash * 0x85ebca6bn) % TWO_TO_32;
  hash ^= hash / 8_192n;
  hash = (hash * 0xc2b2ae35n) % TWO_TO_32;
  hash ^= hash / 65_536n;
  return Number((hash * BigInt(count)) / TWO_TO_32);
}

describe('draw: a number from a seed and a key', () => {
  test('is what its description says', () => {
    const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('', '/', 'å\ud800', '\udc00'));
    fc.assert(
      fc.property(fc.integer(), text, fc.integer({ min: 1, max: 2 ** 21 }), (seed, key, count) => {
        expect(drawn(seed, key, count)).toBe(drawnByTheBook(seed, key, count));
      }),
      { numRuns: 5_000 },
    );
  });

  test('never changes: moments that are running have drawn already', () => {
    expect(['mood/1', 'mood/2', 'mood/3', 'måendet/1', ''].map((key) => drawn(42, key, 1_000))).toEqual([560, 777, 130, 144, 492]);
  });

  test('is within the count, also where a double is not exact, and 0 where there is nothing to draw from', () => {
    for (let key = 0; key < 2_000; key += 1) {
      for (const count of [1, 2, 7, 2 ** 31, 2 ** 52]) {
        const number = drawn(key, 'x', count);
        expect(Number.isInteger(number) && number >= 0 && number < count).toBe(true);
      }
    }
    expect([0, -1, Number.NaN].map((count) => drawn(1, 'x', count))).toEqual([0, 0, 0]);
  });

  test.each([2, 7, 60, 97, 840])('is spread evenly over %i, for keys and for seeds that follow one another', (count) => {
    const draws = count * 500;
    for (const draw of [(index: number) => drawn(1, `mood/${index}`, count), (index: number) => drawn(index, 'mood/1', count)]) {
      const hits = Array.from({ length: count }, () => 0);
      for (let index = 0; index < draws; index += 1) hits[draw(index)] = (hits[draw(index)] ?? 0) + 1;
      const chiSquare = hits.reduce((sum, hit) => sum + (hit - 500) ** 2 / 500, 0);
      // Far out in the tail of the distribution, whose mean is count − 1 and variance 2(count − 1).
      expect(chiSquare).toBeLessThan(count - 1 + 4 * Math.sqrt(2 * (count - 1)) + 6);
    }
  });

  test('neighbours do not follow one another', () => {
    const pairs = Array.from({ length: 20_000 }, (_, index) => [drawn(7, `b/${index}`, 1_000), drawn(7, `b/${index + 1}`, 1_000)] as const);
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const covariance = mean(pairs.map(([a, b]) => (a - 499.5) * (b - 499.5)));
    expect(Math.abs(covariance / (1_000 ** 2 / 12))).toBeLessThan(0.03);
  });
});
