import type { Answer, Question } from '../../compiler/document/question.ts';
import { optionText } from '../answerText.ts';

/** The chosen order, first things first. */
export const RankingAnswer = ({ question, answer }: { question: Extract<Question, { kind: 'ranking' }>; answer: Answer }) => (
  <ol className="answer-order">
    {(answer as readonly string[]).map((id) => (
      <li key={id}>{optionText(question.options, id)}</li>
    ))}
  </ol>
);
