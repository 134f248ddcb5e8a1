import '../i18n/pageTexts.ts';
import { useEffect, useMemo, useRef, useState, type FormEvent } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import { checkAnswers, type AnswerProblem } from '../../compiler/answers/checkAnswers.ts';
import { shownAnswers } from '../../compiler/answers/shownAnswers.ts';
import type { Answer, Answers, Question } from '../../compiler/document/question.ts';
import { useAct } from '../act.ts';
import { Refusal, api, mayTryAgain, type Submitted } from '../api.ts';
import type { DeviceStore } from '../device/deviceStore.ts';
import { fillingIn } from '../device/openCopies.ts';
import { serverHas } from '../device/serverHas.ts';
import { placeOf, type Waiting } from '../device/waiting.ts';
import { sentenceOf } from '../failure.tsx';
import { t } from '../i18n/text.ts';
import { localDay, spokenTime } from '../spoken.ts';
import { Button } from '../ui/button.tsx';
import { ErrorSummary } from '../ui/errorSummary.tsx';
import { Notice } from '../ui/notice.tsx';
import { inputOf } from '../questions/inputOf.ts';
import { QuestionList } from '../questions/questionList.tsx';
import { seenNow } from '../questions/seenNow.ts';
import { summaryLine } from '../questions/summaryLine.ts';
import { uploadsUnderWay } from '../questions/useUploads.ts';
import { blocksOf, headingBefore, pageTitleOf } from './blocks.ts';
import { Changed, type Theirs } from './changed.tsx';
import { DraftLine } from './draftLine.tsx';
import { logicOf } from '../logicOf.ts';
import { useDraft } from './useDraft.ts';

interface Props {
  readonly id: string;
  /** The form as it was when the page was opened. */
  readonly opened: FormPage;
  /** As it stands now: told, never swapped in (CAC-08). */
  readonly latest: FormPage;
  /** Where the device keeps what the server has not got, and what it kept of this copy. */
  readonly device: DeviceStore | null;
  readonly kept: Waiting | null;
  readonly now: string;
  readonly onDone: (submitted: Submitted) => void;
}

