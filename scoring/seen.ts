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
    if (answer === undefined || PRIVATE[question.kind]) continue;
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

/** Whether an answer of this kind never leaves the form: what was written, by whom, and files. Words take no answer. */
const PRIVATE: Readonly<Record<Question['kind'], boolean>> = {
  shortText: true,
  longText: true,
  contact: true,
  identityNumber: true,
  file: true,
  recording: true,
  signature: true,
  information: true,
  singleChoice: false,
  dropDown: false,
  multipleChoice: false,
  pictureChoice: false,
  yesNo: false,
  number: false,
  ratingScale: false,
  scale: false,
  slider: false,
  visualAnalogueScale: false,
  date: false,
  time: false,
  dateTime: false,
  duration: false,
  singleChoiceMatrix: false,
  multipleChoiceMatrix: false,
  ranking: false,
  consent: false,
  bodyMap: false,
  calculated: false,
  group: false,
};
