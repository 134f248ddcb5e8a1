import type { Draft } from './draft.ts';
import type { Logic } from './logic.ts';
import { type Expr, pathsIn } from './path/expr.ts';
import { answersOf, type Placed, scoresOf } from './placed.ts';

/**
 * A calculation over scores is a result too, so that it is kept, shown over time and can raise flags. Adds it and says so, or does not when the
 * calculation is none of scores or has no limits that can be told.
 */
export function scoreResult(draft: Draft, expr: Expr, logic: Logic, expression: string | null): boolean {
  const placed = [...logic.placing.places.values()].filter((one): one is Placed => typeof one !== 'string');
  if (expression === null && !pathsIn(expr).some((name) => name.startsWith('scores.'))) return false;
  const range = rangeIn(expr, placed);
  if (range === null || !Number.isFinite(range[0]) || !Number.isFinite(range[1]) || draft.group !== null || logic.results.length >= 50)
    return false;
  const id = draft.question['id'] as string;
  logic.results.push({
    id,
    title: String(draft.question['text']).slice(0, 200),
    method: expression === null ? { kind: 'sum', questions: [id] } : { kind: 'jsonata', expression },
    minimum: range[0],
    maximum: range[1] > range[0] ? range[1] : range[0] + 1,
    audience: draft.question['hidden'] === true ? ['staff'] : ['citizen', 'staff'],
  });
  return true;
}

type Range = readonly [number, number];

/** The least and the greatest a number can be, or null when it is none or has no limits. */
function rangeIn(expr: Expr, placed: readonly Placed[]): Range | null {
  switch (expr.op) {
    case 'literal':
      return typeof expr.value === 'number' ? [expr.value, expr.value] : null;
    case 'path':
      return rangeOf(expr.name, placed);
    case 'negate': {
      const of = rangeIn(expr.of, placed);
      return of && [-of[1], -of[0]];
    }
    case 'if': {
      const [a, b] = [rangeIn(expr.then, placed), expr.otherwise === null ? null : rangeIn(expr.otherwise, placed)];
      if (expr.otherwise === null) return a;
      return a && b && [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
    }
    case 'count': {
      const found = expr.of.op === 'path' ? placed.find((one) => expr.of.op === 'path' && answersOf(one) === expr.of.name) : undefined;
      return found ? [0, found.options.length] : null;
    }
    case 'reckon': {
      const [a, b] = [rangeIn(expr.left, placed), rangeIn(expr.right, placed)];
      if (!a || !b) return null;
      if (expr.sign === '+') return [a[0] + b[0], a[1] + b[1]];
      if (expr.sign === '-') return [a[0] - b[1], a[1] - b[0]];
      if (expr.sign === '*') return ends(a.flatMap((x) => b.map((y) => x * y)));
      return expr.sign === '/' && b[0] === b[1] && b[0] !== 0 ? ends(a.map((x) => x / b[0])) : null;
    }
    case 'and':
    case 'or':
    case 'not':
    case 'exists':
    case 'compare':
    case 'in':
      return null;
  }
}

const ends = (values: readonly number[]): Range => [Math.min(...values), Math.max(...values)];

function rangeOf(name: string, placed: readonly Placed[]): Range | null {
  const found = placed.find((one) => answersOf(one) === name || scoresOf(one) === name);
  if (!found) return null;
  const scores = found.options.flatMap(({ score }) => score ?? []);
  if (name.startsWith('scores.') && scores.length > 0)
    return found.kind === 'several'
      ? [scores.reduce((sum, score) => sum + Math.min(0, score), 0), scores.reduce((sum, score) => sum + Math.max(0, score), 0)]
      : ends(scores);
  return null;
}