/** A form being filled in: block by block or all at once, saved as a draft while one writes, checked where it stands, sent once. */
export function FillIn({ id, opened, latest, device, kept, now, onDone }: Props) {
  const [page, setPage] = useState(opened);
  const questions = page.questions as unknown as readonly Question[];
  const logic = logicOf(page);
  const [answers, setAnswers] = useState<Answers>(() => kept?.answers ?? opened.draft?.answers ?? opened.answers ?? opened.prefilled);
  // A file answers when it has arrived: by then other answers are newer than those it was chosen beside.
  const newest = useRef(answers);
  const [theirs, setTheirs] = useState<Theirs | null>(() => newerThan(kept, opened));
  const [wrong, setWrong] = useState<readonly AnswerProblem[]>([]);
  const [shown, setShown] = useState(0);
  const [at, setAt] = useState(0);
  const [whole, setWhole] = useState(false);
  /** When the button was pressed, on the device's own clock. */
  const pressed = useRef('');
  const draft = useDraft(id, page, device, () => void look('draft'));
  const place = placeOf({ runningMoment: id, instance: opened.instance });
  const [waiting, setWaiting] = useState(false);
  const seen = useMemo(() => seenNow(questions, logic, answers), [questions, logic, answers]);
  const blocks = useMemo(
    () => blocksOf(questions).filter((one) => one.some(({ id: question }) => seen.questions.includes(question))),
    [questions, seen],
  );
  const stepwise = blocks.length > 1 && !whole;
  const block = stepwise ? (blocks[Math.min(at, blocks.length - 1)] ?? []) : questions;
  const last = !stepwise || at >= blocks.length - 1;

  const submit = useAct<{ answers: Answers; shownHash: string; answerVersion: number }, Submitted>(
    id,
    async (fresh, input) => {
      const at = pressed.current;
      // Answers that waited keep the key they were first sent with: they may have arrived already.
      const act =
        kept?.kind === 'sent' && isToTheLetter(kept.answers, input.answers) && kept.answerVersion === input.answerVersion
          ? kept.act
          : fresh;
      // On the device before it is on its way: a press is never forgotten.
      await device?.keep({ kind: 'sent', runningMoment: id, instance: page.instance, title: page.title, at, act, refused: null, ...input });
      const waited = Date.now() - Date.parse(at) > 5_000;
      return api.submitForm(act, id, page.instance, waited ? { ...input, answeredAt: at } : input);
    },
    (submitted) =>
      void draft.stop().then(async () => {
        await device?.remove(place);
        onDone(submitted);
      }),
  );
  useEffect(() => fillingIn(place), [place]);
  useEffect(() => {
    if (kept === null || theirs !== null) return;
    if (kept.kind === 'draft') return draft.change(kept.answers);
    if (kept.refused !== null) return;
    pressed.current = kept.at;
    submit.mutate({ answers: kept.answers, shownHash: kept.shownHash, answerVersion: kept.answerVersion });
    // Once, when the page opens.
  }, []);
  const waits = submit.isError && mayTryAgain(submit.error);
  const { variables, mutate } = submit;
  useEffect(() => {
    if (!waits || variables === undefined) return undefined;
    const again = () => mutate(variables);
    const often = setInterval(again, 30_000);
    window.addEventListener('online', again);
    return () => {
      clearInterval(often);
      window.removeEventListener('online', again);
    };
  }, [waits, variables, mutate]);

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
    const { [question]: _, ...others } = newest.current;
    const next = answer === undefined ? others : { ...others, [question]: answer };
    newest.current = next;
    setAnswers(next);
    setWrong((all) => all.filter((problem) => problem.question !== question));
    setWaiting(false);
    draft.change(next);
  };

  const tellWrong = (problems: typeof wrong) => {
    setWrong(problems);
    setShown(shown + 1);
  };

  const forward = (event: FormEvent) => {
    event.preventDefault();
    if (submit.isPending) return;
    setWaiting(uploadsUnderWay() > 0);
    if (uploadsUnderWay() > 0) return;
    const sent = shownAnswers(questions, logic, answers);
    const problems = checkAnswers(questions, sent, 'save', logic, localDay(new Date().toISOString()));
    const here = last ? problems : problems.filter(({ question }) => block.some((one) => one.id === question));
    if (here.length > 0) return tellWrong(here);
    setWrong([]);
    if (!last) return go(at + 1);
    pressed.current = new Date().toISOString();
    submit.mutate(
      { answers: sent, shownHash: page.shownHash, answerVersion: page.answerVersion },
      {
        onError: (error) => {
          if (!(error instanceof Refusal) || mayTryAgain(error)) return;
          draft.change(newest.current);
          if (error.problem.status === 409) void look('answers');
          if (error.problem.fields !== undefined && error.problem.fields.length > 0)
            tellWrong(
              error.problem.fields.map(({ question, message, at }) => ({ question, message, ...(at === undefined ? {} : { at }) })),
            );
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
    newest.current = using;
    setAnswers(using);
    setTheirs(null);
    submit.reset();
    draft.rebase(latest.draft?.revision ?? 0, using);
  };

  const heading = stepwise ? headingBefore(questions, block) : null;
  const title = stepwise ? pageTitleOf(questions, block) : null;
  return (
    <form className="stack" noValidate onSubmit={forward}>
      {kept !== null && (
        <Notice>
          <p>{t(kept.kind === 'draft' ? 'draft.restored' : 'waiting.opened', { when: spokenTime(kept.at, now) })}</p>
          {kept.kind === 'sent' && kept.refused !== null && <p>{kept.refused}</p>}
        </Notice>
      )}
      {theirs !== null && (
        <Changed theirs={theirs} mine={answers} questions={questions} onMine={(latest) => goOn(latest, answers)} onTheirs={goOn} />
      )}
      <ErrorSummary
        errors={wrong.map((problem) => ({
          field: inputOf(problem.question, ...(problem.at ?? [])),
          message: summaryLine(questions, problem),
        }))}
        shown={shown}
        onGo={(field) => {
          const problem = wrong.find((one) => inputOf(one.question, ...(one.at ?? [])) === field);
          setAt(
            Math.max(
              0,
              blocks.findIndex((one) => one.some(({ id: question }) => question === problem?.question)),
            ),
          );
        }}
      />
      <div className="stack" data-gap="wide" id="block" tabIndex={-1}>
        {stepwise && (
          <p className="quiet small figures" data-progress>
            {t('form.blockOf', { number: at + 1, of: blocks.length })}
            <progress max={blocks.length} value={at + 1} aria-hidden />
          </p>
        )}
        {title !== null && <h2>{title}</h2>}
        {heading !== null && <p className="form-heading">{heading}</p>}
        <QuestionList questions={block} seen={seen} answers={answers} problems={wrong} onAnswer={change} />
      </div>
      {waiting && (
        <Notice live>
          <p>{t('form.filesUnderWay')}</p>
        </Notice>
      )}
      {submit.isError &&
        !(submit.error instanceof Refusal && (submit.error.problem.status === 409 || submit.error.problem.fields !== undefined)) && (
          <Notice kind={waits && device !== null ? 'warning' : 'error'} live>
            <p>{!waits ? sentenceOf(submit.error) : t(device === null ? 'form.notSent' : 'waiting.waits')}</p>
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

/** What the server has that the device's copy does not go on from: the choice is the citizen's. */
function newerThan(kept: Waiting | null, page: FormPage): Theirs | null {
  if (kept === null || serverHas(kept, page) !== 'newer') return null;
  return { what: kept.kind === 'sent' ? 'answers' : 'draft', page };
}

/** The server takes a key again only for the same words in the same order. */
const isToTheLetter = (one: Answers, other: Answers): boolean => JSON.stringify(one) === JSON.stringify(other);
