import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: occasions that are over before they begin', () => {
  test('due and closing on the opening day must come after the opening', () => {
    expectProblems(
      'ClosesBeforeOpening',
      { batteries: [aBattery({ due: { days: 0, at: '07:00' }, closes: { days: 0, at: '08:00' }, reminders: [] })] },
      [
        'error batteries[0].due: Svaret ska vara inne klockan 07:00 samma dag, men tillfället öppnar 08:00.',
        'error batteries[0].closes: Tillfället stänger klockan 08:00 samma dag, men öppnar 08:00.',
      ],
    );
  });

  test('the same evening is fine', () => {
    expectProblems(
      'ClosesBeforeOpening',
      { batteries: [aBattery({ due: { days: 0, at: '20:00' }, closes: { days: 0, at: '23:59' }, reminders: [] })] },
      [],
    );
  });
});
