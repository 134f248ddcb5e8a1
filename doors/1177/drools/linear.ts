import type { Method } from '../../../compiler/document/method.ts';
import type { Reach } from './counted.ts';
import type { Statement, Value } from './tree.ts';

/**
 * A formula that is a plain sum of whole weights, as the builder's own method: `sum` when each question counts once, else `weighted`.
 * Null for everything else. Only questions without a value for a missing answer: to the builder missing is missing.
 */
export function linear(statements: readonly Statement[], reach: Reach): Method | null {
  const value = only(statements);
  const sum = value === null ? null : sumOf(value, reach);
  if (sum === null || sum.weights.size === 0) return null;
  const items = [...sum.weights];
  if (items.every(([, weight]) => weight === 1))
    return {
      kind: 'sum',
      questions: items.map(([item]) => item),
      reversed: [],
      missingAllowed: 0,
      ...(sum.constant === 0 ? {} : { then: { add: sum.constant } }),
    };
  return {
    kind: 'weighted',
    items: items.map(([question, weight]) => ({ question, weight })),
    constant: sum.constant,
    missingAllowed: 0,
  };
}

/** The one value that is set, straight or by one variable. */
function only(statements: readonly Statement[]): Value | null {
  const [first, second, ...more] = statements;
  if (more.length > 0 || first === undefined) return null;
  if (second === undefined) return first.kind === 'outcome' ? first.value : null;
  if (first.kind !== 'declare' || first.value === null || second.kind !== 'outcome' || second.value.kind !== 'name') return null;
  return second.value.name === first.name && first.type !== 'int' && first.type !== 'boolean' ? first.value : null;
}

interface Sum {
  readonly constant: number;
  readonly weights: ReadonlyMap<string, number>;
}

function sumOf(value: Value, reach: Reach): Sum | null {
  switch (value.kind) {
    case 'number':
      return value.whole || Number.isInteger(value.value) ? { constant: value.value, weights: new Map() } : null;
    case 'get': {
      const reached = reach(value.question);
      return value.otherwise === null && reached.kind === 'item' && reached.range.whole
        ? { constant: 0, weights: new Map([[reached.item, 1]]) }
        : null;
    }
    case 'negate':
      return scaled(sumOf(value.of, reach), -1);
    case 'binary': {
      const left = sumOf(value.left, reach);
      const right = sumOf(value.right, reach);
      if (left === null || right === null) return null;
      if (value.operator === '+') return joined(left, right);
      if (value.operator === '-') return joined(left, scaled(right, -1));
      if (value.operator !== '*') return null;
      if (left.weights.size === 0) return scaled(right, left.constant);
      return right.weights.size === 0 ? scaled(left, right.constant) : null;
    }
    default:
      return null;
  }
}

function joined(a: Sum, b: Sum | null): Sum | null {
  if (b === null) return null;
  const weights = new Map(a.weights);
  for (const [item, weight] of b.weights) weights.set(item, (weights.get(item) ?? 0) + weight);
  return { constant: a.constant + b.constant, weights };
}

function scaled(sum: Sum | null, by: number): Sum | null {
  if (sum === null) return null;
  return { constant: sum.constant * by + 0, weights: new Map([...sum.weights].map(([item, weight]) => [item, weight * by])) };
}
