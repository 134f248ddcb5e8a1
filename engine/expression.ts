/**
 * The checked form of a condition: what JSONata text is lowered to (`compiler/expression/lower.ts`).
 * Evaluated synchronously, totally and without side effects by `evaluate` below.
 */
export type Expression =
  | { readonly kind: 'literal'; readonly value: number | string | boolean | null }
  /** A path from the root, `['forms','phq9','results','total']`. Missing gives undefined, as in JSONata. */
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: Expression; readonly right: Expression }
  | { readonly kind: 'call'; readonly function: 'not' | 'exists' | 'count' | 'boolean'; readonly argument: Expression }
  | { readonly kind: 'conditional'; readonly if: Expression; readonly then: Expression; readonly else: Expression | null }
  | { readonly kind: 'negate'; readonly argument: Expression };

export type BinaryOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'and' | 'or' | '+' | '-' | '*' | '/' | '%' | 'in';
