import { useMemo, useRef, useState, type FormEvent } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import { checkAnswers, type AnswerProblem } from '../../compiler/answers/checkAnswers.ts';
import { shownAnswers } from '../../compiler/answers/shownAnswers.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { useAct } from '../act.ts';
import { api, type Submitted } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { FormPorts } from '../formPorts.tsx';
import { t } from '../i18n/text.ts';
import { logicOf } from '../logicOf.ts';
import { inputOf } from '../questions/inputOf.ts';
import { QuestionList } from '../questions/questionList.tsx';
import { seenNow } from '../questions/seenNow.ts';
import { summaryLine } from '../questions/summaryLine.ts';
import { localDay } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { Notice } from '../ui/notice.tsx';

/** Staff fill in a form for the citizen, all of it on one page. The version says who did, and the citizen is told. */
export function AnswerForCitizen({
  form,
  id,
  now,
  onDone,
  onCancel,
}: {
  form: FormPage;
  id: string;
  now: string;
  onDone: () => void;
  onCancel: () => void;
}) {
  const questions = form.questions as unknown as readonly Question[];
  const logic = logicOf(form);
  const [answers, setAnswers] = useState<Answers>(() => form.answers ?? form.prefilled);
  const newest = useRef(answers);
  const [wrong, setWrong] = useState<readonly AnswerProblem[]>([]);
  const [shown, setShown] = useState(0);
  const seen = useMemo(() => seenNow(questions, logic, answers), [questions, logic, answers]);
  const save = useAct<Answers, Submitted>(
    id,
    (act, sent) =>
      api.submitForCitizen(act, id, form.instance, { answers: sent, shownHash: form.shownHash, answerVersion: form.answerVersion }),
    onDone,
  );
  const change = (question: string, answer: Answer | undefined) => {
    const { [question]: _, ...others } = newest.current;
    newest.current = answer === undefined ? others : { ...others, [question]: answer };
    setAnswers(newest.current);
    setWrong((all) => all.filter((problem) => problem.question !== question));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    const sent = shownAnswers(questions, logic, newest.current);
    const problems = checkAnswers(questions, sent, 'save', logic, localDay(now));
    setWrong(problems);
    if (problems.length > 0) return setShown(shown + 1);
    save.mutate(sent);
  };
  return (
    <form className="stack" noValidate onSubmit={submit}>
      <Notice>{t('staffForm.answering')}</Notice>
      <ErrorSummary
        errors={wrong.map((problem) => ({
          field: inputOf(problem.question, ...(problem.at ?? [])),
          message: summaryLine(questions, problem),
        }))}
        shown={shown}
      />
      <FormPorts reader="staff" id={id} instance={form.instance} files={form.files}>
        <QuestionList questions={questions} seen={seen} answers={answers} problems={wrong} onAnswer={change} />
      </FormPorts>
      {save.isError && (
        <Notice kind="error" live>
          <p>{sentenceOf(save.error)}</p>
        </Notice>
      )}
      <div className="row">
        <Button type="submit" busy={save.isPending}>
          {t('staffForm.saveAnswers')}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('ui.cancel')}
        </Button>
      </div>
    </form>
  );
}
