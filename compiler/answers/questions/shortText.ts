import type { Question } from '../../document/question.ts';
import { textLength } from '../textLength.ts';

/** One line of text, no longer than asked for. */
export function shortText({ maximumLength }: Extract<Question, { kind: 'shortText' }>, answer: unknown): string | null {
  if (typeof answer !== 'string') return 'Svara med text.';
  return /[\n\r\u2028\u2029]/.test(answer) ? 'Skriv svaret på en rad.' : textLength(answer, maximumLength);
}
