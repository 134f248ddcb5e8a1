import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { areOptions, besideExclusive } from './options.ts';

/** Ids of options, each once, as many as the question asks for; an option that takes the others away stands alone, however many are asked for. */
export function multipleChoice(question: Extract<Question, { kind: 'multipleChoice' }>, answer: unknown, mode: Mode): string | null {
  if (!areOptions(question.options, answer)) return 'Välj bland alternativen.';
  if (mode === 'draft') return null;
  const beside = besideExclusive(question.options, answer);
  if (beside !== null) return beside;
  const { minimum = 0, maximum = Infinity } = question;
  const isAlone = question.options.some(({ id, exclusive }) => exclusive === true && answer.includes(id));
  if (isAlone || (answer.length >= minimum && answer.length <= maximum)) return null;
  if (minimum === maximum) return `Välj precis ${minimum} alternativ.`;
  return answer.length < minimum ? `Välj minst ${minimum} alternativ.` : `Välj högst ${maximum} alternativ.`;
}
