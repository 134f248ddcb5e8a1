import type { AskedQuestion, Question } from '../compiler/document/question.ts';

/** Whether a question takes an answer. Here as well as in the compiler, whose file brings the whole language with it. */
export const isAsked = (question: Question): question is AskedQuestion => question.kind !== 'information' && question.kind !== 'calculated';
