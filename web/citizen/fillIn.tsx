import { useEffect, useMemo, useState, type FormEvent } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { useAct } from '../act.ts';
import { Refusal, api, mayTryAgain, type Submitted } from '../api.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { Notice } from '../ui/notice.tsx';
import { blocksOf, headingBefore } from './blocks.ts';
import { Changed, type Theirs } from './changed.tsx';
import { DraftLine } from './draftLine.tsx';
import { QuestionField, inputOf } from './question.tsx';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly id: string;
  /** The form as it was when the page was opened. */
  readonly opened: FormPage;
  /** As it stands now: told, never swapped in (CAC-08). */
  readonly latest: FormPage;
  readonly onDone: (submitted: Submitted) => void;
}

/** A form being filled in: block by block or all at once, saved as a draft while one writes, checked where it stands, sent once. */
export function FillIn({ id, opened, latest, onDone }: Props) {
  const [page, setPage] = useState(opened);
  const questions = page.questions as unknown as readonly Question[];
  const [answers, setAnswers] = useState<Answers>(opened.draft?.answers ?? opened.answers ?? {});
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const [wrong, setWrong] = useState<readonly { readonly question: string; readonly message: string }[]>([]);
  const [shown, setShown] = useState(0);
  const [at, setAt] = useState(0);
  const [whole, setWhole] = useState(false);
  const draft = useDraft(id, page, () => void look('draft'));
  const blocks = useMemo(() => blocksOf(questions), [questions]);
  const stepwise = blocks.length > 1 && !whole;
  const block = stepwise ? (blocks[Math.min(at, blocks.length - 1)] ?? []) : questions;
  const last = !stepwise || at >= blocks.length - 1;

  const submit = useAct<{ answers: Answers; shownHash: string; answerVersion: number }, Submitted>(
    id,
    (key, input) => api.submitForm(key, id, page.instance, input),
    (submitted) => void draft.stop().then(() => onDone(submitted)),
  );

  const sending = submit.isPending || submit.isSuccess;
  useEffect(() => {
    const isNews = latest.answerVersion > page.answerVersion || (page.open && !latest.open);
    if (isNews && !sending) setTheirs((shownAlready) => shownAlready ?? { what: 'answers', page: latest });
  }, [latest, page, sending]);

  /** Fetches what stands now, to show it beside what is typed here. */
  async function look(what: Theirs['what']): Promise<void> {
    const latest = await api.myForm(id, page.instance);
    setTheirs({ what, page: latest });
  }

  const change = (question: string, answer: Answer | undefined) => {
    const { [question]: _, ...others } = answers;
    const next = answer === undefined ? others : { ...answers, [question]: answer };
    setAnswers(next);
    setWrong(wrong.filter((problem) => problem.question !== question));
    draft.change(next);
  };

  const tellWrong = (problems: typeof wrong) => {
    setWrong(problems);
    setShown(shown + 1);
  };

  const forward = (event: FormEvent) => {
    event.preventDefault();
    if (submit.isPending) return;
    const problems = checkAnswers(questions, answers);
    const here = last ? problems : problems.filter(({ question }) => block.some((one) => one.id === question));
    if (here.length > 0) return tellWrong(here);
    setWrong([]);
    if (!last) return go(at + 1);
    submit.mutate(
      { answers, shownHash: page.shownHash, answerVersion: page.answerVersion },
      {
        onError: (error) => {
          if (!(error instanceof Refusal)) return;
          if (error.problem.status === 409) void look('answers');
          if (error.problem.fields !== undefined && error.problem.fields.length > 0) tellWrong(error.problem.fields);
        },
      },
    );
  };

  const go = (to: number) => {
    setAt(to);
    setWrong([]);
    draft.flush();
    window.scrollTo({ top: 0 });
    requestAnimationFrame(() => document.getElementById('block')?.focus());
  };

  const goOn = (latest: FormPage, using: Answers) => {
    setPage(latest);
    setAnswers(using);
    setTheirs(null);
    submit.reset();
    draft.rebase(latest.draft?.revision ?? 0, using);
  };

  const heading = stepwise ? headingBefore(questions, block) : null;
  return (
    <form className="stack" noValidate onSubmit={forward}>
      {theirs !== null && (
        <Changed theirs={theirs} mine={answers} questions={questions} onMine={(latest) => goOn(latest, answers)} onTheirs={goOn} />
      )}
      <ErrorSummary
        errors={wrong.map(({ question, message }) => ({ field: inputOf(question), message: summaryLine(questions, question, message) }))}
        shown={shown}
        onGo={(field) =>
          setAt(
            Math.max(
              0,
              blocks.findIndex((one) => one.some(({ id: question }) => inputOf(question) === field)),
            ),
          )
        }
      />
      <div className="stack" data-gap="wide" id="block" tabIndex={-1}>
        {stepwise && (
          <p className="quiet small figures" data-progress>
            {t('form.blockOf', { number: at + 1, of: blocks.length })}
            <progress max={blocks.length} value={at + 1} aria-hidden />
          </p>
        )}
        {heading !== null && <p className="form-heading">{heading}</p>}
        {block.map((question) => (
          <div key={question.id} className="question stack">
            {question.heading !== undefined && <p className="form-heading">{question.heading}</p>}
            <QuestionField
              question={question}
              answer={answers[question.id]}
              error={wrong.find((problem) => problem.question === question.id)?.message}
              onAnswer={(answer) => change(question.id, answer)}
            />
          </div>
        ))}
      </div>
      {submit.isError &&
        !(submit.error instanceof Refusal && (submit.error.problem.status === 409 || submit.error.problem.fields !== undefined)) && (
          <Notice kind="error" live>
            <p>{mayTryAgain(submit.error) ? t('form.notSent') : sentenceOf(submit.error)}</p>
          </Notice>
        )}
      {submit.isPending && submit.failureCount > 0 && (
        <Notice kind="warning" live>
          <p>{t('form.tryingAgain')}</p>
        </Notice>
      )}
      <div className="row" data-no-print>
        {stepwise && at > 0 && (
          <Button variant="secondary" onClick={() => go(at - 1)}>
            {t('ui.back')}
          </Button>
        )}
        <Button type="submit" busy={submit.isPending}>
          {last ? (page.answerVersion > 0 ? t('form.submitAgain') : t('form.submit')) : t('ui.next')}
        </Button>
        <DraftLine state={draft.state} />
      </div>
      {blocks.length > 1 && (
        <div data-no-print>
          <Button variant="quiet" onClick={() => setWhole(!whole)}>
            {whole ? t('form.stepwise') : t('form.whole')}
          </Button>
        </div>
      )}
    </form>
  );
}

/** The message with the question's own words, so that the summary can be read by itself. */
function summaryLine(questions: readonly Question[], id: string, message: string): string {
  const text = questions.find((question) => question.id === id)?.text ?? '';
  const short = text.length > 80 ? `${text.slice(0, 77).trimEnd()}…` : text;
  return short === '' ? message : `${short}${/[?.…:]$/.test(short) ? '' : ':'} ${message}`;
}
