import '../i18n/pageTexts.ts';
import '../i18n/questionTexts.ts';
import '../ui/css/citizen.css';
import { useMemo, useState, type FormEvent } from 'react';
import { checkAnswers, type AnswerProblem } from '../../compiler/answers/checkAnswers.ts';
import { formLogic } from '../../compiler/answers/formLogic.ts';
import { shownAnswers } from '../../compiler/answers/shownAnswers.ts';
import { tidyAnswers } from '../../compiler/answers/tidyAnswers.ts';
import type { Form } from '../../compiler/document/form.ts';
import type { Answer, Answers } from '../../compiler/document/question.ts';
import { AnswerList } from '../answerList.tsx';
import { blocksOf, headingBefore, pageTitleOf } from '../citizen/blocks.ts';
import { t } from '../i18n/text.ts';
import { inputOf } from '../questions/inputOf.ts';
import { QuestionList } from '../questions/questionList.tsx';
import { seenNow } from '../questions/seenNow.ts';
import { summaryLine } from '../questions/summaryLine.ts';
import { localDay } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Notice } from '../ui/notice.tsx';

/** A form as a citizen meets it, with the product's own questions and checks, and nothing stored: what would have been saved is shown. */
export function FormPreview({ form, start = {}, whole = false }: { form: Form; start?: Answers; whole?: boolean }) {
  const { questions } = form;
  const logic = useMemo(() => formLogic(form), [form]);
  const [answers, setAnswers] = useState(start);
  const [wrong, setWrong] = useState<readonly AnswerProblem[]>([]);
  const [told, setTold] = useState(0);
  const [at, setAt] = useState(0);
  const [stepwise, setStepwise] = useState(!whole);
  const [saved, setSaved] = useState<Answers | null>(null);
  const seen = useMemo(() => seenNow(questions, logic, answers), [questions, logic, answers]);
  const blocks = blocksOf(questions).filter((one) => one.some(({ id }) => seen.questions.includes(id)));
  const block = stepwise ? (blocks[Math.min(at, blocks.length - 1)] ?? []) : questions;
  const last = !stepwise || at >= blocks.length - 1;
  const title = stepwise ? pageTitleOf(questions, block) : null;
  const heading = stepwise ? headingBefore(questions, block) : null;

  const change = (question: string, answer: Answer | undefined) => {
    setAnswers(({ [question]: _, ...others }) => (answer === undefined ? others : { ...others, [question]: answer }));
    setWrong((all) => all.filter((problem) => problem.question !== question));
    setSaved(null);
  };
  const go = (to: number) => {
    setAt(to);
    setWrong([]);
    window.scrollTo({ top: 0 });
    requestAnimationFrame(() => document.getElementById('block')?.focus());
  };
  const forward = (event: FormEvent) => {
    event.preventDefault();
    const asked = shownAnswers(questions, logic, answers);
    const problems = checkAnswers(questions, asked, 'save', logic, localDay(new Date().toISOString()));
    const here = last ? problems : problems.filter(({ question }) => block.some(({ id }) => id === question));
    setWrong(here);
    setTold(told + 1);
    if (here.length > 0) return;
    if (!last) go(at + 1);
    else setSaved(tidyAnswers(questions, asked));
  };

  return (
    <div className="stack">
      {form.introduction !== undefined && at === 0 && <Markdown text={form.introduction} />}
      <form className="stack" noValidate onSubmit={forward}>
        <ErrorSummary
          errors={wrong.map((problem) => ({
            field: inputOf(problem.question, ...(problem.at ?? [])),
            message: summaryLine(questions, problem),
          }))}
          shown={told}
        />
        <div className="stack" data-gap="wide" id="block" tabIndex={-1}>
          {stepwise && blocks.length > 1 && (
            <p className="quiet small figures" data-progress>
              {t('form.blockOf', { number: at + 1, of: blocks.length })}
              <progress max={blocks.length} value={at + 1} aria-hidden />
            </p>
          )}
          {title !== null && <h2>{title}</h2>}
          {heading !== null && <p className="form-heading">{heading}</p>}
          <QuestionList questions={block} seen={seen} answers={answers} problems={wrong} onAnswer={change} />
        </div>
        <div className="row" data-no-print>
          {stepwise && at > 0 && (
            <Button variant="secondary" onClick={() => go(at - 1)}>
              {t('ui.back')}
            </Button>
          )}
          <Button type="submit">{last ? t('preview.check') : t('ui.next')}</Button>
          {blocks.length > 1 && (
            <Button variant="quiet" onClick={() => setStepwise(!stepwise)}>
              {stepwise ? t('form.whole') : t('form.stepwise')}
            </Button>
          )}
        </div>
      </form>
      {saved !== null && (
        <section className="stack" aria-label={t('preview.saved')}>
          <Notice kind="done" live>
            <p>{t('preview.saved')}</p>
          </Notice>
          <AnswerList questions={questions} answers={saved} logic={logic} />
          <Disclosure summary={t('preview.json')}>
            <pre className="small" data-answers tabIndex={0}>
              {JSON.stringify(saved, null, 2)}
            </pre>
          </Disclosure>
        </section>
      )}
    </div>
  );
}
