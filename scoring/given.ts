import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { ScoringContext } from './context.ts';
import type { Outcome } from './outcome.ts';

/** What every method is calculated from. */
export interface Given {
  /** Null for a result of the whole moment, which has no questions of its own. */
  readonly form: Form | null;
  /** Answers to what was shown, calculated values among them. */
  readonly answers: Answers;
  readonly asked: ReadonlySet<string>;
  readonly context: ScoringContext;
  /** The results it builds on, settled before. */
  readonly settled: ReadonlyMap<string, Outcome>;
}
