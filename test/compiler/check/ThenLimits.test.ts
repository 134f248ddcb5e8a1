import { describe, test } from 'vitest';
import { aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: limits of values and graphs', () => {
  test('limits that are turned round are reported', () => {
    expectProblems(
      'ThenLimits',
      counting(
        aResult({
          id: 'a',
          method: { kind: 'sum', questions: ['one'], then: { minimum: 3, maximum: 1, multiply: 0 } },
          bands: [],
          graph: { minimum: 5, maximum: 5 },
        }),
      ),
      [
        'error forms[0].results[0].method.then.multiply: Gånger 0 blir alltid 0.',
        'error forms[0].results[0].method.then.maximum: Det högsta värdet 1 är lägre än det lägsta 3.',
        'error forms[0].results[0].graph.maximum: Grafens högsta värde 5 är inte högre än det lägsta 5.',
      ],
    );
  });

  test('limits in order pass', () => {
    expectProblems(
      'ThenLimits',
      counting(
        aResult({
          id: 'a',
          method: { kind: 'sum', questions: ['one'], then: { multiply: 10, minimum: 0, maximum: 3 } },
          bands: [],
          graph: { minimum: 0 },
        }),
      ),
      [],
    );
  });
});
