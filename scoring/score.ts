import type { Answers } from '../compiler/document/question.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Result } from '../compiler/document/result.ts';
import { calculate } from './methods/jsonata.ts';
import { sum } from './methods/sum.ts';

/** JSON that a calculation was fed with, kept beside its value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One result of one saved form: a value, or why there is none (RES-11). Exactly one of `value` and `failure` is null. */
export interface ScoredResult {
  readonly result: string;
  readonly value: number | string | boolean | null;
  /** Name of the band the number falls in, if it falls in one. */
  readonly band: string | null;
  /** A Swedish sentence for staff. */
  readonly failure: string | null;
  readonly methodVersion: string;
  readonly inputs: Readonly<Record<string, Json>>;
}

/** What a method comes to. */
export type Outcome = { readonly inputs: Readonly<Record<string, Json>> } & (
  | { readonly value: number | string | boolean }
  | { readonly failure: string }
);

/** All results of one saved set of answers, in the form's order. Never throws: an impossible calculation is a failed result. */
export async function scoreForm(form: Form, answers: Answers): Promise<readonly ScoredResult[]> {
  const scored: ScoredResult[] = [];
  for (const result of form.results) scored.push(await scoreResult(form, result, answers));
  return scored;
}

async function scoreResult(form: Form, result: Result, answers: Answers): Promise<ScoredResult> {
  const { method } = result;
  const outcome = method.kind === 'sum' ? sum(form, method, answers) : await calculate(form, method.expression, answers);
  const about = { result: result.id, methodVersion: result.methodVersion, inputs: outcome.inputs };
  const failure = 'failure' in outcome ? outcome.failure : outside(result, outcome.value);
  if (failure !== null || 'failure' in outcome) return { ...about, value: null, band: null, failure };
  return { ...about, value: outcome.value, band: bandOf(result, outcome.value), failure: null };
}

/** Name of the band that holds a value, both ends counted in; null between and outside bands, and for what is not a number. */
export function bandOf(result: Result, value: number | string | boolean): string | null {
  if (typeof value !== 'number') return null;
  return result.bands.find(({ from, to }) => value >= from && value <= to)?.name ?? null;
}

function outside(result: Result, value: number | string | boolean): string | null {
  if (typeof value !== 'number') return null;
  if (!Number.isFinite(value)) return 'Beräkningen gav inget tal.';
  if (value >= result.minimum && value <= result.maximum) return null;
  return `Beräkningen gav ${number(value)}, som ligger utanför ${number(result.minimum)}–${number(result.maximum)}.`;
}

const number = (value: number): string => value.toLocaleString('sv', { maximumFractionDigits: 6 });
