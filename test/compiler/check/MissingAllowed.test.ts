import { describe, test } from 'vitest';
import { aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: how many answers may be missing', () => {
  test('all of them may not', () => {
    expectProblems(
      'MissingAllowed',
      counting(
        aResult({ id: 'a', method: { kind: 'sum', questions: ['one', 'number'], missingAllowed: 2 }, bands: [], maximum: 13 }),
        aResult({ id: 'b', method: { kind: 'mean', questions: ['one', 'number'], missingShare: 1 }, bands: [], maximum: 10 }),
      ),
      [
        'warning forms[0].results[0].method.missingAllowed: 2 svar får saknas, men bara 2 räknas.',
        'warning forms[0].results[1].method.missingShare: Alla svar kan inte få saknas. Andelen ska vara mindre än 1.',
      ],
    );
  });

  test('some may', () => {
    expectProblems(
      'MissingAllowed',
      counting(aResult({ id: 'a', method: { kind: 'sum', questions: ['one', 'number'], missingAllowed: 1 }, bands: [], maximum: 13 })),
      [],
    );
  });
});
