import { useEffect } from 'react';
import type { AnswerProblem } from '../../compiler/answers/checkAnswers.ts';
import type { Shown } from '../../compiler/answers/shown.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { fetchKinds, QuestionField } from './questionField.tsx';
import { inputOf } from './inputOf.ts';
import { shownInGroups } from './shownInGroups.ts';

/**
 * The questions of one page, those that are asked just now. One that comes or goes takes nobody's focus; what was answered to one that is
 * gone is still in `answers` and comes back with it.
 */
export function QuestionList({
  questions,
  seen,
  answers,
  problems,
  onAnswer,
}: {
  questions: readonly Question[];
  seen: Shown;
  answers: Answers;
  problems: readonly AnswerProblem[];
  onAnswer: (question: string, answer: Answer | undefined) => void;
}) {
  useEffect(() => fetchKinds(questions), [questions]);
  return (
    <shownInGroups.Provider value={seen.groups}>
      {questions
        .filter(
          ({ id, kind, ...rest }) => seen.questions.includes(id) && !(kind === 'calculated' && 'hidden' in rest && rest.hidden === true),
        )
        .map((question) => {
          const wrong = problems.filter((problem) => problem.question === question.id);
          return (
            <div key={question.id} className="question stack" data-question={question.id} data-wrong={wrong.length > 0 || undefined}>
              {question.heading !== undefined && <p className="form-heading">{question.heading}</p>}
              <QuestionField
                question={question}
                id={inputOf(question.id)}
                answer={question.kind === 'calculated' ? seen.calculated[question.id] : answers[question.id]}
                error={wrong.find(({ at }) => at === undefined)?.message}
                wrongInside={wrong.flatMap(({ at, message }) => (at === undefined ? [] : [{ path: at, message }]))}
                onAnswer={(answer) => onAnswer(question.id, answer)}
              />
            </div>
          );
        })}
    </shownInGroups.Provider>
  );
}
