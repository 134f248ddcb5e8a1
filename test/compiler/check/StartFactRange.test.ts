import { describe, test } from 'vitest';
import { expectProblems } from './expectProblems.ts';

describe('check: numbers given at start', () => {
  test('a least value above the greatest is an error', () => {
    expectProblems('StartFactRange', { startFacts: [{ kind: 'number', id: 'age', title: 'Ålder', minimum: 18, maximum: 17 }] }, [
      'error startFacts[0].maximum: Uppgiften ”Ålder” har ett högsta värde som är lägre än det lägsta.',
    ]);
  });

  test('one value alone is a range', () => {
    expectProblems('StartFactRange', { startFacts: [{ kind: 'number', id: 'age', title: 'Ålder', minimum: 18, maximum: 18 }] }, []);
  });
});
