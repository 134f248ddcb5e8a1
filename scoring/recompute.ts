import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { ScoringContext } from './context.ts';
import { scoreForm, type ScoredResult } from './score.ts';

/** Answers as they were saved once, and the results that stand beside them now. */
export interface Stored {
  readonly answers: Answers;
  readonly results: readonly Before[];
}
type Before = Pick<ScoredResult, 'result' | 'value' | 'band' | 'failure' | 'methodVersion'>;

/** One result as it stands and as the method of today makes it. `before` is null when there was none, `after` when there is none any more. */
export interface Recomputed {
  readonly result: string;
  readonly before: Before | null;
  readonly after: ScoredResult | null;
  /** Whether value, band or failure is another. A new version of a method that comes to the same is no change. */
  readonly isChanged: boolean;
}

/**
 * The results of saved answers made anew, each beside what stands (RES, moment-language §4). Pure: what is stored of it is the caller's,
 * as new rows; the first is never overwritten. In the form's order; results that the form has no longer come last.
 */
export async function recompute(form: Form, stored: Stored, context?: ScoringContext): Promise<readonly Recomputed[]> {
  const made = await scoreForm(form, stored.answers, context);
  const known = new Set(form.results.map(({ id }) => id));
  const gone = stored.results.filter(({ result }) => !known.has(result)).map(({ result }) => result);
  return [...known, ...gone].flatMap((result) => {
    const before = stored.results.find((one) => one.result === result) ?? null;
    const after = made.find((one) => one.result === result) ?? null;
    return before === null && after === null ? [] : [{ result, before, after, isChanged: isOther(before, after) }];
  });
}

function isOther(before: Before | null, after: Before | null): boolean {
  if (before === null || after === null) return true;
  return before.value !== after.value || before.band !== after.band || before.failure !== after.failure;
}
