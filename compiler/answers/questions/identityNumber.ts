import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { textLength } from '../textLength.ts';
import { dayFault } from './date.ts';

/** A personal identity number or a coordination number whose day exists and whose check digit is right. A draft may be half of one. */
export function identityNumber(
  { accepts }: Extract<Question, { kind: 'identityNumber' }>,
  answer: unknown,
  mode: Mode,
  today: string | undefined,
): string | null {
  if (typeof answer !== 'string') return 'Svara med text.';
  if (mode === 'draft') return textLength(answer, LONGEST);
  const tidy = tidyIdentityNumber(answer, today);
  if (!/^\d{12}$/.test(tidy)) return 'Skriv personnumret med tolv siffror, ÅÅÅÅMMDD-NNNN.';
  const { isCoordination, day } = birthOf(tidy);
  if (dayFault(day) !== null || (today !== undefined && day > today)) return 'Personnumrets datum stämmer inte. Kontrollera siffrorna.';
  if (!hasRightCheckDigit(tidy.slice(2))) return 'Personnumret stämmer inte. Kontrollera siffrorna.';
  if (isCoordination && !accepts.includes('coordination')) return 'Skriv ett personnummer. Ett samordningsnummer går inte att använda här.';
  return !isCoordination && !accepts.includes('personal') ? 'Skriv ett samordningsnummer, där dagen är ökad med 60.' : null;
}

/**
 * Twelve digits, from any way of writing it: `811228-9874`, `811228+9874` for one who is a hundred or more, `19811228-9874`. The century of ten
 * digits is told from the day of answering; without it they stay as they were written.
 */
export function tidyIdentityNumber(answer: string, today?: string): string {
  const written = answer
    .trim()
    .replaceAll(/\s/g, '')
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-');
  const whole = /^(\d{8})[-+]?(\d{4})$/.exec(written);
  if (whole) return `${whole[1]}${whole[2]}`;
  const short = /^(\d{6})([-+]?)(\d{4})$/.exec(written);
  if (!short || today === undefined) return answer;
  const [, birth = '', sign, number] = short;
  const century = Number(today.slice(0, 2));
  const isAhead = birthOf(`${century}${birth}0000`).day > today;
  return `${century - (isAhead ? 1 : 0) - (sign === '+' ? 1 : 0)}${birth}${number}`;
}

const LONGEST = 30;

/** A coordination number has 60 added to its day. */
function birthOf(digits: string): { readonly isCoordination: boolean; readonly day: string } {
  const written = Number(digits.slice(6, 8));
  const isCoordination = written > 60;
  const day = String(isCoordination ? written - 60 : written).padStart(2, '0');
  return { isCoordination, day: `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${day}` };
}

/** Luhn over the ten digits. */
function hasRightCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number).reduce((total, digit, index) => {
    const twice = index % 2 === 0 ? digit * 2 : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}
