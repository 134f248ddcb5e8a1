import { describe, test } from 'vitest';
import { aBattery, aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: missed occasions that cannot be missed', () => {
  test('without a due time nothing is ever missed', () => {
    expectProblems(
      'MissedWithoutDue',
      {
        batteries: [{ id: 'b1', title: 'Veckomätning', forms: ['f1'], schedule: { kind: 'once', anchor: { kind: 'start' }, days: 0 } }],
        flags: [aFlag({ trigger: { kind: 'missedBattery', battery: 'b1' }, putOut: 'staff' })],
      },
      ['error flags[0].trigger.battery: Flaggan kan aldrig tändas, eftersom ”Veckomätning” saknar tid då svaret ska vara inne.'],
    );
  });

  test('with one the flag can be raised', () => {
    expectProblems(
      'MissedWithoutDue',
      { batteries: [aBattery()], flags: [aFlag({ trigger: { kind: 'missedBattery', battery: 'b1' }, putOut: 'staff' })] },
      [],
    );
  });
});
