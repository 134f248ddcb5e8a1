import type { Expression, Facts, Literal } from '../../engine/expression.ts';

/** Whether a condition holds: a small walk of the tree by JSONata's rules, in which what cannot be said makes the whole false. */
export function conditionHolds(condition: Expression, facts: Facts): boolean {
  try {
    return truth(walk(condition, facts)) === true;
  } catch (problem) {
    if (problem instanceof Impossible) return false;
    throw problem;
  }
}

class Impossible extends Error {}

type Found = Literal | readonly Literal[] | undefined;

function walk(node: Expression, facts: Facts): Found {
  if (node.kind === 'literal') return node.value;
  if (node.kind === 'list') return node.values;
  if (node.kind === 'path') {
    let here: unknown = facts;
    for (const name of node.names) {
      const inside = typeof here === 'object' && here !== null && !Array.isArray(here) && Object.hasOwn(here, name);
      if (!inside) return undefined;
      here = (here as Record<string, unknown>)[name];
    }
    return typeof here === 'object' && !Array.isArray(here) && here !== null ? undefined : (here as Found);
  }
  if (node.kind === 'negate') {
    const value = walk(node.argument, facts);
    return value === undefined ? undefined : -number(value);
  }
  if (node.kind === 'conditional') {
    if (truth(walk(node.condition, facts)) === true) return walk(node.whenTrue, facts);
    return node.whenFalse === null ? undefined : walk(node.whenFalse, facts);
  }
  if (node.kind === 'call') {
    const value = walk(node.argument, facts);
    if (node.function === 'exists') return value !== undefined;
    if (node.function === 'count') return value === undefined ? 0 : Array.isArray(value) ? value.length : 1;
    const said = truth(value);
    return node.function === 'boolean' || said === undefined ? said : !said;
  }
  const left = walk(node.left, facts);
  if (node.operator === 'and') return truth(left) === true && truth(walk(node.right, facts)) === true;
  if (node.operator === 'or') return truth(left) === true || truth(walk(node.right, facts)) === true;
  const right = walk(node.right, facts);
  if (node.operator === 'in') return left !== undefined && right !== undefined && [right].flat().some((each) => each === left);
  if (node.operator === '=' || node.operator === '!=') {
    if (left === undefined || right === undefined) return false;
    return (JSON.stringify(left) === JSON.stringify(right)) === (node.operator === '=');
  }
  if (['<', '<=', '>', '>='].includes(node.operator)) {
    for (const side of [left, right])
      if (side !== undefined && typeof side !== 'number' && typeof side !== 'string') throw new Impossible();
    if (left === undefined || right === undefined) return undefined;
    if (typeof left !== typeof right) throw new Impossible();
    const [one, other] = [left as number, right as number];
    if (node.operator === '<') return one < other;
    if (node.operator === '<=') return one <= other;
    return node.operator === '>' ? one > other : one >= other;
  }
  for (const side of [left, right]) if (side !== undefined) number(side);
  if (left === undefined || right === undefined) return undefined;
  return number(calculated(node.operator, number(left), number(right)));
}

function calculated(operator: string, left: number, right: number): number {
  if (operator === '+') return left + right;
  if (operator === '-') return left - right;
  if (operator === '*') return left * right;
  return operator === '/' ? left / right : left % right;
}

function number(value: Found): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Impossible();
  return value;
}

function truth(value: Found): boolean | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.some((each) => truth(each as Literal) === true);
  return value !== null && value !== false && value !== 0 && value !== '';
}
