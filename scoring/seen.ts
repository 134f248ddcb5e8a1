import type { Form } from '../compiler/document/form.ts';
import type { Answer, Answers, Question } from '../compiler/document/question.ts';
import type { OtherForm, Scores } from './context.ts';
import { isMatrix, rowsOf } from './items.ts';
import type { Value } from './outcome.ts';
import { scoreOf } from './scores.ts';

/**
 * The answers that results may see: all but free text, contact, identity number, files and signatures, so that no result,
 * and no condition over one, can carry what was written out of the form (promise 8).
 */
export function seenAnswers(questions: readonly Question[], answers: Answers): Answers {
  const seen: Record<string, Answer> = {};
  for (const question of questions) {
    const answer = answerIn(answers, question.id);
    if (answer === undefined || isPrivate(question)) continue;
    seen[question.id] = question.kind === 'group' ? repetitions(question, answer) : answer;
  }
  return seen;
}

/** The scores of what was answered: by question, in a matrix by row, in a repeated group for each repetition. */
export function seenScores(questions: readonly Question[], answers: Answers): Scores {
  const scores: Record<string, Scores[string]> = {};
  for (const question of questions) {
    const answer = answerIn(answers, question.id);
    if (answer === undefined) continue;
    const score = scoreIn(question, answer);
    if (score !== null) scores[question.id] = score;
  }
  return scores;
}

/** Another form as results may see it: its answers without free text, its scores and its results. */
export function seenForm(
  form: Form,
  answers: Answers,
  results: readonly { readonly result: string; readonly value: Value | null }[],
): OtherForm {
  return {
    answers: seenAnswers(form.questions, answers),
    scores: seenScores(form.questions, answers),
    results: Object.fromEntries(results.map(({ result, value }) => [result, value])),
  };
}

/** What stands under a name, whatever the answers are: from outside, anything may stand in their place. */
function answerIn(answers: Answers, id: string): Answer | undefined {
  const holder = Object(answers) as Answers;
  return Object.hasOwn(holder, id) ? (holder[id] ?? undefined) : undefined;
}

function scoreIn(question: Question, answer: Answer): Scores[string] | null {
  if (question.kind === 'group') return Array.isArray(answer) ? answer.map((one) => seenScores(question.questions, one as Answers)) : null;
  if (!isMatrix(question)) return scoreOf(question, answer);
  const rows = seenScores(rowsOf(question), answer as Answers);
  return Object.keys(rows).length > 0 ? rows : null;
}

function repetitions(group: Extract<Question, { kind: 'group' }>, answer: Answer): Answer {
  if (!Array.isArray(answer)) return [];
  return answer.map((one) => seenAnswers(group.questions, one as Answers)) as Answer;
}

function isPrivate(question: Question): boolean {
  switch (question.kind) {
    case 'shortText':
    case 'longText':
    case 'contact':
    case 'identityNumber':
    case 'file':
    case 'recording':
    case 'signature':
    case 'information':
      return true;
    case 'singleChoice':
    case 'dropDown':
    case 'multipleChoice':
    case 'pictureChoice':
    case 'yesNo':
    case 'number':
    case 'ratingScale':
    case 'scale':
    case 'slider':
    case 'visualAnalogueScale':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'duration':
    case 'singleChoiceMatrix':
    case 'multipleChoiceMatrix':
    case 'ranking':
    case 'consent':
    case 'bodyMap':
    case 'calculated':
    case 'group':
      return false;
  }
}
