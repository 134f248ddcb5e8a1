import type { Plan } from '../engine/plan.ts';
import { check } from './check/check.ts';
import type { Moment } from './document/moment.ts';
import { parse } from './document/parse.ts';
import { plan } from './plan/plan.ts';
import type { Problem } from './problem.ts';
import { isError } from './problem.ts';

/** What compiling comes to. Warnings may stand beside a plan; an error leaves it null. */
export type Compiled =
  | { readonly plan: Plan; readonly moment: Moment; readonly problems: readonly Problem[] }
  | { readonly plan: null; readonly moment: Moment | null; readonly problems: readonly Problem[] };

/** document (JSON text or value) → parse → check → plan. Problems are returned, never thrown. */
export function compile(document: unknown): Compiled {
  const { moment, problems: shape } = parse(document);
  if (!moment) return { plan: null, moment: null, problems: shape };
  const problems = check(moment);
  if (problems.some(isError)) return { plan: null, moment, problems };
  return { plan: plan(moment), moment, problems };
}
