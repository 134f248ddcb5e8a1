import { describe, test } from 'vitest';
import { aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: results that go round', () => {
  test('two results made of each other are reported', () => {
    expectProblems(
      'ResultCycle',
      counting(
        aResult({ id: 'a', method: { kind: 'combine', items: [{ result: 'b' }] }, bands: [] }),
        aResult({ id: 'b', method: { kind: 'jsonata', expression: 'results.a + 1' }, bands: [] }),
      ),
      [
        'error forms[0].results[0].method: Resultaten går runt: ”a” → ”b” → ”a”.',
        'error forms[0].results[1].method: Resultaten går runt: ”b” → ”a” → ”b”.',
      ],
    );
  });

  test('one after the other passes', () => {
    expectProblems(
      'ResultCycle',
      counting(
        aResult({ id: 'a', method: { kind: 'sum', questions: ['one'] }, bands: [] }),
        aResult({ id: 'b', method: { kind: 'combine', items: [{ result: 'a' }] }, bands: [] }),
      ),
      [],
    );
  });
});
