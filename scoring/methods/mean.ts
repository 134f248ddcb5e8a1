import type { Result } from '../../compiler/document/result.ts';
import { counted } from '../counted.ts';
import type { Given } from '../given.ts';
import type { Outcome } from '../outcome.ts';
import { added, tidy } from '../rounded.ts';

/** The mean of the questions' scores, some turned round. Answers that are missing, as many as the method allows, are left out of both sum and number. */
export function mean(given: Given, method: Extract<Result['method'], { kind: 'mean' }>): Outcome {
  const count = counted(given, method);
  if ('failure' in count) return count;
  return { value: tidy(added(count.given) / count.given.length), inputs: count.inputs };
}
