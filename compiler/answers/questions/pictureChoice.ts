import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { areOptions, besideExclusive } from './options.ts';
import { singleChoice } from './singleChoice.ts';

/** One of the options' ids, or several where the question lets her. */
export function pictureChoice(question: Extract<Question, { kind: 'pictureChoice' }>, answer: unknown, mode: Mode): string | null {
  if (question.several !== true) return singleChoice(question, answer);
  if (!areOptions(question.options, answer)) return 'Välj bland alternativen.';
  return mode === 'draft' ? null : besideExclusive(question.options, answer);
}
