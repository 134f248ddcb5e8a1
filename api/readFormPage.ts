import { formLogic } from '../compiler/answers/formLogic.ts';
import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import { filesOf, type FileRow } from '../db/files.ts';
import { latestAnswers, readForm } from '../db/forms.ts';
import type { Em } from '../db/orm.ts';
import { readVersion } from '../db/shownForms.ts';
import type { Deps } from './deps.ts';
import { takesFiles } from './filesIn.ts';
import { isReachable, mutable, presentFile, presentForm, presentVersion } from './present/form.ts';
import { prefilledFrom } from './present/prefilled.ts';
import { readRunning } from './reading.ts';
import { notFound } from './refusal.ts';
import type { FormPage, FormVersion } from './schemas/form.ts';
import { shownHash } from './shownHash.ts';
import type { InCare } from './signedIn.ts';

/** A form's page for this reader, with a row in the log that it was seen. Staff see no draft: it is the citizen's own until it is saved (FRM-13). */
export async function readFormPage(em: Em, deps: Deps, signedIn: InCare, id: string, instance: string): Promise<FormPage> {
  const filled = await readForm(em, id, instance);
  const running = await readRunning(em, deps, signedIn, id, `form/${filled.form}`);
  const audience = signedIn.kind;
  if (audience === 'citizen' && !isReachable(running, filled)) throw notFound();
  const form = running.document.forms.find((each) => each.id === filled.form);
  const latest = form && filled.answers === null && filled.draft === null ? await latestOf(em, id, form) : {};
  const files = form ? await filesIfAny(em, instance, form) : [];
  const page = presentForm(running, audience === 'citizen' ? filled : { ...filled, draft: null }, { files, latest }, audience);
  if (!page) throw notFound();
  return page;
}

/** One saved version as it was shown when it was answered, with a row in the log that it was seen. */
export async function readFormVersion(
  em: Em,
  deps: Deps,
  signedIn: InCare,
  { id, instance, version }: { id: string; instance: string; version: number },
): Promise<FormVersion> {
  const filled = await readForm(em, id, instance);
  const saved = await readVersion(em, id, instance, version);
  const running = await readRunning(em, deps, signedIn, id, `form/${filled.form}/${version}`);
  if (signedIn.kind === 'citizen' && filled.versions.length === 0 && !isReachable(running, filled)) throw notFound();
  const form = running.document.forms.find((each) => each.id === filled.form);
  const isSame = form !== undefined && shownHash(form) === saved.shownHash;
  const shown = saved.shown ?? form;
  if (!shown) throw notFound();
  const files = await filesIfAny(em, instance, shown);
  return {
    ...presentVersion(saved, filled.answerVersion, signedIn.kind),
    instance,
    form: saved.form,
    title: shown.title,
    introduction: shown.introduction ?? null,
    source: form?.source ?? null,
    questions: [...shown.questions],
    logic: formLogic(shown) as unknown as FormVersion['logic'],
    shownHash: saved.shownHash,
    asShown: saved.shown !== null || isSame,
    answers: mutable(saved.answers),
    files: files.map(presentFile),
  };
}

const filesIfAny = async (em: Em, instance: string, form: Pick<Form, 'questions'>): Promise<readonly FileRow[]> =>
  takesFiles(form.questions) ? filesOf(em, instance) : [];

async function latestOf(em: Em, id: string, form: Form): Promise<Readonly<Record<string, Answers>>> {
  const from = prefilledFrom(form);
  return from.length === 0 ? {} : latestAnswers(em, id, from);
}
