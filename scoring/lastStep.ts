import type { Result } from '../compiler/document/result.ts';
import type { Outcome } from './outcome.ts';
import { rounded, tidy } from './rounded.ts';

/** A method's last step, in this order: times, plus, rounded, and never below or above. What it was before is kept among the inputs. */
export function lastStep(step: Result['method']['then'], outcome: Outcome): Outcome {
  if (step === undefined || !('value' in outcome)) return outcome;
  const { value, inputs } = outcome;
  if (typeof value !== 'number') return { failure: 'Bara ett tal kan räknas om i sista steget.', inputs };
  if (!Number.isFinite(value)) return { failure: 'Beräkningen gav inget tal.', inputs };
  const moved = tidy(value * (step.multiply ?? 1) + (step.add ?? 0));
  const near = step.decimals === undefined ? moved : rounded(moved, step.decimals);
  const held = Math.min(Math.max(near, step.minimum ?? -Infinity), step.maximum ?? Infinity);
  return { value: held, inputs: { ...inputs, beforeThen: value } };
}
