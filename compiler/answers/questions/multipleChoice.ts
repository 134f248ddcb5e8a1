import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';

/** Ids of options, each once, as many as the question asks for. */
export function multipleChoice(question: Extract<Question, { kind: 'multipleChoice' }>, answer: unknown, mode: Mode): string | null {
  const known = new Set(question.options.map(({ id }) => id));
  if (!Array.isArray(answer) || answer.some((id) => typeof id !== 'string' || !known.has(id)) || new Set(answer).size < answer.length) {
    return 'Välj bland alternativen.';
  }
  const { minimum = 0, maximum = Infinity } = question;
  if (mode === 'draft' || (answer.length >= minimum && answer.length <= maximum)) return null;
  if (minimum === maximum) return `Välj precis ${minimum} alternativ.`;
  return answer.length < minimum ? `Välj minst ${minimum} alternativ.` : `Välj högst ${maximum} alternativ.`;
}
