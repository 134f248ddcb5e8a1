import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';

/** Whole minutes inside the question's limits. */
export function duration(question: Extract<Question, { kind: 'duration' }>, answer: unknown, mode: Mode): string | null {
  const { minimumMinutes = 0, maximumMinutes = LONGEST, parts } = question;
  if (typeof answer !== 'number' || !Number.isInteger(answer) || answer < 0 || answer > LONGEST) return 'Svara med en tid i hela minuter.';
  if (mode === 'draft' || (answer >= minimumMinutes && answer <= maximumMinutes)) return null;
  return answer < minimumMinutes
    ? `Svara med en tid som är minst ${inWords(minimumMinutes, parts)}.`
    : `Svara med en tid som är högst ${inWords(maximumMinutes, parts)}.`;
}

/** Ten years. */
const LONGEST = 5_256_000;

function inWords(minutes: number, parts: 'hoursMinutes' | 'minutes' | 'days'): string {
  if (parts === 'days' && minutes % 1440 === 0) return count(minutes / 1440, 'dag', 'dagar');
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (parts === 'minutes' || hours === 0) return count(minutes, 'minut', 'minuter');
  return [count(hours, 'timme', 'timmar'), ...(rest === 0 ? [] : [count(rest, 'minut', 'minuter')])].join(' och ');
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;
