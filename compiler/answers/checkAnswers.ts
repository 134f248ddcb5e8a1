import { isBroken } from '../document/guard.ts';
import type { Question } from '../document/question.ts';
import { isUnanswered } from './isUnanswered.ts';
import { bodyMap } from './questions/bodyMap.ts';
import { consent } from './questions/consent.ts';
import { contact } from './questions/contact.ts';
import { date } from './questions/date.ts';
import { dateTime } from './questions/dateTime.ts';
import { duration } from './questions/duration.ts';
import { file } from './questions/file.ts';
import { group } from './questions/group.ts';
import { identityNumber } from './questions/identityNumber.ts';
import { longText } from './questions/longText.ts';
import { multipleChoice } from './questions/multipleChoice.ts';
import { multipleChoiceMatrix } from './questions/multipleChoiceMatrix.ts';
import { number } from './questions/number.ts';
import { pictureChoice } from './questions/pictureChoice.ts';
import { ranking } from './questions/ranking.ts';
import { recording } from './questions/recording.ts';
import { scale } from './questions/scale.ts';
import { shortText } from './questions/shortText.ts';
import { signature } from './questions/signature.ts';
import { singleChoice } from './questions/singleChoice.ts';
import { singleChoiceMatrix } from './questions/singleChoiceMatrix.ts';
import { slider } from './questions/slider.ts';
import { time } from './questions/time.ts';
import { visualAnalogueScale } from './questions/visualAnalogueScale.ts';
import { yesNo } from './questions/yesNo.ts';
import { type FormLogic, NO_LOGIC, type Shown, shown } from './shown.ts';
import { tooLarge } from './tooLarge.ts';

/** What is wrong with one answer, as a Swedish sentence to the one who answers. */
export interface AnswerProblem {
  /** The question's id, or the unknown key as it came. Empty when the answers as a whole are no answers. */
  readonly question: string;
  readonly message: string;
  /** Where inside the answer: a row's id, or a repetition from 0 and a question's id in it (and a row's). */
  readonly at?: readonly (string | number)[];
}

/**
 * `save` looks at everything. `draft` takes what is half written: nothing is mandatory, no range counts yet, and what is not shown may stand,
 * but only known questions, right types and text that can be stored pass.
 */
export type Mode = 'save' | 'draft';

/** Something wrong inside an answer, and where. */
export interface Fault {
  readonly message: string;
  readonly at: readonly (string | number)[];
}

/**
 * All that is wrong with a set of answers to a form's questions, in the form's order. The same in the API and in the browser. `logic` is what
 * `formLogic` makes of the form; without it every question is shown. `today` is the day of answering where she is; without it no limit is `today`,
 * and a personal identity number needs its century.
 */
export function checkAnswers(
  questions: readonly Question[],
  answers: unknown,
  mode: Mode = 'save',
  logic: FormLogic = NO_LOGIC,
  today?: string,
): readonly AnswerProblem[] {
  if (typeof answers !== 'object' || answers === null || Array.isArray(answers)) return [{ question: '', message: 'Svaren har fel form.' }];
  const large = tooLarge(answers);
  if (large !== null) return [{ question: '', message: large }];
  const seen = mode === 'save' ? shown(questions, logic, answers as Readonly<Record<string, unknown>>) : null;
  return checkSet(questions, answers, { mode, logic, today }, seen, (question, answer, asking) =>
    group(question, answer, asking.mode, (one, index) =>
      checkSet(question.questions, one, asking, seen?.groups[question.id]?.[index] ?? null).map(({ question: id, message, at = [] }) => ({
        message,
        at: [index, id, ...at],
      })),
    ),
  );
}

interface Asking {
  readonly mode: Mode;
  readonly logic: FormLogic;
  readonly today: string | undefined;
}

type Group = Extract<Question, { kind: 'group' }>;
type InGroup = (question: Group, answer: unknown, asking: Asking) => Found;

/** Nothing, a sentence of the whole answer, or sentences of parts of it. */
type Found = string | null | readonly Fault[];

