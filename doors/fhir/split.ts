import { and, type Expr, or, path, write } from './path/expr.ts';

/**
 * A calculation too long for one question, as several: parts of its sums and of its and and or become hidden calculated questions before it.
 * `hoist` makes one and gives its id. What cannot be shortened so comes back as it is.
 */
export function split(expr: Expr, hoist: (part: Expr) => string, most = 1900): Expr {
  if (write(expr).length <= most) return expr;
  switch (expr.op) {
    case 'and':
    case 'or': {
      const join = expr.op === 'and' ? and : or;
      return join(...chunks(expr.parts, most, hoist, (parts) => join(...parts)));
    }
    case 'reckon': {
      const terms = termsOf(expr);
      if (terms.length < 2) return { ...expr, left: split(expr.left, hoist, most / 2), right: split(expr.right, hoist, most / 2) };
      return plus(chunks(terms, most, hoist, plus));
    }
    case 'if':
      return {
        ...expr,
        when: split(expr.when, hoist, most / 3),
        then: split(expr.then, hoist, most / 3),
        otherwise: expr.otherwise === null ? null : split(expr.otherwise, hoist, most / 3),
      };
    case 'not':
    case 'exists':
    case 'count':
    case 'negate':
      return { ...expr, of: split(expr.of, hoist, most) };
    case 'compare':
      return { ...expr, left: split(expr.left, hoist, most / 2), right: split(expr.right, hoist, most / 2) };
    case 'literal':
    case 'path':
    case 'in':
      return expr;
  }
}

/** Parts put together as long as a question holds them, each such heap hoisted. */
function chunks(
  parts: readonly Expr[],
  most: number,
  hoist: (part: Expr) => string,
  join: (parts: readonly Expr[]) => Expr,
): readonly Expr[] {
  const heaps: Expr[][] = [[]];
  for (const part of parts.map((one) => split(one, hoist, 1500))) {
    const last = heaps.at(-1) ?? [];
    if (last.length > 0 && write(join([...last, part])).length > 1500) heaps.push([part]);
    else last.push(part);
  }
  if (heaps.length === 1 && write(join(heaps[0] ?? [])).length <= most) return heaps[0] ?? [];
  return heaps.map((heap) => path(`answers.${hoist(join(heap))}`));
}

const termsOf = (expr: Expr): readonly Expr[] => (expr.op === 'reckon' && expr.sign === '+' ? [...termsOf(expr.left), expr.right] : [expr]);

const plus = (terms: readonly Expr[]): Expr =>
  terms.slice(1).reduce<Expr>((left, right) => ({ op: 'reckon', sign: '+', left, right }), terms[0] ?? { op: 'literal', value: 0 });
