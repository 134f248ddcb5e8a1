import type { Result } from '../../compiler/document/result.ts';
import { counted } from '../counted.ts';
import type { Given } from '../given.ts';
import type { Outcome } from '../outcome.ts';
import { added, tidy } from '../rounded.ts';

/**
 * The sum of the questions' scores, some turned round inside their own range.
 *
 * A missing answer is never zero. As many as the method allows are filled with the mean of the answered ones (prorating);
 * a sum filled so is rounded to a whole number, halves upwards, when every answered score is whole, and otherwise to two decimals.
 * With more missing, or with nothing answered, there is no sum.
 */
export function sum(given: Given, method: Extract<Result['method'], { kind: 'sum' }>): Outcome {
  const count = counted(given, method);
  if ('failure' in count) return count;
  const total = added(count.given);
  if (count.missing === 0) return { value: tidy(total), inputs: count.inputs };
  const mean = total / count.given.length;
  const filled = mean * count.items.length;
  const value = count.given.every(Number.isInteger) ? Math.round(tidy(filled)) : Number(filled.toFixed(2));
  return { value: value + 0, inputs: { ...count.inputs, filledWith: tidy(mean) } };
}
