import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { fits } from '../pattern.ts';
import { textLength } from '../textLength.ts';

/** One line of text, no longer than asked for and, when it is saved, of the form asked for. */
export function shortText(question: Extract<Question, { kind: 'shortText' }>, answer: unknown, mode: Mode): string | null {
  if (typeof answer !== 'string') return 'Svara med text.';
  if (/[\n\r\u2028\u2029]/.test(answer)) return 'Skriv svaret på en rad.';
  const { maximumLength, pattern, patternText } = question;
  const long = textLength(answer, maximumLength);
  if (long !== null || pattern === undefined || mode === 'draft') return long;
  return fits(pattern, maximumLength, answer) ? null : (patternText ?? 'Svaret har inte den form som frågan ber om.');
}
