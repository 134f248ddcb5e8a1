import type { Statement, Value } from './tree.ts';

/**
 * Questions that a formula always counts with and has no value for when they are not answered: without an answer there is no result,
 * whatever else was answered. In the order in which they stand.
 */
export function definite(statements: readonly Statement[]): readonly string[] {
  const found = new Set<string>();
  for (const statement of statements) {
    if (statement.kind === 'if') counted(statement.when, found);
    else if (statement.kind === 'block') for (const inside of definite(statement.statements)) found.add(inside);
    else if (statement.value !== null) passed(statement.value, found);
  }
  return [...found];
}

/** A value that is only handed on may be missing; one that is counted with may not. */
function passed(value: Value, found: Set<string>): void {
  if (value.kind !== 'get') counted(value, found);
}

function counted(value: Value, found: Set<string>): void {
  switch (value.kind) {
    case 'get':
      if (value.otherwise === null) found.add(value.question);
      return;
    case 'negate':
    case 'not':
      return counted(value.of, found);
    case 'binary':
      if (value.left.kind === 'null' || value.right.kind === 'null') return;
      counted(value.left, found);
      if (value.operator !== '&&' && value.operator !== '||') counted(value.right, found);
      return;
    case 'choice':
      return counted(value.when, found);
    case 'math':
      for (const given of value.given) counted(given, found);
      return;
    case 'number':
    case 'boolean':
    case 'null':
    case 'name':
      return;
  }
}
