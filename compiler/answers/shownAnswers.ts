import type { Answer, Answers, Question, SimpleAnswer } from '../document/question.ts';
import { type FormLogic, repetitionsOf, shown } from './shown.ts';

/**
 * The answers to what is shown, as they may be saved: what was answered to a question that is not shown any more stays in the draft and is left here,
 * and so are calculated values. What is shown is the same with these as with all.
 */
export function shownAnswers(questions: readonly Question[], logic: FormLogic, answers: Answers): Answers {
  const seen = shown(questions, logic, answers);
  const left: Record<string, Answer> = {};
  for (const { id, kind } of questions) {
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer === undefined || kind === 'information' || kind === 'calculated' || !seen.questions.includes(id)) continue;
    left[id] = kind === 'group' ? repetitions(answer, seen.groups[id] ?? []) : answer;
  }
  return left;
}

function repetitions(answer: Answer, seen: readonly { readonly questions: readonly string[]; readonly calculated: object }[]): Answer {
  return repetitionsOf(answer).map((one, index) => {
    const kept = seen[index];
    return Object.fromEntries(
      Object.entries(one as Readonly<Record<string, SimpleAnswer>>).filter(
        ([id]) => kept?.questions.includes(id) === true && !Object.hasOwn(kept.calculated, id),
      ),
    );
  });
}
