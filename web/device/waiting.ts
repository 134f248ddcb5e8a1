import type { Answers } from '../../compiler/document/question.ts';

/** What stays on this device until the server has it: what is being typed, or answers that were sent without contact. */
export type Waiting = {
  readonly runningMoment: string;
  readonly instance: string;
  /** The form's title, to tell of it by name. */
  readonly title: string;
  readonly answers: Answers;
  /** The device's own clock when it was last changed, or when the answers were sent. */
  readonly at: string;
} & (
  | { readonly kind: 'draft' /** The server's revision that it goes on from. */; readonly revision: number }
  | {
      readonly kind: 'sent';
      /** Idempotency key: however often it is sent, it is saved once. */
      readonly act: string;
      readonly shownHash: string;
      readonly answerVersion: number;
      /** Why the server would not take it, in its own sentence, once it has said so. */
      readonly refused: string | null;
    }
);

/** One thing waits for each copy of a form. */
export const placeOf = ({ runningMoment, instance }: Pick<Waiting, 'runningMoment' | 'instance'>): string => `${runningMoment}/${instance}`;
