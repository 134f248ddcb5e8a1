import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { isOpen, type OpeningHours, staffTimeAfter, usualHours } from '../../engine/staffHours.ts';
import { countedOpen, countedStaffTime } from '../support/naiveStaffHours.ts';

vi.setConfig({ testTimeout: 60_000 });

const STOCKHOLM = 'Europe/Stockholm';
const MINUTE = 60_000;
const at = (text: string) => Date.parse(text);
const after = (from: string, hours: number, opening: OpeningHours = usualHours) => {
  const found = staffTimeAfter(STOCKHOLM, at(from), hours, opening);
  return found === null ? null : new Date(found).toISOString().slice(0, 16);
};
const always: OpeningHours['week'] = Array.from({ length: 7 }, () => [['00:00', '24:00']] as const);
const never: OpeningHours['week'] = [[], [], [], [], [], [], []];

describe('staff hours: examples', () => {
  test('two hours from Thursday afternoon are an hour then and an hour on the Friday', () => {
    expect(after('2026-09-10T14:00:00Z', 2)).toBe('2026-09-11T07:00');
  });

  test('closing time is the earliest instant when the day’s last hour has passed', () => {
    expect(after('2026-09-11T14:00:00Z', 1)).toBe('2026-09-11T15:00');
  });

  test('no hours at all is the first instant when somebody is there', () => {
    expect(after('2026-09-11T14:00:00Z', 0)).toBe('2026-09-11T14:00');
    expect(after('2026-09-11T15:00:00Z', 0)).toBe('2026-09-14T06:00');
  });

  test('Easter is passed over from Maundy Thursday to the Tuesday', () => {
    expect(after('2026-04-02T14:00:00Z', 2)).toBe('2026-04-07T07:00');
  });

  test('Christmas: eves, holidays and the unit’s own closed days', () => {
    expect(after('2026-12-23T15:30:00Z', 1)).toBe('2026-12-28T07:30');
    expect(after('2026-12-23T15:30:00Z', 1, { ...usualHours, opensOnEves: true })).toBe('2026-12-24T07:30');
    expect(after('2026-12-23T15:30:00Z', 1, { ...usualHours, closed: ['2026-12-28', '2026-12-29', '2026-12-30'] })).toBe(
      '2027-01-04T07:30',
    );
  });

  test('parts of an hour are counted to the millisecond', () => {
    expect(staffTimeAfter(STOCKHOLM, at('2026-09-10T08:00:00.123Z'), 1.25, usualHours)).toBe(at('2026-09-10T09:15:00.123Z'));
    expect(staffTimeAfter(STOCKHOLM, at('2026-09-10T08:00:00Z'), 1.1, usualHours)).toBe(at('2026-09-10T09:06:00Z'));
  });

  test('a night that loses an hour has one hour less, and the autumn night one more', () => {
    const opening = { week: always, closed: [] };
    expect(after('2026-03-28T23:00:00Z', 3, opening)).toBe('2026-03-29T02:00');
    expect(after('2026-03-28T23:00:00Z', 23, opening)).toBe('2026-03-29T22:00');
    expect(after('2026-10-24T22:00:00Z', 25, opening)).toBe('2026-10-25T23:00');
    const night: OpeningHours = { week: [[], [], [], [], [], [], [['01:00', '04:00']]], closed: [] };
    expect(after('2026-10-24T22:00:00Z', 4, night)).toBe('2026-10-25T03:00');
    expect(after('2026-03-28T22:00:00Z', 2, night)).toBe('2026-03-29T02:00');
  });

  test('a Sunday is open when the week says so, and a public holiday never', () => {
    expect(isOpen(STOCKHOLM, at('2026-09-13T10:00:00Z'), { week: always, closed: [] })).toBe(true);
    expect(isOpen(STOCKHOLM, at('2026-04-05T10:00:00Z'), { week: always, closed: [] })).toBe(false);
    expect(isOpen(STOCKHOLM, at('2026-09-13T10:00:00Z'), usualHours)).toBe(false);
  });

  test('the minute of opening is open and the minute of closing is not', () => {
    const open = ['2026-09-10T05:59:59.999Z', '2026-09-10T06:00:00Z', '2026-09-10T14:59:59.999Z', '2026-09-10T15:00:00Z'];
    expect(open.map((text) => isOpen(STOCKHOLM, at(text), usualHours))).toEqual([false, true, true, false]);
  });
});

