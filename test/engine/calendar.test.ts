import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, describe, expect, test, vi } from 'vitest';
import {
  daysLater,
  localDate,
  localStamp,
  localTime,
  monthsAfter,
  onDate,
  wallClock,
  weekdayAfter,
  weekdayOf,
} from '../../engine/clock.ts';
import { isDate } from '../../engine/date.ts';
import { calendarDigest } from '../support/calendarDigest.ts';
import {
  ZONES,
  changesOf,
  dateAfter,
  dateOn,
  firstDay,
  namesDate,
  type Reading,
  readingAt,
  readingOn,
  sameTimeAfter,
  weekdayOnOrAfter,
} from '../support/secondCalendar.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAYS = 4_017; // 2025-01-01 … 2035-12-31
const HOUR = 3_600_000;
const TIMES = ['00:00', '02:30', '08:00', '23:59'] as const;
const MONTHS = [1, 3, 12, -1, 6] as const;

let compared = 0;
let astray: string[] = [];

function compare(what: string, ours: number | string, theirs: number | string): void {
  compared += 1;
  if (ours !== theirs) astray.push(`${what}: ${ours}, not ${theirs}`);
}

function noneAstray(): void {
  const found = astray;
  astray = [];
  expect({ astray: found.length, first: found.slice(0, 5) }).toEqual({ astray: 0, first: [] });
}

function compareReading(zone: string, theirs: Reading): void {
  compare(`localDate ${zone} ${theirs.instant}`, localDate(zone, theirs.instant), theirs.date);
  compare(`localTime ${zone} ${theirs.instant}`, localTime(zone, theirs.instant), theirs.time);
  compare(`weekdayOf ${zone} ${theirs.instant}`, weekdayOf(zone, theirs.instant), theirs.weekday);
}

afterAll(() => console.info(`calendar: ${compared} comparisons with a second calendar, 0 deviations where the tests are green`));

