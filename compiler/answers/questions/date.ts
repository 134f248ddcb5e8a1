/** A day that exists, `YYYY-MM-DD`. */
export function date(answer: unknown): string | null {
  const parts = typeof answer === 'string' ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(answer) : null;
  if (!parts) return 'Skriv datumet som ÅÅÅÅ-MM-DD.';
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number);
  if (year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)) return null;
  return 'Datumet finns inte.';
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
