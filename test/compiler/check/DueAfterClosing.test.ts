import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: answers that are due too late', () => {
  test('due after closing is an error', () => {
    expectProblems('DueAfterClosing', { batteries: [aBattery({ due: { days: 6, at: '20:01' } })] }, [
      'error batteries[0].closes: Mätbatteriet stänger innan svaret ska vara inne.',
    ]);
  });

  test('due when it closes is fine', () => {
    expectProblems('DueAfterClosing', { batteries: [aBattery({ due: { days: 6, at: '20:00' } })] }, []);
  });
});
