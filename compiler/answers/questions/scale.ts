import type { Question } from '../../document/question.ts';

/** A whole step from the scale's minimum to its maximum. */
export const scale = ({ minimum, maximum }: Extract<Question, { kind: 'scale' }>, answer: unknown): string | null =>
  typeof answer === 'number' && Number.isInteger(answer) && answer >= minimum && answer <= maximum
    ? null
    : `Svara med ett tal mellan ${written(minimum)} och ${written(maximum)}.`;

const written = (value: number): string => String(value).replace('-', '−');
