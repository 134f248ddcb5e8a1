import type { Question } from '../../document/question.ts';
import type { Mode } from '../checkAnswers.ts';
import { textLength } from '../textLength.ts';

/** An e-mail address or a telephone number, whichever is asked for. A draft may be half of one. */
export function contact({ of }: Extract<Question, { kind: 'contact' }>, answer: unknown, mode: Mode): string | null {
  if (typeof answer !== 'string') return 'Svara med text.';
  const long = textLength(answer, LONGEST);
  if (long !== null || mode === 'draft') return long;
  const tidy = tidyContact(of, answer);
  if (of === 'email') return isEmail(tidy) ? null : EMAIL;
  if (of === 'phone') return isPhone(tidy) ? null : PHONE;
  if (isEmail(tidy) || isPhone(tidy)) return null;
  return answer.includes('@') ? EMAIL : 'Skriv en e-postadress eller ett telefonnummer.';
}

/** As it is stored: e-mail in its own case, phone as `+46701234567` where it can be told. */
export function tidyContact(of: 'email' | 'phone' | 'either', answer: string): string {
  const text = answer.trim();
  if (of === 'email' || text.includes('@')) return text;
  const digits = text.replaceAll(/[\s()/.\u2010-\u2015\u2212-]/g, '');
  if (!/^\+?\d+$/.test(digits)) return text;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  // +46 (0)70 is written with a zero that is not dialled.
  if (digits.startsWith('+460')) return `+46${digits.slice(4)}`;
  return digits.startsWith('0') ? `+46${digits.slice(1)}` : digits;
}

const LONGEST = 254;
const EMAIL = 'Skriv e-postadressen som namn@exempel.se.';
const PHONE = 'Skriv telefonnumret med riktnummer, till exempel 070-123 45 67.';

const isEmail = (text: string): boolean => /^[^\s@,;<>"()]+@[^\s@,;<>"().]+(?:\.[^\s@,;<>"().]+)+$/u.test(text);
const isPhone = (text: string): boolean => /^\+?\d{6,15}$/.test(text);
