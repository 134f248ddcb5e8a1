import type { Given } from './given.ts';
import type { Value } from './outcome.ts';

/** A result that another builds on: its value, why there is none, or what it waits for. */
export function resultValue(
  given: Given,
  name: string,
): { readonly value: Value } | { readonly failure: string } | { readonly waitsFor: string } {
  const outcome = given.settled.get(name);
  if (outcome === undefined) return { failure: `Resultatet ”${name}” finns inte${given.form ? ' i formuläret' : ''}.` };
  if ('failure' in outcome) return { failure: `Resultatet ”${name}” behövs, men det gick inte att räkna ut.` };
  return 'waitsFor' in outcome ? { waitsFor: outcome.waitsFor } : { value: outcome.value };
}

/** The same, when only a number will do. */
export function resultNumber(
  given: Given,
  name: string,
): { readonly value: number } | { readonly failure: string } | { readonly waitsFor: string } {
  const found = resultValue(given, name);
  if (!('value' in found)) return found;
  return typeof found.value === 'number' ? { value: found.value } : { failure: `Resultatet ”${name}” är inget tal.` };
}
