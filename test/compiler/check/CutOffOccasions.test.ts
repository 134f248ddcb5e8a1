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

  test('one that closes and is never due is said to be cut off where it closes', () => {
    const { due: _due, ...closing } = aBattery();
    expectProblems('CutOffOccasions', { ends: { days: 33 }, batteries: [closing] }, [
      'warning batteries[0].closes: Det sista tillfället i ”Veckomätning” ska besvaras till dag 34, men momentet slutar dag 33.',
    ]);
  });

  test('a moment without an end cuts nothing off, nor does one whose last occasion never opens', () => {
    expectProblems('CutOffOccasions', { batteries: [aBattery()] }, []);
    expectProblems('CutOffOccasions', { followUp: { days: 1 }, batteries: [aBattery()] }, []);
    expectProblems('CutOffOccasions', { ends: { days: 27 }, batteries: [aBattery()] }, []);
    expectProblems('CutOffOccasions', { ends: { days: 28 }, batteries: [aBattery()] }, [
      'warning batteries[0].due: Det sista tillfället i ”Veckomätning” ska besvaras till dag 30, men momentet slutar dag 28.',
    ]);
  });

  test('occasions without a time to be answered by, or that staff start, are not cut off', () => {
    const { due: _due, closes: _closes, ...open } = aBattery();
    expectProblems('CutOffOccasions', { ends: { days: 29 }, batteries: [open] }, []);
    expectProblems('CutOffOccasions', { ends: { days: 29 }, batteries: [aBattery({ schedule: { kind: 'byStaff' } })] }, []);
  });
});
