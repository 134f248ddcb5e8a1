import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: batteries without forms', () => {
  test('a battery without forms is an error', () => {
    expectProblems('EmptyBattery', { batteries: [aBattery({ forms: [] })] }, [
      'error batteries[0].forms: Mätbatteriet ”Veckomätning” har inget formulär.',
    ]);
  });

  test('the same form twice in one occasion is an error', () => {
    expectProblems('EmptyBattery', { batteries: [aBattery({ forms: ['f1', 'f1'] })] }, [
      'error batteries[0].forms[1]: Formuläret ”f1” står två gånger i mätbatteriet.',
    ]);
  });
});
