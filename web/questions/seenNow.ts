import { shown, type FormLogic, type Shown } from '../../compiler/answers/shown.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';

/** What the page shows for these answers: as `shown`, with one more, empty repetition of each group at the end, for those just added. */
export function seenNow(questions: readonly Question[], logic: FormLogic, answers: Answers): Shown {
  const groups = questions.filter(({ kind }) => kind === 'group');
  if (groups.length === 0) return shown(questions, logic, answers);
  const withEmpty: Record<string, Answer> = { ...answers };
  for (const { id } of groups) {
    const given = answers[id];
    withEmpty[id] = [...(Array.isArray(given) ? (given as readonly Record<string, string>[]) : []), {}];
  }
  return shown(questions, logic, withEmpty);
}
