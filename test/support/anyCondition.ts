import fc from 'fast-check';
import type { Expression } from '../../engine/expression.ts';

/** Generated conditions over answers, results, start, progress and how batteries have gone; some of them compare what cannot be compared. */
export function anyCondition(modules: number, batteries: number): fc.Arbitrary<Expression> {
  const path = (...names: readonly string[]): Expression => ({ kind: 'path', names });
  const literal = (value: number | string): Expression => ({ kind: 'literal', value });
  const numeric = fc.constantFrom(
    path('forms', 'a', 'answers', 'q'),
    path('forms', 'b', 'answers', 'q'),
    path('forms', 'a', 'results', 'r'),
    path('start', 'age'),
    ...(batteries > 0
      ? [path('batteries', 'b0', 'missed'), path('batteries', 'b0', 'answered'), path('batteries', 'b0', 'missedInARow')]
      : []),
  );
  const compared = fc
    .tuple(fc.constantFrom('>=' as const, '<' as const, '=' as const, '!=' as const), numeric, fc.integer({ min: 0, max: 3 }))
    .map(([operator, left, value]): Expression => ({ kind: 'binary', operator, left, right: literal(value) }));
  const status = fc
    .tuple(fc.integer({ min: 0, max: Math.max(0, modules - 1) }), fc.constantFrom('locked', 'open', 'completed', 'closed'))
    .map(([module, word]): Expression => ({ kind: 'binary', operator: '=', left: path('progress', `m${module}`), right: literal(word) }));
  const exists = numeric.map((argument): Expression => ({ kind: 'call', function: 'exists', argument }));
  const odd = numeric.map((left): Expression => ({ kind: 'binary', operator: '<', left, right: literal('text') }));
  const leaf = fc.oneof(
    { weight: 5, arbitrary: compared },
    { weight: modules > 0 ? 1 : 0, arbitrary: status },
    { weight: 1, arbitrary: exists },
    { weight: 1, arbitrary: odd },
  );
  return fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), leaf, leaf)
        .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right })),
    },
    { weight: 1, arbitrary: leaf.map((argument): Expression => ({ kind: 'call', function: 'not', argument })) },
  );
}
