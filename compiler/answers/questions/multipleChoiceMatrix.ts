import type { Question } from '../../document/question.ts';
import type { Fault, Mode } from '../checkAnswers.ts';
import { areOptions, besideExclusive } from './options.ts';
import { rowFaults } from './rows.ts';

/** Any number of options on each row that is answered, each once. */
export const multipleChoiceMatrix = (
  question: Extract<Question, { kind: 'multipleChoiceMatrix' }>,
  answer: unknown,
  mode: Mode,
): string | readonly Fault[] =>
  rowFaults(question, answer, mode, (chosen) => {
    if (!areOptions(question.options, chosen)) return 'Välj bland alternativen.';
    return mode === 'draft' ? null : besideExclusive(question.options, chosen);
  });
