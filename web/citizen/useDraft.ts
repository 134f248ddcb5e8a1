import { useEffect, useRef, useState } from 'react';
import type { FormPage } from '../../api/schemas/form.ts';
import { checkAnswers } from '../../compiler/answers/checkAnswers.ts';
import type { Answers, Question } from '../../compiler/document/question.ts';
import { Refusal, api, mayTryAgain, newAct } from '../api.ts';
import type { DeviceStore } from '../device/deviceStore.ts';
import { placeOf } from '../device/waiting.ts';
import { draftQueue, type DraftQueue, type DraftState } from './draftQueue.ts';

/**
 * Keeps a form's draft saved: on the device at every change, by the server after the last key, when the page is left, and when contact is
 * back. What the server has is taken off the device.
 */
export function useDraft(id: string, page: FormPage, device: DeviceStore | null, onConflict: () => void) {
  const [state, setState] = useState<DraftState>(page.draft === null ? { kind: 'untouched' } : { kind: 'saved', at: page.draft.at });
  const revision = useRef(page.draft?.revision ?? 0);
  const place = placeOf({ runningMoment: id, instance: page.instance });
  const conflict = useRef(onConflict);
  useEffect(() => {
    conflict.current = onConflict;
  });
  const queue = useRef<DraftQueue<Answers> | null>(null);
  queue.current ??= draftQueue<Answers>(
    {
      save: async (act, answers, from) => {
        const saved = await api.saveDraft(act, id, page.instance, { answers, revision: from });
        revision.current = saved.revision;
        return saved;
      },
      newAct,
      later: (milliseconds, run) => {
        const timer = setTimeout(run, milliseconds);
        return () => clearTimeout(timer);
      },
      tell: (next) => {
        setState(next.kind === 'unsaved' && device !== null ? { kind: 'onDevice' } : next);
        if (next.kind === 'saved') void device?.remove(place);
        if (next.kind === 'conflict') conflict.current();
      },
      kindOf: (error) => (mayTryAgain(error) ? 'again' : error instanceof Refusal && error.problem.status === 409 ? 'conflict' : 'refused'),
    },
    page.draft?.revision ?? 0,
  );
  const drafts = queue.current;
  useEffect(() => {
    const leave = () => drafts.flush();
    const hide = () => document.visibilityState === 'hidden' && drafts.flush();
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', leave);
    document.addEventListener('visibilitychange', hide);
    return () => {
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', leave);
      document.removeEventListener('visibilitychange', hide);
      drafts.flush();
    };
  }, [drafts]);
  return {
    state,
    change: (answers: Answers) => {
      const at = new Date().toISOString();
      void device?.keep({
        kind: 'draft',
        runningMoment: id,
        instance: page.instance,
        title: page.title,
        answers,
        at,
        revision: revision.current,
      });
      drafts.change(keepable(page, answers));
    },
    flush: () => drafts.flush(),
    stop: () => drafts.stop(),
    rebase: (to: number, answers: Answers) => {
      revision.current = to;
      drafts.change(keepable(page, answers));
      drafts.rebase(to);
    },
  };
}

/** What a draft may hold: an answer that cannot be read yet, a half-written number, waits in the page until it can. */
function keepable(page: FormPage, answers: Answers): Answers {
  const wrong = new Set(checkAnswers(page.questions as unknown as readonly Question[], answers, 'draft').map(({ question }) => question));
  return Object.fromEntries(Object.entries(answers).filter(([question]) => !wrong.has(question)));
}
