import { describe, test } from 'vitest';
import { aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: results written in JSONata', () => {
  test('what cannot be read is an error with its place', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: 'scores.one +' } })] })] },
      [
        'error forms[0].results[0].method.expression: Uttrycket tar slut för tidigt. Något saknas i slutet, till exempel en parentes eller ett värde.',
      ],
    );
  });

  test('a regular expression could take any time', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$contains("aa", /(a+)+$/) ? 1 : 2' } })] })] },
      ['error forms[0].results[0].method.expression: Resultatet får inte använda reguljära uttryck.'],
    );
  });

  test('chance and the clock would give another result for the same answers', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$random() + $millis()' } })] })] },
      ['error forms[0].results[0].method.expression: Resultatet får inte använda $random.'],
    );
  });

  test('all the rest of JSONata may be used', () => {
    expectProblems(
      'ResultExpression',
      { forms: [aForm({ results: [aResult({ method: { kind: 'jsonata', expression: '$round($average(scores.*) * 2, 1)' } })] })] },
      [],
    );
  });
});
