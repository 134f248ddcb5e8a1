import { describe, test } from 'vitest';
import { aFlag } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: batteries that are named', () => {
  test('a flag over a battery that is not there is reported', () => {
    expectProblems('KnownBattery', { flags: [aFlag({ trigger: { kind: 'missedBattery', battery: 'b9' }, putOut: 'staff' })] }, [
      'error flags[0].trigger.battery: Det finns inget mätbatteri med id ”b9”.',
    ]);
  });
});