/** The answers of a form, or of one repetition of a group; a group stands only in the first. */
function checkSet(
  questions: readonly Question[],
  answers: object,
  asking: Asking,
  seen: Pick<Shown, 'questions'> | null,
  inGroup: InGroup = () => 'En grupp kan inte stå i en grupp.',
): readonly AnswerProblem[] {
  const given = new Map<string, unknown>(Object.entries(answers));
  const known = new Set(questions.map(({ id }) => id));
  const visible = seen && new Set(seen.questions);
  return [
    ...questions.flatMap((question): readonly AnswerProblem[] => {
      const { id } = question;
      const answer = given.get(id);
      const found =
        visible && !visible.has(id)
          ? isUnanswered(answer)
            ? null
            : 'Frågan visas inte med de här svaren och kan inte ha något svar.'
          : faultOf(question, answer, given.has(id), asking, inGroup);
      if (typeof found === 'string') return [{ question: id, message: found }];
      return (found ?? []).map((fault) => ({ question: id, ...fault }));
    }),
    ...[...given.keys()]
      .filter((key) => !known.has(key))
      .slice(0, MOST_UNKNOWN)
      .map((key) => ({ question: key.slice(0, 60), message: 'Frågan finns inte i formuläret.' })),
  ];
}

const MOST_UNKNOWN = 100;

function faultOf(question: Question, answer: unknown, isGiven: boolean, asking: Asking, inGroup: InGroup): Found {
  const { mode, today } = asking;
  if (question.kind === 'information') return isGiven ? 'En informationstext har inget svar.' : null;
  if (question.kind === 'calculated') return isGiven ? 'Ett uträknat värde skickas inte in.' : null;
  if (isUnanswered(answer)) return question.mandatory && mode === 'save' ? unanswered(question) : null;
  if (typeof answer === 'string' && isBroken(answer)) return 'Texten innehåller ett tecken som inte kan sparas.';
  switch (question.kind) {
    case 'singleChoice':
    case 'dropDown':
      return singleChoice(question, answer);
    case 'multipleChoice':
      return multipleChoice(question, answer, mode);
    case 'pictureChoice':
      return pictureChoice(question, answer, mode);
    case 'yesNo':
      return yesNo(answer);
    case 'number':
      return number(question, answer, mode);
    case 'scale':
    case 'ratingScale':
      return scale(question, answer);
    case 'slider':
      return slider(question, answer, mode);
    case 'visualAnalogueScale':
      return visualAnalogueScale(answer);
    case 'shortText':
      return shortText(question, answer, mode);
    case 'longText':
      return longText(question, answer);
    case 'contact':
      return contact(question, answer, mode);
    case 'identityNumber':
      return identityNumber(question, answer, mode, today);
    case 'date':
      return date(question, answer, mode, today);
    case 'time':
      return time(answer);
    case 'dateTime':
      return dateTime(answer);
    case 'duration':
      return duration(question, answer, mode);
    case 'singleChoiceMatrix':
      return singleChoiceMatrix(question, answer, mode);
    case 'multipleChoiceMatrix':
      return multipleChoiceMatrix(question, answer, mode);
    case 'ranking':
      return ranking(question, answer, mode);
    case 'consent':
      return consent(answer);
    case 'file':
      return file(question, answer, mode);
    case 'recording':
      return recording(answer);
    case 'signature':
      return signature(answer, mode);
    case 'bodyMap':
      return bodyMap(question, answer, mode);
    case 'group':
      return inGroup(question, answer, asking);
  }
}

function unanswered({ kind }: Question): string {
  switch (kind) {
    case 'consent':
      return 'Du behöver samtycka för att kunna gå vidare.';
    case 'file':
      return 'Lägg till en fil.';
    case 'recording':
      return 'Gör en inspelning eller lägg till en fil.';
    case 'signature':
      return 'Skriv ditt namn.';
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
      return 'Svara på alla rader.';
    default:
      return 'Svara på frågan.';
  }
}
