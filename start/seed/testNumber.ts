/**
 * A personal identity number of the Swedish Tax Agency's series for tests, which belongs to nobody: `birthDate` as `2013-11-23`, then 238 for a
 * woman or girl and 239 for a man or boy, then the check digit.
 */
export function testNumber(birthDate: string, sex: 'female' | 'male'): string {
  const digits = `${birthDate.replaceAll('-', '')}${sex === 'female' ? '238' : '239'}`;
  const sum = Array.from(digits.slice(2), Number)
    .map((digit, place) => (place % 2 === 0 ? digit * 2 : digit))
    .reduce((total, product) => total + (product > 9 ? product - 9 : product), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** The birth date of somebody who turns so many years old in so many days (before now when it is negative), by the day in Sweden. */
export function bornSoThat(turns: number, inDays: number, now: Date = new Date()): string {
  const [year = 0, month = 1, day = 1] = swedishDay.format(now).split('-').map(Number);
  const birthday = new Date(Date.UTC(year, month - 1, day + inDays));
  return new Date(Date.UTC(birthday.getUTCFullYear() - turns, birthday.getUTCMonth(), birthday.getUTCDate())).toISOString().slice(0, 10);
}

const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm' });
