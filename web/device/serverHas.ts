import type { FormPage } from '../../api/schemas/form.ts';
import { tidyAnswers } from '../../compiler/answers/tidyAnswers.ts';
import type { Question } from '../../compiler/document/question.ts';
import { localDay } from '../spoken.ts';
import { sameAnswers } from './sameAnswers.ts';
import type { Waiting } from './waiting.ts';

/**
 * What the server has of what the device kept of a copy. `same`: it arrived, and the page was closed before that was known; the device
 * need not keep it. `older`: the device's is what to go on from. `newer`: something else stands there, and the choice is the citizen's;
 * never so when every answer of the server's draft stands in the device's too, whatever their revisions.
 */
export function serverHas(
  kept: Waiting,
  page: Pick<FormPage, 'questions' | 'draft' | 'answers' | 'answerVersion'>,
): 'same' | 'older' | 'newer' {
  if (kept.kind === 'sent') {
    if (kept.answerVersion === page.answerVersion) return 'older';
    const stored = tidyAnswers(page.questions as unknown as readonly Question[], kept.answers, localDay(kept.at));
    return page.answers !== null && sameAnswers(page.answers, stored) ? 'same' : 'newer';
  }
  const theirs = page.draft?.answers ?? page.answers;
  if (theirs !== null && sameAnswers(theirs, kept.answers)) return 'same';
  if (kept.revision === (page.draft?.revision ?? 0)) return 'older';
  const shared = Object.fromEntries(
    Object.entries(kept.answers).filter(([question]) => Object.hasOwn(page.draft?.answers ?? {}, question)),
  );
  return page.draft !== null && sameAnswers(page.draft.answers, shared) ? 'older' : 'newer';
}
