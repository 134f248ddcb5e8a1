import type { Result } from '../../compiler/document/result.ts';
import { counted } from '../counted.ts';
import type { Given } from '../given.ts';
import type { Outcome } from '../outcome.ts';
import { added, tidy } from '../rounded.ts';

/** Each question's score times its weight, all added to a constant. Nothing may be missing: there is no fair way to fill a weight. */
export function weighted(given: Given, method: Extract<Result['method'], { kind: 'weighted' }>): Outcome {
  const weights = new Map<string, number>();
  for (const { question, weight } of method.items) weights.set(question, (weights.get(question) ?? 0) + weight);
  const count = counted(given, { questions: [...weights.keys()], notShownIs: method.notShownIs });
  if ('failure' in count) return count;
  const parts = count.items.map(({ item, score }) => (score ?? 0) * (weights.get(item.name) ?? 0));
  return {
    value: tidy(added([...parts, method.constant])),
    inputs: { ...count.inputs, weights: Object.fromEntries(weights), constant: method.constant },
  };
}
