import type { Question } from '../../document/question.ts';

/** One of the options' ids. */
export const singleChoice = (question: Extract<Question, { kind: 'singleChoice' }>, answer: unknown): string | null =>
  question.options.some(({ id }) => id === answer) ? null : 'Välj ett av alternativen.';
