import { describe, test } from 'vitest';
import { aBattery } from './base.ts';
import { expectProblems } from './expectProblems.ts';

describe('check: occasions that the end cuts off', () => {
  test('one that is due after the limit is a warning', () => {
    expectProblems('CutOffOccasions', { ends: { days: 29 }, batteries: [aBattery()] }, [
      'warning batteries[0].due: Det sista tillfället i ”Veckomätning” ska besvaras till dag 30, men momentet slutar dag 29.',
    ]);
  });

  test('and one that is due after follow-up', () => {
    expectProblems(
      'CutOffOccasions',
      { followUp: { days: 30 }, batteries: [aBattery({ schedule: { kind: 'once', anchor: { kind: 'end' }, days: 29, at: '08:00' } })] },
      ['warning batteries[0].due: Det sista tillfället i ”Veckomätning” ska besvaras till dag 31, men uppföljningen slutar dag 30.'],
    );
  });

  test('due on the last day is in time', () => {
    expectProblems(
      'CutOffOccasions',
      {
        ends: { days: 30 },
        followUp: { days: 32 },
        batteries: [aBattery(), aBattery({ id: 'b2', schedule: { kind: 'once', anchor: { kind: 'end' }, days: 30, at: '08:00' } })],
      },
      [],
    );
  });
});
