import { z } from 'zod';
import { date } from './questions/date.ts';
import { information } from './questions/information.ts';
import { longText } from './questions/longText.ts';
import { multipleChoice } from './questions/multipleChoice.ts';
import { number } from './questions/number.ts';
import { scale } from './questions/scale.ts';
import { shortText } from './questions/shortText.ts';
import { singleChoice } from './questions/singleChoice.ts';
import { time } from './questions/time.ts';
import { yesNo } from './questions/yesNo.ts';

/** Every kind of question a form may hold, one file each in `questions/`. */
export const question = z.discriminatedUnion('kind', [
  singleChoice,
  multipleChoice,
  yesNo,
  number,
  scale,
  shortText,
  longText,
  date,
  time,
  information,
]);
export type Question = z.infer<typeof question>;
export type QuestionKind = Question['kind'];

/**
 * One answer as it is stored and sent: a choice's id, a list of choice ids, a boolean, a number, a text,
 * a date `YYYY-MM-DD` or a time `HH:MM`. A question not answered has no key; `null` never stands.
 */
export type Answer = string | number | boolean | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;
