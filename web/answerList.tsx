import './i18n/pageTexts.ts';
import './ui/css/answers.css';
import { NO_LOGIC, shown, type FormLogic } from '../compiler/answers/shown.ts';
import type { Answers, Question } from '../compiler/document/question.ts';
import { AnswerView } from './answers/answerView.tsx';
import { calculatedText } from './answers/calculated.ts';
import { t } from './i18n/text.ts';
import { isAsked } from './isAsked.ts';
import { shownInGroups } from './questions/shownInGroups.ts';

/** A saved form as it reads: each question that was asked with its answer, and what was reckoned, under the form's own headings. */
export function AnswerList({
  questions,
  answers,
  logic = NO_LOGIC,
}: {
  questions: readonly Question[];
  answers: Answers;
  logic?: FormLogic;
}) {
  const seen = shown(questions, logic, answers);
  return (
    <shownInGroups.Provider value={seen.groups}>
      <dl className="answers">
        {questions
          .filter(({ id }) => seen.questions.includes(id))
          .map((question) => {
            if (question.kind === 'information' || (question.kind === 'calculated' && question.hidden === true)) return null;
            return (
              <div key={question.id} className="question">
                <dt>
                  {question.heading !== undefined && <span className="small heading">{question.heading}</span>}
                  {question.text}
                </dt>
                <dd>
                  {isAsked(question) ? (
                    <AnswerView question={question} answer={answers[question.id]} />
                  ) : (
                    (calculatedText(question, seen.calculated[question.id]) ?? <span className="quiet">{t('answer.none')}</span>)
                  )}
                </dd>
              </div>
            );
          })}
      </dl>
    </shownInGroups.Provider>
  );
}
