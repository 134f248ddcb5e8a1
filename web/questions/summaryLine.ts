import '../i18n/questionTexts.ts';
import type { AnswerProblem } from '../../compiler/answers/checkAnswers.ts';
import type { Question } from '../../compiler/document/question.ts';
import { t } from '../i18n/text.ts';

/** A problem with the question's own words, so that the summary can be read by itself. */
export function summaryLine(questions: readonly Question[], { question: id, message, at = [] }: AnswerProblem): string {
  const question = questions.find((one) => one.id === id);
  const text = question === undefined ? '' : [question.text, ...partsInWords(question, at)].map(short).join(', ');
  return text === '' ? message : `${text}${/[?.…:]$/.test(text) ? '' : ':'} ${message}`;
}

function partsInWords(question: Question, inside: readonly (string | number)[]): readonly string[] {
  const [first, second, ...deeper] = inside;
  if (question.kind === 'singleChoiceMatrix' || question.kind === 'multipleChoiceMatrix') {
    return question.rows.flatMap(({ id, text }) => (id === first ? [text] : []));
  }
  if (question.kind !== 'group' || typeof first !== 'number') return [];
  const inner = question.questions.find(({ id }) => id === second);
  return [
    `${question.itemTitle ?? t('group.item')} ${first + 1}`,
    ...(inner === undefined ? [] : [inner.text, ...partsInWords(inner, deeper)]),
  ];
}

const short = (text: string): string => (text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text);
