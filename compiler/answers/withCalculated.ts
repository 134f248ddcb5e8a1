import type { Answer, Answers, Question } from '../document/question.ts';
import { type FormLogic, shown } from './shown.ts';

/** Saved answers with the form's calculated values among them, also in repetitions: what results and facts are made of. Answers to what is not shown are left out. */
export function withCalculated(questions: readonly Question[], logic: FormLogic, answers: Answers): Answers {
  const seen = shown(questions, logic, answers);
  const all: Record<string, Answer> = {};
  for (const { id } of questions) {
    const answer = Object.hasOwn(seen.calculated, id) ? seen.calculated[id] : Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (answer === undefined || !seen.questions.includes(id)) continue;
    const inGroup = seen.groups[id];
    all[id] = inGroup && Array.isArray(answer) ? answer.map((one: object, index) => ({ ...one, ...inGroup[index]?.calculated })) : answer;
  }
  return all;
}
