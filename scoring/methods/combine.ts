import type { Result } from '../../compiler/document/result.ts';
import type { Given } from '../given.ts';
import type { Outcome } from '../outcome.ts';
import { resultNumber } from '../resultValue.ts';
import { added, tidy } from '../rounded.ts';

type Combine = Extract<Result['method'], { kind: 'combine' }>;

/**
 * Results times their weights, all added to a constant: subscales to a total, or several forms to one.
 * One that failed makes this one impossible; a form that has no saved answers yet makes it wait.
 */
export function combine(given: Given, method: Combine): Outcome {
  const parts: { [name: string]: number } = {};
  const numbers: number[] = [method.constant];
  for (const item of method.items) {
    const form = 'form' in item ? item.form : undefined;
    const found = form === undefined ? resultNumber(given, item.result) : ofOther(given, form, item.result);
    if (!('value' in found)) return { ...found, inputs: { results: parts } };
    parts[form === undefined ? item.result : `${form}.${item.result}`] = found.value;
    numbers.push(found.value * item.weight);
  }
  return { value: tidy(added(numbers)), inputs: { results: parts, constant: method.constant } };
}

function ofOther(given: Given, form: string, result: string): ReturnType<typeof resultNumber> {
  const { others } = given.context;
  const other = Object.hasOwn(others, form) ? others[form] : undefined;
  if (!other) return { waitsFor: form };
  const value = Object.hasOwn(other.results, result) ? other.results[result] : undefined;
  if (value === undefined) return { failure: `Formuläret ”${form}” har inget resultat ”${result}”.` };
  if (value === null) return { failure: `Resultatet ”${form}.${result}” behövs, men det gick inte att räkna ut.` };
  return typeof value === 'number' ? { value } : { failure: `Resultatet ”${form}.${result}” är inget tal.` };
}
