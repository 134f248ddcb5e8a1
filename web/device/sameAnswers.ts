import type { Answers } from '../../compiler/document/question.ts';

/** Whether two answers are the same, in whatever order their keys stand: PostgreSQL's jsonb has an order of its own. Lists keep theirs. */
export const sameAnswers = (one: Answers, other: Answers): boolean => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, held]) => [key, sorted(held)]);
}
