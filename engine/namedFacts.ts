import { evaluate, type Expression } from './expression.ts';
import { factsFor } from './factsFor.ts';
import { pathsOf } from './paths.ts';
import type { State } from './state.ts';

/** The facts a condition names, with their values, for the decision record. */
export function namedFacts(expression: Expression, state: Readonly<State>): Record<string, string | number | boolean | null> {
  const facts: Record<string, string | number | boolean | null> = {};
  const all = factsFor(state);
  for (const names of pathsOf(expression)) {
    const value = evaluate({ kind: 'path', names }, all);
    facts[names.join('.')] =
      value === undefined ? null : Array.isArray(value) ? value.join(' ') : (value as string | number | boolean | null);
  }
  return facts;
}
