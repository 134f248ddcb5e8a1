import type { Expression } from './expression.ts';

/** Every path an expression looks at, in the order written: `['forms','phq9','answers','q9']`. */
export function pathsOf(expression: Expression): readonly (readonly string[])[] {
  switch (expression.kind) {
    case 'literal':
    case 'list':
      return [];
    case 'path':
      return [expression.names];
    case 'binary':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'call':
    case 'negate':
      return pathsOf(expression.argument);
    case 'conditional':
      return [
        ...pathsOf(expression.condition),
        ...pathsOf(expression.whenTrue),
        ...(expression.whenFalse ? pathsOf(expression.whenFalse) : []),
      ];
  }
}
