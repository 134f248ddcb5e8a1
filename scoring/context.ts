import type { Answers } from '../compiler/document/question.ts';
import type { Value } from './outcome.ts';

/** What stands around one saved form when its results are made (RES-01, RES-02). All of it is given; nothing is looked up. */
export interface ScoringContext {
  /** At the time of answering: whole years and legal sex, from start facts. Null when not known. */
  readonly citizen: { readonly age: number | null; readonly sex: 'female' | 'male' | null };
  /** Results of the same form before this one (of the moment, for its results), oldest first. A failed one is null. */
  readonly earlier: readonly Earlier[];
  /** Latest saved answers of other forms. A form without saved answers has no key. */
  readonly others: Readonly<Record<string, OtherForm>>;
  /** Ids of the questions that were shown. Without it, it is worked out from the answers. */
  readonly asked?: readonly string[];
}

/** What came of a form once before. */
export interface Earlier {
  readonly at: number;
  readonly occasion: number | null;
  readonly results: Readonly<Record<string, Value | null>>;
}

/** Another form as results may see it: without free text (promise 8). `seenForm` makes one. */
export interface OtherForm {
  readonly answers: Answers;
  readonly scores: Scores;
  readonly results: Readonly<Record<string, Value | null>>;
}

/** Scores by question; a matrix by row, a repeated group as one set for each repetition. What has no score has no key. */
export interface Scores {
  readonly [question: string]: number | Scores | readonly Scores[];
}

/** Nobody known, nothing before, nothing beside. */
export const alone: ScoringContext = { citizen: { age: null, sex: null }, earlier: [], others: {} };
