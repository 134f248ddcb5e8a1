import { describe, test } from 'vitest';
import { aBand, aForm, aResult } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: sums outside their range', () => {
  test('a sum that the answers can take past the maximum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'yes'] } })] })] }, [
      'error forms[0].results[0].maximum: Svaren kan ge summan 4, som är högre än 3.',
    ]);
  });

  test('a sum that can come below the minimum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ minimum: 1, bands: [aBand(1, 3, 'Alla')] })] })] }, [
      'error forms[0].results[0].minimum: Svaren kan ge summan 0, som är lägre än 1.',
    ]);
  });

  test('a maximum under the minimum is an error', () => {
    expectProblems('ResultRange', { forms: [aForm({ results: [aResult({ minimum: 3, maximum: 0, bands: [] })] })], flags: [] }, [
      'error forms[0].results[0].maximum: Det högsta värdet 0 är lägre än det lägsta 3.',
    ]);
  });

  test('several options add up', () => {
    expectProblems(
      'ResultRange',
      {
        forms: [
          aForm({ results: [aResult({ method: { kind: 'sum', questions: ['one', 'many'] }, maximum: 4, bands: [aBand(0, 4, 'Alla')] })] }),
        ],
      },
      [],
    );
  });
});
