import './ui/css/answers.css';
import type { Answers, Question } from '../compiler/document/question.ts';
import { answerText, isAsked } from './answerText.ts';
import { t } from './i18n/text.ts';

/** A saved form as it reads: each question with its answer, under the form's own headings. */
export function AnswerList({ questions, answers }: { questions: readonly Question[]; answers: Answers }) {
  return (
    <dl className="answers">
      {questions.filter(isAsked).map((question) => {
        const text = answerText(question, answers[question.id]);
        return (
          <div key={question.id} className="question">
            <dt>
              {question.heading !== undefined && <span className="small heading">{question.heading}</span>}
              {question.text}
            </dt>
            <dd>{text ?? <span className="quiet">{t('answer.none')}</span>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
