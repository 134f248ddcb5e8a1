import { expect, test } from 'vitest';
import { ageOn } from '../../api/ageOn.ts';

test.each([
  ['2013-11-23', '2026-11-22T22:59:59.999Z', 12],
  // Midnight in Sweden, an hour before it is in Greenwich.
  ['2013-11-23', '2026-11-22T23:00:00Z', 13],
  ['2013-07-01', '2026-06-30T21:59:59Z', 12],
  ['2013-07-01', '2026-06-30T22:00:00Z', 13],
  // Born on a leap day.
  ['2012-02-29', '2025-02-28T12:00:00Z', 12],
  ['2012-02-29', '2025-03-01T12:00:00Z', 13],
  ['2026-11-22', '2026-11-22T12:00:00Z', 0],
])('somebody born on %s is at %s %i years old', (born, at, age) => {
  expect(ageOn(born, Date.parse(at))).toBe(age);
});