describe('calendar: every day of 2025–2035, against a second calendar', () => {
  const dates = Array.from({ length: DAYS }, (_, index) => firstDay.add({ days: index }));
  const indexOf = new Map(dates.map((date, index) => [date.toString(), index]));
  const texts = [...indexOf.keys()];
  /** For each day, the day that lies MONTHS[day % 5] months and day % 3 days later; undefined past the end. */
  const later = dates.map((date, index) => indexOf.get(dateAfter(date, MONTHS[index % 5] ?? 0, index % 3).toString()));

  test('the days are all there, with the last of them', () => {
    expect([texts[0], texts.at(-1)]).toEqual(['2025-01-01', '2035-12-31']);
  });

  test.each(ZONES)('%s', (zone) => {
    const table = dates.map((date) => TIMES.map((time) => readingAt(zone, date, time)));
    for (const [index, readings] of table.entries()) {
      const text = texts[index] ?? '';
      for (const [place, theirs] of readings.entries()) {
        const time = TIMES[place] ?? '';
        const days = index % 47;
        const anchor = table[index - days]?.[(index + place) % 4]?.instant;
        compare(`onDate ${zone} ${text} ${time}`, onDate(zone, text, time), theirs.instant);
        if (anchor !== undefined) compare(`wallClock ${zone} ${text} ${time}`, wallClock(zone, anchor, days, time), theirs.instant);
        const back = table[index - (index % 7)]?.[3]?.instant ?? theirs.instant;
        const weekday = readings[2]?.weekday ?? 0;
        compare(`weekdayAfter ${zone} ${text} ${time}`, weekdayAfter(zone, back, 0, weekday, time), theirs.instant);
        compareReading(zone, theirs);
        const target = table[later[index] ?? DAYS]?.[place];
        if (target === undefined) continue;
        const ours = monthsAfter(zone, theirs.instant, MONTHS[index % 5] ?? 0, index % 3, time);
        if (theirs.date === text) compare(`monthsAfter ${zone} ${text} ${time}`, ours, target.instant);
      }
    }
    noneAstray();
  });

  test.each(ZONES)('%s: every quarter of every night when the clock is changed', (zone) => {
    for (const change of changesOf(zone, 2025, 2035)) {
      for (const date of [dateOn(zone, change - 2 * HOUR), dateOn(zone, change + 26 * HOUR)]) {
        for (let quarter = 0; quarter < 96; quarter += 1) {
          const time = `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
          const theirs = readingAt(zone, date, time).instant;
          compare(`onDate ${zone} ${date.toString()} ${time}`, onDate(zone, date.toString(), time), theirs);
          compare(`wallClock ${zone} ${date.toString()} ${time}`, wallClock(zone, theirs - 50 * HOUR, spanOf(zone, theirs), time), theirs);
        }
      }
      for (let at = change - 3 * HOUR; at <= change + 3 * HOUR; at += HOUR / 4 - 1) compareReading(zone, readingOn(zone, at));
    }
    noneAstray();
  });

  /** Local days from 50 hours before an instant until it. */
  function spanOf(zone: string, instant: number): number {
    return dateOn(zone, instant - 50 * HOUR).until(dateOn(zone, instant)).days;
  }
});

describe('calendar: the two nights of each year in Stockholm', () => {
  test.each([
    ['2025-03-30', '2025-10-26'],
    ['2026-03-29', '2026-10-25'],
    ['2027-03-28', '2027-10-31'],
    ['2028-03-26', '2028-10-29'],
    ['2029-03-25', '2029-10-28'],
    ['2030-03-31', '2030-10-27'],
    ['2031-03-30', '2031-10-26'],
    ['2032-03-28', '2032-10-31'],
    ['2033-03-27', '2033-10-30'],
    ['2034-03-26', '2034-10-29'],
    ['2035-03-25', '2035-10-28'],
  ])('%s and %s', (spring, autumn) => {
    const iso = (date: string, time: string) => new Date(onDate('Europe/Stockholm', date, time)).toISOString().replace(':00.000Z', '');
    expect(['01:59', '02:00', '02:30', '02:59', '03:00'].map((time) => iso(spring, time))).toEqual([
      `${spring}T00:59`,
      `${spring}T01:00`,
      `${spring}T01:00`,
      `${spring}T01:00`,
      `${spring}T01:00`,
    ]);
    expect(['01:59', '02:00', '02:30', '02:59', '03:00'].map((time) => iso(autumn, time))).toEqual([
      `${previous(autumn)}T23:59`,
      `${autumn}T00:00`,
      `${autumn}T00:30`,
      `${autumn}T00:59`,
      `${autumn}T02:00`,
    ]);
    const shown = ['T00:30:00Z', 'T01:30:00Z'].map((time) => localStamp('Europe/Stockholm', Date.parse(autumn + time)));
    expect(shown).toEqual([`${autumn} 02:30`, `${autumn} 02:30`]);
  });

  function previous(autumn: string): string {
    // 01:59 on the autumn night is still summer time: 23:59 UTC of the day before.
    return new Date(Date.parse(autumn) - 24 * HOUR).toISOString().slice(0, 10);
  }
});

describe('calendar: ten thousand random schedules', () => {
  test('months, days and weekdays from any instant in any zone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2032, 0, 1) }),
        fc.integer({ min: -14, max: 40 }),
        fc.integer({ min: -40, max: 400 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 1439 }),
        (zone, anchor, months, days, weekday, minute) => {
          const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
          const day = dateOn(zone, anchor);
          const ours = [
            wallClock(zone, anchor, days, time),
            monthsAfter(zone, anchor, months, days, time),
            weekdayAfter(zone, anchor, days, weekday, time),
            daysLater(zone, anchor, days),
          ];
          const theirs = [
            readingAt(zone, day.add({ days }), time).instant,
            readingAt(zone, dateAfter(day, months, days), time).instant,
            readingAt(zone, weekdayOnOrAfter(day.add({ days }), weekday), time).instant,
            sameTimeAfter(zone, anchor, days),
          ];
          compared += 4;
          expect(ours).toEqual(theirs);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('calendar: the same time some days later', () => {
  test.each(ZONES)('%s: into, out of and over every night when the clock is changed, to the millisecond', (zone) => {
    for (const change of changesOf(zone, 2025, 2035)) {
      for (const days of [-1, 1, 2, 7]) {
        for (let at = change - 3 * HOUR; at <= change + 3 * HOUR; at += HOUR / 6 + 1_234) {
          const anchor = at - days * 24 * HOUR;
          compare(`daysLater ${zone} ${anchor} ${days}`, daysLater(zone, anchor, days), sameTimeAfter(zone, anchor, days));
          compare(`daysLater ${zone} ${at} ${days}`, daysLater(zone, at, days), sameTimeAfter(zone, at, days));
        }
      }
    }
    noneAstray();
  });

  test('none is the instant itself, also in the hour that comes twice', () => {
    const second = Date.parse('2026-10-25T01:30:00.500Z');
    expect(daysLater('Europe/Stockholm', second, 0)).toBe(second);
  });
});

describe('calendar: ends of months and years', () => {
  const stockholm = 'Europe/Stockholm';
  const from = (date: string) => onDate(stockholm, date, '12:00');
  const afterMonths = (date: string, months: number, days = 0) =>
    localDate(stockholm, monthsAfter(stockholm, from(date), months, days, '08:00'));

  test('a day that the month lacks is the month’s last', () => {
    expect(afterMonths('2027-01-31', 1)).toBe('2027-02-28');
    expect(afterMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(afterMonths('2026-08-31', 1)).toBe('2026-09-30');
    expect(afterMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(afterMonths('2026-05-31', -1)).toBe('2026-04-30');
  });

  test('the months are counted from the anchor, so that the thirty-first comes back', () => {
    expect([1, 2, 3, 4].map((months) => afterMonths('2026-12-31', months))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2027-03-31',
      '2027-04-30',
    ]);
  });

  test('the days come after the months', () => {
    expect(afterMonths('2027-01-31', 1, 1)).toBe('2027-03-01');
    expect(afterMonths('2027-01-30', 1, 2)).toBe('2027-03-02');
  });

  test('a leap day’s year later is 28 February, four years later itself, and 2100 is no leap year', () => {
    expect(afterMonths('2028-02-29', 12)).toBe('2029-02-28');
    expect(afterMonths('2028-02-29', 48)).toBe('2032-02-29');
    expect(afterMonths('2096-02-29', 48)).toBe('2100-02-28');
  });

  test('the year turns', () => {
    expect(afterMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(afterMonths('2027-01-15', -1)).toBe('2026-12-15');
    expect(localDate(stockholm, wallClock(stockholm, from('2026-12-31'), 1, '00:00'))).toBe('2027-01-01');
    expect(localStamp(stockholm, Date.parse('2026-12-31T23:00:00Z'))).toBe('2027-01-01 00:00');
  });

  test('the weekdays go on through a week 53', () => {
    // 2026 has 53 weeks: the last is 28 December to 3 January.
    expect(weekdayOf(stockholm, from('2026-12-28'))).toBe(1);
    expect(weekdayOf(stockholm, from('2027-01-03'))).toBe(7);
    const monday = weekdayAfter(stockholm, from('2026-12-29'), 0, 1, '08:00');
    expect(localStamp(stockholm, monday)).toBe('2027-01-04 08:00');
    expect(localDate(stockholm, weekdayAfter(stockholm, from('2026-12-28'), 0, 1, '08:00'))).toBe('2026-12-28');
    expect(localDate(stockholm, weekdayAfter(stockholm, from('2026-12-28'), 7, 5, '08:00'))).toBe('2027-01-08');
  });

  test('a date is one that the calendar holds', () => {
    for (const year of ['0001', '1900', '2000', '2023', '2024', '2100', '9999']) {
      for (let month = 0; month <= 13; month += 1) {
        for (let day = 0; day <= 32; day += 1) {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          expect(`${text} ${isDate(text)}`).toBe(`${text} ${namesDate(text)}`);
        }
      }
    }
    const nonsense = [
      '',
      '2026',
      '2026-1-1',
      '20260101',
      ' 2026-01-01',
      '2026-01-01\n',
      '2026-01-01T00:00',
      '0000-01-01',
      '２０２６-01-01',
    ];
    expect(nonsense.filter(isDate)).toEqual([]);
  });

  test('what is no date is loud', () => {
    expect(() => onDate(stockholm, '2026-02-29', '08:00')).toThrow('"2026-02-29" is not a date.');
  });
});

describe('calendar: whatever the host’s own zone', () => {
  const here = calendarDigest(ZONES);
  const script = new URL('../support/calendarDigest.ts', import.meta.url).href;

  test.each(['Europe/Stockholm', 'UTC', 'Pacific/Auckland', 'America/St_Johns'])('the same answers under TZ=%s', (hostZone) => {
    const program = `const { calendarDigest } = await import(${JSON.stringify(script)});
      const host = Intl.DateTimeFormat().resolvedOptions().timeZone;
      process.stdout.write(JSON.stringify({ host, digest: calendarDigest(${JSON.stringify(ZONES)}) }));`;
    const answer = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, TZ: hostZone },
      encoding: 'utf8',
    });
    expect(JSON.parse(answer)).toEqual({ host: hostZone, digest: here });
  });
});
