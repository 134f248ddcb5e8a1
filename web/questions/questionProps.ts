import type { Answer, Question, QuestionKind } from '../../compiler/document/question.ts';
import type { FieldProps } from '../ui/field.tsx';

/** What the component of one kind of question is given. `field` holds its words, its error and the id where links land. */
export interface QuestionProps<Kind extends QuestionKind> {
  readonly question: Extract<Question, { readonly kind: Kind }>;
  readonly answer: Answer | undefined;
  readonly field: FieldProps & { readonly id: string };
  /** What is wrong inside a question of several parts: a matrix row, a repetition's question. */
  readonly wrongInside: readonly WrongInside[];
  /** Undefined takes the answer away. */
  readonly onAnswer: (answer: Answer | undefined) => void;
}

/** What is wrong with one part of a question: a row's id, or a repetition's place and its question's id. */
export interface WrongInside {
  readonly path: readonly (string | number)[];
  readonly message: string;
}
