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

  test('of a sum of decimals only what matters is told', () => {
    const decimals = ['a', 'b', 'c'].map((id) => ({ kind: 'number' as const, id, text: id, minimum: -0.1, maximum: 0.1, decimals: 1 }));
    const result = aResult({ method: { kind: 'sum', questions: ['a', 'b', 'c'] }, minimum: 0, maximum: 0.2, bands: [] });
    expectProblems('ResultRange', { forms: [aForm({ questions: decimals, results: [result] })], flags: [] }, [
      'error forms[0].results[0].minimum: Svaren kan ge summan -0.3, som är lägre än 0.',
      'error forms[0].results[0].maximum: Svaren kan ge summan 0.3, som är högre än 0.2.',
    ]);
  });

  test('a single value is a range', () => {
    const alike = [
      { kind: 'singleChoice' as const, id: 'one', text: 'Välj', options: ['x', 'y'].map((id) => ({ id, text: id, score: 2 })) },
    ];
    const result = aResult({ minimum: 2, maximum: 2, bands: [] });
    expectProblems('ResultRange', { forms: [aForm({ questions: alike, results: [result] })], flags: [] }, []);
  });

  test('a question counted twice is counted once, and one without a range leaves the sum open', () => {
    const twice = aResult({ method: { kind: 'sum', questions: ['one', 'one'] } });
    expectProblems('ResultRange', { forms: [aForm({ results: [twice] })] }, []);
    const open = [{ kind: 'number' as const, id: 'one', text: 'Hur många?' }];
    expectProblems('ResultRange', { forms: [aForm({ questions: open })] }, []);
  });
});
