import { describe, expect, test, vi } from 'vitest';
import { holidayOn } from '../../engine/holidays.ts';
import { almanac, eves } from '../support/swedishAlmanac.ts';

vi.setConfig({ testTimeout: 60_000 });

const DAY = 86_400_000;

/** Every date from one year’s first day until another’s last. */
function datesOf(firstYear: number, lastYear: number): string[] {
  const dates: string[] = [];
  for (let at = Date.UTC(firstYear, 0, 1); at < Date.UTC(lastYear + 1, 0, 1); at += DAY)
    dates.push(new Date(at).toISOString().slice(0, 10));
  return dates;
}

const weekdayOf = (date: string): string => ['sön', 'mån', 'tis', 'ons', 'tors', 'fre', 'lör'][new Date(date).getUTCDay()] ?? '';

/**
 * Easter by golden number, epact and full moon (Clavius, as in Knuth, "The Art of Computer Programming" 1.3.2, exercise 14):
 * the Sunday after the first full moon of the tables that falls on 21 March or later.
 */
function easterByTheMoon(year: number): string {
  const golden = (year % 19) + 1;
  const century = Math.floor(year / 100) + 1;
  const leapYearsLeftOut = Math.floor((3 * century) / 4) - 12;
  const moonCorrection = Math.floor((8 * century + 5) / 25) - 5;
  let epact = (((11 * golden + 20 + moonCorrection - leapYearsLeftOut) % 30) + 30) % 30;
  if ((epact === 25 && golden > 11) || epact === 24) epact += 1;
  const moonDay = 44 - epact;
  const fullMoon = Date.UTC(year, 2, moonDay < 21 ? moonDay + 30 : moonDay);
  const untilSunday = 7 - new Date(fullMoon).getUTCDay();
  return new Date(fullMoon + untilSunday * DAY).toISOString().slice(0, 10);
}

describe('holidays: the Swedish calendar', () => {
  test('every day of 2025–2030 is what the almanac says', () => {
    const ours = datesOf(2025, 2030).flatMap((date) => {
      const holiday = holidayOn(date);
      return holiday === null ? [] : [`${date} ${holiday.name} ${holiday.kind}`];
    });
    const theirs = [...almanac].map(([date, name]) => `${date} ${name} ${eves.has(name) ? 'eve' : 'holiday'}`).toSorted();
    expect(ours).toEqual(theirs);
    expect(ours.length).toBe(6 * 16);
  });

  test('Easter is the Sunday after the full moon, 1900–2100', () => {
    const ours = datesOf(1900, 2100).filter((date) => holidayOn(date)?.name === 'påskdagen');
    expect(ours).toEqual(Array.from({ length: 201 }, (_, index) => easterByTheMoon(1900 + index)));
  });

  test('the years that lead a simpler rule astray', () => {
    const known = ['1818-03-22', '1943-04-25', '1954-04-18', '1981-04-19', '2008-03-23', '2038-04-25', '2049-04-18', '2076-04-19'];
    expect(known.map((date) => holidayOn(date)?.name)).toEqual(known.map(() => 'påskdagen'));
    expect(['1954-04-25', '1981-04-26', '2049-04-25', '2076-04-26'].map(holidayOn)).toEqual([null, null, null, null]);
  });

  test('each keeps its weekday, and each year has each of them once', () => {
    const weekdays: Record<string, string> = {
      långfredagen: 'fre',
      påskdagen: 'sön',
      'annandag påsk': 'mån',
      'Kristi himmelsfärdsdag': 'tors',
      pingstdagen: 'sön',
      midsommarafton: 'fre',
      midsommardagen: 'lör',
      'alla helgons dag': 'lör',
    };
    const counts = new Map<string, number>();
    for (const date of datesOf(1900, 2100)) {
      const name = holidayOn(date)?.name;
      if (name === undefined) continue;
      counts.set(name, (counts.get(name) ?? 0) + 1);
      expect(`${name} ${weekdayOf(date)}`).toBe(`${name} ${weekdays[name] ?? weekdayOf(date)}`);
    }
    // 2008 had Ascension on 1 May, and 1954 and 2049 Whit Sunday on 6 June: the fixed date gives the name.
    expect(holidayOn('2008-05-01')?.name).toBe('första maj');
    expect(holidayOn('2049-06-06')?.name).toBe('nationaldagen');
    const easters = datesOf(1900, 2100).filter((date) => holidayOn(date)?.name === 'påskdagen');
    const given = {
      'Kristi himmelsfärdsdag': easters.filter((date) => date.endsWith('-03-23')),
      pingstdagen: easters.filter((date) => date.endsWith('-04-18')),
    };
    expect(given['Kristi himmelsfärdsdag'].length + given.pingstdagen.length).toBeGreaterThan(3);
    const missing = Object.fromEntries([...counts].filter(([, count]) => count !== 201).map(([name, count]) => [name, 201 - count]));
    expect(missing).toEqual({ 'Kristi himmelsfärdsdag': given['Kristi himmelsfärdsdag'].length, pingstdagen: given.pingstdagen.length });
    expect(counts.size).toBe(16);
  });

  test('what is no date is no holiday', () => {
    expect(['', '2026-02-30', '12-24', 'xxxx-12-24', '2026-constructor', '2026-12-24T00:00'].map(holidayOn)).toEqual(Array(6).fill(null));
  });
});
