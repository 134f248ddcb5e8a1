import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: prioritised flags that go nowhere', () => {
  test('one without a ladder is a warning', () => {
    expectProblems('PrioritisedWithoutLadder', { flags: [aFlag({ priority: 'prioritised' })] }, [
      'warning flags[0].ladder: Den prioriterade flaggan ”Hög summa” blir liggande om ingen ser den. Skriv till vem den går vidare, och efter hur många av mottagningens timmar.',
    ]);
  });

  test('one step is enough, and an ordinary flag needs none', () => {
    expectProblems(
      'PrioritisedWithoutLadder',
      { flags: [aFlag({ priority: 'prioritised', ladder: [{ afterHours: 4, to: 'unit' }] }), aFlag({ id: 'fl2' })] },
      [],
    );
  });
});
