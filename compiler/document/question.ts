import { z } from 'zod';
import { questionInGroup } from './questionInGroup.ts';
import { group } from './questions/group.ts';

/** Every kind of question a form may hold, one file each in `questions/`. */
export const question = z.discriminatedUnion('kind', [...questionInGroup.options, group]);
export type Question = z.infer<typeof question>;
export type QuestionKind = Question['kind'];

/** A question that takes an answer. */
export type AskedQuestion = Exclude<Question, { kind: 'information' | 'calculated' }>;

/** Whether a question takes an answer. */
export const isAsked = (one: Question): one is AskedQuestion => one.kind !== 'information' && one.kind !== 'calculated';

/** An answer to anything but a group: docs/forms.md §1 says which kind has which. */
export type SimpleAnswer = string | number | boolean | readonly string[] | { readonly [row: string]: string | readonly string[] };

/** One answer as it is stored and sent. A question not answered has no key; `null` never stands. */
export type Answer = SimpleAnswer | readonly { readonly [question: string]: SimpleAnswer }[];
export type Answers = Readonly<Record<string, Answer>>;
