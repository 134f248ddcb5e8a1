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

  test('an occasion that opens when something happens, on the same day, may be over at once', () => {
    const schedule = { kind: 'once', anchor: { kind: 'start' }, days: 0 } as const;
    const late = 'Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.';
    const closes = { days: 0, at: '22:00' };
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: { days: 0, at: '20:00' }, closes, reminders: [] })] }, [
      `warning batteries[0].due: ${late}`,
      `warning batteries[0].closes: ${late}`,
    ]);
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: { days: 1, at: '20:00' }, reminders: [] })] }, []);
  });

  test('due at the very time of opening is too early, and a day without a time begins at midnight', () => {
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ due: { days: 0, at: '08:00' }, reminders: [] })] }, [
      'error batteries[0].due: Svaret ska vara inne klockan 08:00 samma dag, men tillfället öppnar 08:00.',
    ]);
    const schedule = { kind: 'once', anchor: { kind: 'start' }, days: 2 } as const;
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: { days: 0, at: '00:00' }, reminders: [] })] }, [
      'error batteries[0].due: Svaret ska vara inne klockan 00:00 samma dag, men tillfället öppnar 00:00.',
    ]);
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: { days: 0, at: '00:01' }, reminders: [] })] }, []);
  });

  test('of due and closing it is the one on the opening day that is warned of', () => {
    const schedule = { kind: 'once', anchor: { kind: 'start' }, days: 0 } as const;
    const late = 'Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.';
    const today = { days: 0, at: '22:00' };
    const tomorrow = { days: 1, at: '22:00' };
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: today, closes: tomorrow, reminders: [] })] }, [
      `warning batteries[0].due: ${late}`,
    ]);
    expectProblems('ClosesBeforeOpening', { batteries: [aBattery({ schedule, due: tomorrow, closes: today, reminders: [] })] }, [
      `warning batteries[0].closes: ${late}`,
    ]);
  });
});

describe('check: random times and hands', () => {
  test('due before the first window, and the same day as staff start it', () => {
    expectProblems(
      'ClosesBeforeOpening',
      {
        batteries: [
          aBattery({
            due: { days: 0, at: '08:00' },
            schedule: { kind: 'random', anchor: { kind: 'start' }, days: 2, windows: [{ from: '09:00', to: '12:00' }] },
          }),
          aBattery({ id: 'b2', due: { days: 0, at: '20:00' }, schedule: { kind: 'byStaff' } }),
        ],
      },
      [
        'error batteries[0].due: Svaret ska vara inne klockan 08:00 samma dag, men tillfället öppnar 09:00.',
        'warning batteries[1].due: Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.',
      ],
    );
  });

  test('hours from the opening are always after it', () => {
    expectProblems(
      'ClosesBeforeOpening',
      { batteries: [aBattery({ due: { hours: 0.25 }, closes: { hours: 0.5 }, reminders: [], schedule: { kind: 'byStaff' } })] },
      [],
    );
  });
});
