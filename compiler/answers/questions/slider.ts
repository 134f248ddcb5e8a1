import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { written } from './written.ts';

/** A number on one of the slider's steps. A draft may stand between them. */
export function slider({ minimum, maximum, step }: Extract<Question, { kind: 'slider' }>, answer: unknown, mode: Mode): string | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer) || answer < minimum || answer > maximum)
    return `Välj ett värde mellan ${written(minimum)} och ${written(maximum)}.`;
  const steps = (answer - minimum) / step;
  return mode === 'draft' || Math.abs(steps - Math.round(steps)) < 1e-6
    ? null
    : `Välj ett av reglagets steg, som är ${written(step)} stora.`;
}
