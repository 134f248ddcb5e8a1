import { describe, test } from 'vitest';
import { aResult, counting } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: reliable change', () => {
  test('without a spread it cannot be told', () => {
    expectProblems(
      'ReliableChange',
      counting(aResult(), aResult({ id: 'c', bands: [], method: { kind: 'change', of: 'total', since: 'first', as: 'reliable' } })),
      ['error forms[0].results[1].method.as: Skriv sd och reliability, annars går det inte att säga om förändringen är tillförlitlig.'],
    );
  });

  test('a reliability of 1 is none', () => {
    expectProblems(
      'ReliableChange',
      counting(
        aResult(),
        aResult({ id: 'c', bands: [], method: { kind: 'change', of: 'total', since: 'first', as: 'reliable', sd: 3, reliability: 1 } }),
      ),
      ['error forms[0].results[1].method.reliability: Reliabiliteten ska vara mindre än 1.'],
    );
  });

  test('with both it passes', () => {
    expectProblems(
      'ReliableChange',
      counting(
        aResult(),
        aResult({ id: 'c', bands: [], method: { kind: 'change', of: 'total', since: 'first', as: 'reliable', sd: 3, reliability: 0.8 } }),
      ),
      [],
    );
  });
});
