import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Result } from '../compiler/document/result.ts';
import type { Moment } from '../compiler/document/moment.ts';
import { asked } from './asked.ts';
import { alone, type ScoringContext } from './context.ts';
import type { Given } from './given.ts';
import { lastStep } from './lastStep.ts';
import { change } from './methods/change.ts';
import { combine } from './methods/combine.ts';
import { count } from './methods/count.ts';
import { calculate } from './methods/jsonata.ts';
import { mean } from './methods/mean.ts';
import { norm } from './methods/norm.ts';
import { sum } from './methods/sum.ts';
import { weighted } from './methods/weighted.ts';
import { inOrder } from './needed.ts';
import type { Inputs, Outcome, Value } from './outcome.ts';

/** One result of one saved form: a value, or why there is none (RES-11). Exactly one of `value` and `failure` is null. */
export interface ScoredResult {
  readonly result: string;
  readonly value: Value | null;
  /** Name of the band the number falls in, if it falls in one. */
  readonly band: string | null;
  /** A Swedish sentence for staff. */
  readonly failure: string | null;
  readonly methodVersion: string;
  /** What was counted, filled and turned round. */
  readonly inputs: Inputs;
}

/**
 * All results of one saved set of answers, in the form's order. Never throws: an impossible calculation is a failed result.
 * One that waits for another form, or for an earlier occasion to compare with, is neither and has no row.
 */
export async function scoreForm(form: Form, answers: Answers, context: ScoringContext = alone): Promise<readonly ScoredResult[]> {
  if (form.results.length === 0) return [];
  return settle(form.results, { form, ...asked(form, answers, context.asked), context });
}

/**
 * The results of a whole moment that are made of `saved` (all of them without it) and of which every form has saved answers.
 * `context.others` holds each form's latest, the one just saved too; `context.earlier` the moment's own results before.
 */
export async function scoreMoment(moment: Moment, context: ScoringContext, saved?: string): Promise<readonly ScoredResult[]> {
  const made = moment.results ?? [];
  if (made.length === 0) return [];
  const ready = new Set(
    made.flatMap(({ id, from }) =>
      (saved === undefined || from.includes(saved)) && from.every((form) => Object.hasOwn(context.others, form)) ? [id] : [],
    ),
  );
  const scored = await settle(made, { form: null, answers: {}, asked: new Set(), context });
  return scored.filter(({ result }) => ready.has(result));
}

async function settle(results: readonly Result[], given: Omit<Given, 'settled'>): Promise<readonly ScoredResult[]> {
  const settled = new Map<string, Outcome>();
  for (const { result, needs, circle } of inOrder(results)) {
    const before = new Map(needs.flatMap((id) => (settled.has(id) ? [[id, settled.get(id) as Outcome]] : [])));
    const outcome: Outcome = circle
      ? { failure: `Resultatet bygger på sig självt: ${circle.join(' → ')}.`, inputs: {} }
      : await outcomeOf({ ...given, settled: before }, result);
    settled.set(result.id, inside(result, outcome));
  }
  return results.flatMap((result) => told(result, settled.get(result.id)) ?? []);
}

async function outcomeOf(given: Given, { method }: Result): Promise<Outcome> {
  return lastStep(method.then, method.kind === 'jsonata' ? await calculate(given, method.expression) : builder(given, method));
}

function builder(given: Given, method: Exclude<Result['method'], { kind: 'jsonata' }>): Outcome {
  switch (method.kind) {
    case 'sum':
      return sum(given, method);
    case 'mean':
      return mean(given, method);
    case 'weighted':
      return weighted(given, method);
    case 'count':
      return count(given, method);
    case 'combine':
      return combine(given, method);
    case 'norm':
      return norm(given, method);
    case 'change':
      return change(given, method);
  }
}

/** A number outside the result's minimum and maximum is a failure, for those that build on it too. */
function inside(result: Result, outcome: Outcome): Outcome {
  const failure = 'value' in outcome ? outside(result, outcome.value) : null;
  return failure === null ? outcome : { failure, inputs: outcome.inputs };
}

function told(result: Result, outcome: Outcome | undefined): ScoredResult | null {
  if (outcome === undefined || 'waitsFor' in outcome) return null;
  const about = { result: result.id, methodVersion: result.methodVersion, inputs: outcome.inputs };
  if ('failure' in outcome) return { ...about, value: null, band: null, failure: outcome.failure };
  return { ...about, value: outcome.value, band: bandOf(result, outcome.value), failure: null };
}

/** Name of the band that holds a value, both ends counted in; null between and outside bands, and for what is not a number. */
export function bandOf(result: Pick<Result, 'bands'>, value: Value): string | null {
  if (typeof value !== 'number') return null;
  return result.bands.find(({ from, to }) => value >= from && value <= to)?.name ?? null;
}

function outside(result: Result, value: Value): string | null {
  if (typeof value !== 'number') return null;
  if (!Number.isFinite(value)) return 'Beräkningen gav inget tal.';
  if (value >= result.minimum && value <= result.maximum) return null;
  return `Beräkningen gav ${number(value)}, som ligger utanför ${number(result.minimum)}–${number(result.maximum)}.`;
}

const number = (value: number): string => value.toLocaleString('sv', { maximumFractionDigits: 6 });
