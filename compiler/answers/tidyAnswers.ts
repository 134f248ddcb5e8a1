import type { Answer, Answers, Question } from '../document/question.ts';
import { isUnanswered } from './checkAnswers.ts';

/** Checked answers as they are stored: in the form's order, several options in the document's order, and no key for what is not answered. */
export function tidyAnswers(questions: readonly Question[], answers: Answers): Answers {
  const tidy: Record<string, Answer> = {};
  for (const question of questions) {
    const answer = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    if (answer === undefined || isUnanswered(answer)) continue;
    const isSeveral = question.kind === 'multipleChoice' && Array.isArray(answer);
    tidy[question.id] = isSeveral ? question.options.flatMap(({ id }) => ((answer as readonly string[]).includes(id) ? [id] : [])) : answer;
  }
  return tidy;
}
