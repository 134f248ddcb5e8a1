import type { Question } from '../../document/question.ts';
import { written } from './written.ts';

/** A whole step from the scale's minimum to its maximum; a rating scale's too. */
export const scale = ({ minimum, maximum }: Extract<Question, { kind: 'scale' | 'ratingScale' }>, answer: unknown): string | null =>
  typeof answer === 'number' && Number.isInteger(answer) && answer >= minimum && answer <= maximum
    ? null
    : `Svara med ett tal mellan ${written(minimum)} och ${written(maximum)}.`;