describe('staff hours: bad input', () => {
  const malformed: readonly OpeningHours['week'][] = [
    [],
    always.slice(1),
    [...always, []],
    never,
    never.map(() => [['17:00', '08:00']]),
    never.map(() => [['08:00', '08:00']]),
    never.map(() => [['8', '17']]),
    never.map(() => [['', '']]),
    never.map(() => [['24:00', '24:00']]),
    never.map(() => [['00:00', '25:00']]),
  ];

  test.each(malformed.map((week) => ({ week })))('$week is never open', ({ week }) => {
    expect(staffTimeAfter(STOCKHOLM, at('2026-09-10T08:00:00Z'), 1, { week, closed: [] })).toBeNull();
    expect(isOpen(STOCKHOLM, at('2026-09-10T08:00:00Z'), { week, closed: [] })).toBe(false);
  });

  test('intervals that overlap are counted once', () => {
    const week: OpeningHours['week'] = never.map(() => [
      ['10:00', '12:00'],
      ['08:00', '11:00'],
      ['08:30', '09:00'],
      ['11:30', 'noon'],
    ]);
    expect(after('2026-09-10T06:00:00Z', 4, { week, closed: [] })).toBe('2026-09-10T10:00');
    expect(after('2026-09-10T06:00:00Z', 4.5, { week, closed: [] })).toBe('2026-09-11T06:30');
  });

  test('hours below zero are none; more than two years hold, or no number, is never', () => {
    expect(after('2026-09-10T08:00:00Z', -3)).toBe('2026-09-10T08:00');
    expect(after('2026-09-10T08:00:00Z', 1e9)).toBeNull();
    expect(after('2026-09-10T08:00:00Z', Infinity)).toBeNull();
    expect(after('2026-09-10T08:00:00Z', Number.NaN)).toBeNull();
  });

  test('closed days that name no date close nothing', () => {
    expect(after('2026-09-10T08:00:00Z', 1, { ...usualHours, closed: ['torsdag', '2026-09-10T00:00'] })).toBe('2026-09-10T09:00');
  });
});

describe('staff hours: against somebody with a watch', () => {
  const zone = fc.constantFrom('Europe/Stockholm', 'Australia/Lord_Howe', 'America/Santiago', 'Atlantic/Azores', 'UTC');
  const clock = fc
    .oneof(
      fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
      fc.integer({ min: 0, max: 1_439 }),
    )
    .map((minute) => new Date(minute * MINUTE).toISOString().slice(11, 16));
  const interval = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(clock, clock) },
    { weight: 1, arbitrary: fc.tuple(clock, fc.constant('24:00')) },
    { weight: 1, arbitrary: fc.constant(['00:00', '24:00'] as const) },
    { weight: 1, arbitrary: fc.constantFrom(['', ''] as const, ['08:00', '25:00'] as const, ['24:00', '24:00'] as const) },
  );
  const week = fc.oneof(
    { weight: 8, arbitrary: fc.array(fc.array(interval, { maxLength: 3 }), { minLength: 7, maxLength: 7 }) },
    { weight: 3, arbitrary: fc.constantFrom(usualHours.week, always) },
  );
  /** Instants near what is hard: Christmas, Easter, midsummer and the nights of change; or anywhere. */
  const from = fc
    .oneof(
      fc.tuple(
        fc.constantFrom('2025-12-20', '2026-03-27', '2026-04-01', '2026-06-17', '2026-10-23', '2027-04-03', '2027-12-30', '2028-09-01'),
        fc.integer({ min: 0, max: 4 * 1_440 }),
      ),
      fc.tuple(fc.constant('2025-01-10'), fc.integer({ min: 0, max: 3 * 365 * 1_440 })),
    )
    .map(([date, minutes]) => at(date) + minutes * MINUTE);
  const closed = fc.subarray(['2025-12-22', '2025-12-29', '2026-04-07', '2026-06-22', '2026-06-18', '2027-04-05', 'nonsense']);
  const opening: fc.Arbitrary<OpeningHours> = fc.record({ week, closed, opensOnEves: fc.boolean() });

  test('both come to the same instant, or never', () => {
    let [found, asked] = [0, 0];
    fc.assert(
      fc.property(zone, from, fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 3_000 })), opening, (where, start, minutes, hours) => {
        const ours = staffTimeAfter(where, start, minutes / 60, hours);
        asked += 1;
        if (ours !== null) found += 1;
        expect(ours).toBe(countedStaffTime(where, start, minutes, hours));
      }),
      { numRuns: 600 },
    );
    expect(found).toBeGreaterThan(asked / 2);
  });

  test('both find the door open at the same minutes', () => {
    fc.assert(
      fc.property(zone, from, opening, (where, start, hours) => {
        expect(isOpen(where, start, hours)).toBe(countedOpen(where, start, hours));
      }),
      { numRuns: 1_000 },
    );
  });

  test('time in two parts is the time in one', () => {
    fc.assert(
      fc.property(zone, from, fc.nat(59_999), fc.integer({ min: 1, max: 1e8 }), fc.integer({ min: 1, max: 1e8 }), opening, (...drawn) => {
        const [where, start, odd, one, two, hours] = drawn;
        const halfway = staffTimeAfter(where, start + odd, one / 3.6e6, hours);
        const whole = staffTimeAfter(where, start + odd, (one + two) / 3.6e6, hours);
        if (halfway !== null && whole !== null) expect(staffTimeAfter(where, halfway, two / 3.6e6, hours)).toBe(whole);
      }),
      { numRuns: 1_000 },
    );
  });
});
