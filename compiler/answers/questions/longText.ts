import type { Question } from '../../document/question.ts';
import { textLength } from '../textLength.ts';

/** Text over any number of lines, no longer than asked for. */
export const longText = ({ maximumLength }: Extract<Question, { kind: 'longText' }>, answer: unknown): string | null =>
  typeof answer === 'string' ? textLength(answer, maximumLength) : 'Svara med text.';
