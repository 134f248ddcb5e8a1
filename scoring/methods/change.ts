import type { Result } from '../../compiler/document/result.ts';
import type { Earlier } from '../context.ts';
import type { Given } from '../given.ts';
import type { Outcome } from '../outcome.ts';
import { resultNumber } from '../resultValue.ts';
import { tidy } from '../rounded.ts';

type Change = Extract<Result['method'], { kind: 'change' }>;

/**
 * What a result has changed since an earlier occasion: the first or the previous one that has a value, or the one of a given number.
 * As a difference, as percent of what it was, or as the reliable change index of Jacobson and Truax (1991),
 * (x − x₀) / (sd · √(2 · (1 − reliability))), where 1.96 and beyond is more than the instrument's own error.
 * Without an earlier occasion there is nothing to say yet: it waits.
 */
export function change(given: Given, method: Change): Outcome {
  const of = resultNumber(given, method.of);
  if (!('value' in of)) return { ...of, inputs: {} };
  const before = baseline(given.context.earlier, method);
  if (!before) return { waitsFor: 'earlier', inputs: { of: of.value } };
  const was = before.results[method.of] as number;
  const inputs = { of: of.value, was, at: before.at, occasion: before.occasion };
  const difference = tidy(of.value - was);
  switch (method.as) {
    case 'difference':
      return { value: difference, inputs };
    case 'percent':
      if (was === 0) return { failure: 'Förändringen i procent går inte att räkna ut när det tidigare värdet var noll.', inputs };
      return { value: tidy((difference / Math.abs(was)) * 100), inputs };
    case 'reliable':
      return reliable(difference, method, inputs);
  }
}

function reliable(difference: number, { sd = 0, reliability = 1 }: Change, inputs: Outcome['inputs']): Outcome {
  if (!(sd > 0) || !(reliability >= 0 && reliability < 1))
    return { failure: 'Säker förändring kräver en standardavvikelse över 0 och en reliabilitet från 0 till under 1.', inputs };
  return { value: tidy(difference / (sd * Math.sqrt(2 * (1 - reliability)))), inputs: { ...inputs, sd, reliability } };
}

function baseline(earlier: readonly Earlier[], { of, since }: Change): Earlier | undefined {
  const known = earlier.filter(({ results }) => Object.hasOwn(results, of) && typeof results[of] === 'number');
  if (since === 'first') return known[0];
  if (since === 'previous') return known.at(-1);
  return known.findLast(({ occasion }) => occasion === since.occasion);
}
