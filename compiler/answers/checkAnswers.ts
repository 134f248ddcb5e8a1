import { isBroken } from '../document/guard.ts';
import type { Question } from '../document/question.ts';
import { date } from './questions/date.ts';
import { longText } from './questions/longText.ts';
import { multipleChoice } from './questions/multipleChoice.ts';
import { number } from './questions/number.ts';
import { scale } from './questions/scale.ts';
import { shortText } from './questions/shortText.ts';
import { singleChoice } from './questions/singleChoice.ts';
import { time } from './questions/time.ts';
import { yesNo } from './questions/yesNo.ts';

/** What is wrong with one answer, as a Swedish sentence to the one who answers. */
export interface AnswerProblem {
  /** The question's id, or the unknown key as it came. Empty when the answers as a whole are no answers. */
  readonly question: string;
  readonly message: string;
}

/**
 * `save` looks at everything. `draft` takes what is half written: nothing is mandatory and no range counts yet,
 * but only known questions, right types and text that can be stored pass.
 */
export type Mode = 'save' | 'draft';

/** All that is wrong with a set of answers to a form's questions, in the form's order. The same in the API and in the browser. */
export function checkAnswers(questions: readonly Question[], answers: unknown, mode: Mode = 'save'): readonly AnswerProblem[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return [{ question: '', message: 'Svaren har fel form.' }];
  const given = new Map<string, unknown>(Object.entries(answers));
  const known = new Set(questions.map(({ id }) => id));
  return [
    ...questions.flatMap((question) => {
      const message = sentence(question, given.get(question.id), given.has(question.id), mode);
      return message === null ? [] : [{ question: question.id, message }];
    }),
    ...[...given.keys()]
      .filter((key) => !known.has(key))
      .map((key) => ({ question: key.slice(0, 60), message: 'Frågan finns inte i formuläret.' })),
  ];
}

/** Nothing written and nothing chosen is no answer. */
export const isUnanswered = (answer: unknown): boolean =>
  answer === undefined || (typeof answer === 'string' && answer.trim() === '') || (Array.isArray(answer) && answer.length === 0);

function sentence(question: Question, answer: unknown, isGiven: boolean, mode: Mode): string | null {
  if (question.kind === 'information') return isGiven ? 'En informationstext har inget svar.' : null;
  if (question.kind === 'calculated') return isGiven ? 'Ett uträknat värde skickas inte in.' : null;
  if (isUnanswered(answer)) return question.mandatory && mode === 'save' ? 'Svara på frågan.' : null;
  if (typeof answer === 'string' && isBroken(answer)) return 'Texten innehåller ett tecken som inte kan sparas.';
  switch (question.kind) {
    case 'singleChoice':
      return singleChoice(question, answer);
    case 'multipleChoice':
      return multipleChoice(question, answer, mode);
    case 'yesNo':
      return yesNo(answer);
    case 'number':
      return number(question, answer, mode);
    case 'scale':
      return scale(question, answer);
    case 'shortText':
      return shortText(question, answer);
    case 'longText':
      return longText(question, answer);
    case 'date':
      return date(answer);
    case 'time':
      return time(answer);
    default:
      return null;
  }
}
