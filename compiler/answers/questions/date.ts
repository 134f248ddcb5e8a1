import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';

/** A day that exists, `YYYY-MM-DD`, no earlier and no later than asked for. A limit of `today` counts only where it is told which day that is. */
export function date(
  { minimum, maximum }: Extract<Question, { kind: 'date' }>,
  answer: unknown,
  mode: Mode,
  today: string | undefined,
): string | null {
  const fault = dayFault(answer);
  if (fault !== null || mode === 'draft' || typeof answer !== 'string') return fault;
  const least = minimum === 'today' ? today : minimum;
  const most = maximum === 'today' ? today : maximum;
  if (least !== undefined && answer < least) return `Datumet får vara tidigast ${minimum === 'today' ? 'i dag' : least}.`;
  return most !== undefined && answer > most ? `Datumet får vara senast ${maximum === 'today' ? 'i dag' : most}.` : null;
}

/** What is wrong with a day by itself. */
export function dayFault(answer: unknown): string | null {
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
