import type { Question } from '../../document/question.ts';
import type { Fault, Mode } from '../checkAnswers.ts';
import { isPlainObject } from '../isPlainObject.ts';
import { isUnanswered } from '../isUnanswered.ts';

/** Repetitions, as many as asked for, with what is wrong in each. One where nothing is answered counts as not there. */
export function group(
  { minimum = 0, maximum }: Extract<Question, { kind: 'group' }>,
  answer: unknown,
  mode: Mode,
  faultsIn: (one: object, index: number) => readonly Fault[],
): string | readonly Fault[] {
  if (!Array.isArray(answer) || !answer.every(isPlainObject)) return 'Svaren har fel form.';
  if (answer.length > MOST) return `Högst ${maximum} får läggas till.`;
  const filled = answer.flatMap((one, index) => (isUnanswered(one) ? [] : [{ one, index }]));
  if (mode === 'save' && filled.length < minimum) return `Lägg till minst ${minimum}.`;
  if (mode === 'save' && filled.length > maximum) return `Högst ${maximum} får läggas till.`;
  return filled.flatMap(({ one, index }) => faultsIn(one, index)).slice(0, MOST_FAULTS);
}

const MOST = 100;
const MOST_FAULTS = 200;
