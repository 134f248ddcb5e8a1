import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { written } from './written.ts';

/** A number inside its range, with no more decimals than asked for. */
export function number(question: Extract<Question, { kind: 'number' }>, answer: unknown, mode: Mode): string | null {
  if (typeof answer !== 'number' || !Number.isFinite(answer) || Math.abs(answer) > LARGEST) return asked(question);
  if (mode === 'draft') return null;
  const { minimum = -LARGEST, maximum = LARGEST, decimals } = question;
  if (answer < minimum || answer > maximum) return asked(question);
  if (Number(answer.toFixed(decimals)) === answer) return null;
  return decimals === 0 ? asked(question) : `Svara med högst ${decimals} ${decimals === 1 ? 'decimal' : 'decimaler'}.`;
}

/** Beyond this a number loses its last digits. */
const LARGEST = 1e12;

function asked({ minimum, maximum, decimals }: Extract<Question, { kind: 'number' }>): string {
  const word = decimals === 0 ? 'ett helt tal' : 'ett tal';
  if (minimum !== undefined && maximum !== undefined) return `Svara med ${word} mellan ${written(minimum)} och ${written(maximum)}.`;
  if (minimum !== undefined) return `Svara med ${word} som är minst ${written(minimum)}.`;
  if (maximum !== undefined) return `Svara med ${word} som är högst ${written(maximum)}.`;
  return `Svara med ${word}.`;
}
