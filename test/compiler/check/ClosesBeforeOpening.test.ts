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

describe('check: the same day, whatever the schedule', () => {
  const start = { kind: 'start' } as const;
  const said = (schedule: object, spans: object, lines: readonly string[]) =>
    expectProblems(
      'ClosesBeforeOpening',
      { batteries: [aBattery({ schedule: schedule as never, due: undefined, closes: undefined, reminders: [], ...spans })] },
      lines,
    );
  const late = (over: string) =>
    `warning batteries[0].${over}: Tillfället kan öppna sent samma dag och är då över innan någon har hunnit svara. Ge det minst en dag.`;
  const every = (more: object) => ({ kind: 'every', anchor: start, at: '09:05', count: 3, everyDays: 7, ...more });
  const weekdays = (more: object) => ({ kind: 'weekdays', anchor: start, at: '09:05', count: 3, everyWeeks: 1, weekdays: [1], ...more });
  const evening = { closes: { days: 0, at: '20:00' } };

  test('at the hour of opening, or before it', () => {
    said(every({ firstDays: 7 }), { due: { days: 0, at: '09:05' } }, [
      'error batteries[0].due: Svaret ska vara inne klockan 09:05 samma dag, men tillfället öppnar 09:05.',
    ]);
    said(every({ firstDays: 7 }), { closes: { days: 0, at: '09:00' } }, [
      'error batteries[0].closes: Tillfället stänger klockan 09:00 samma dag, men öppnar 09:05.',
    ]);
    said(every({ firstDays: 7 }), { closes: { days: 0, at: '09:06' } }, []);
    said(every({ firstDays: 7 }), { closes: { hours: 1 }, due: { hours: 1 } }, []);
    said(every({ firstDays: 0 }), { closes: { days: 0, at: '09:00' } }, [
      'error batteries[0].closes: Tillfället stänger klockan 09:00 samma dag, men öppnar 09:05.',
      late('closes'),
    ]);
  });

  test.each<[string, object, boolean]>([
    ['every, on the first day', every({ firstDays: 0 }), true],
    ['every, on a later', every({ firstDays: 1 }), false],
    ['every, weeks later', every({ firstWeeks: 1 }), false],
    ['every, months later', every({ firstDays: 0, firstMonths: 1, everyDays: undefined, everyMonths: 1 }), false],
    ['weekdays, from the first day', weekdays({ firstDays: 0 }), true],
    ['weekdays, later', weekdays({ firstDays: 1 }), false],
    ['weekdays, weeks later', weekdays({ firstWeeks: 1 }), false],
    ['once, on the day', { kind: 'once', anchor: start, days: 0, at: '09:05' }, true],
    ['once, later', { kind: 'once', anchor: start, days: 1, at: '09:05' }, false],
    ['once, weeks later', { kind: 'once', anchor: start, days: 0, weeks: 1, at: '09:05' }, false],
    ['once, months later', { kind: 'once', anchor: start, days: 0, months: 1, at: '09:05' }, false],
    ['after a module', { kind: 'after', module: 'm1' }, true],
    ['by staff', { kind: 'byStaff' }, true],
    ['at random', { kind: 'random', anchor: start, firstDays: 0, days: 3, windows: [{ from: '09:00', to: '10:00' }] }, false],
  ])('%s may open late: %s', (_what, schedule, opensLate) => {
    said(schedule, evening, opensLate ? [late('closes')] : []);
    said(schedule, { closes: { days: 1, at: '20:00' } }, []);
  });
});
