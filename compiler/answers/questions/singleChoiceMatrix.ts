import type { Question } from '../../document/question.ts';
import type { Fault, Mode } from '../checkAnswers.ts';
import { rowFaults } from './rows.ts';
import { singleChoice } from './singleChoice.ts';

/** One option on each row that is answered. */
export const singleChoiceMatrix = (
  question: Extract<Question, { kind: 'singleChoiceMatrix' }>,
  answer: unknown,
  mode: Mode,
): string | readonly Fault[] => rowFaults(question, answer, mode, (chosen) => singleChoice(question, chosen));
