import { formLogic } from '../../compiler/answers/formLogic.ts';
import type { Answers } from '../../compiler/document/question.ts';
import type { FileRow } from '../../db/files.ts';
import { copyOf } from '../../db/formCopy.ts';
import type { FormInFull, FormRow, VersionRow } from '../../db/forms.ts';
import { spokenInstant } from '../spokenTime.ts';
import { shownHash } from '../shownHash.ts';
import type { FormPage } from '../schemas/form.ts';
import { isOpenPart } from './openPart.ts';
import { pagesOf } from './pages.ts';
import { prefilled } from './prefilled.ts';
import { iso, isoOrNull, moduleName, sentence } from './running.ts';
import type { Running } from './running.ts';

/** What a form's page needs beside the running moment: the files of the copy, and the latest saved answers that questions are prefilled from. */
export interface Beside {
  readonly files: readonly FileRow[];
  /** By form. */
  readonly latest: Readonly<Record<string, Answers>>;
}

/** A form to fill in or look at. Null when the version's document has no such form. */
export function presentForm(running: Running, instance: FormInFull, beside: Beside, audience: 'citizen' | 'staff'): FormPage | null {
  const form = running.document.forms.find((each) => each.id === instance.form);
  if (!form) return null;
  const closed = closedBecause(running, instance);
  const versions = instance.versions.map((each) => presentVersion(each, instance.answerVersion, audience));
  return {
    instance: instance.instance,
    form: form.id,
    title: form.title,
    introduction: form.introduction ?? null,
    source: form.source ?? null,
    minutes: form.minutes ?? null,
    questions: form.questions,
    shownHash: shownHash(form),
    draft: instance.draft
      ? { answers: mutable(instance.draft.answers), revision: instance.draft.revision, at: iso(instance.draft.at) }
      : null,
    answerVersion: instance.answerVersion,
    answers: instance.answers ? mutable(instance.answers) : null,
    savedAt: isoOrNull(instance.savedAt),
    open: closed === null,
    closedBecause: closed,
    battery: presentBattery(running, instance),
    kind: copyOf(instance).kind,
    formKind: form.kind ?? 'ordinary',
    page: instance.page === null ? null : { page: instance.page, title: instance.title, day: instance.day },
    pages: pagesOf(running, form.id),
    logic: formLogic(form) as unknown as FormPage['logic'],
    files: beside.files.map(presentFile),
    staffMayAnswer: form.staffMayAnswer === true,
    prefilled: mutable(prefilled(form, running, beside.latest)),
    savedBy: versions.find(({ current }) => current)?.savedBy ?? null,
    versions,
    withdrawn:
      instance.withdrawnAt === null
        ? null
        : { at: iso(instance.withdrawnAt), reason: audience === 'staff' ? instance.withdrawnBecause : null },
  };
}

/** A saved version in the history of a copy. */
export function presentVersion(row: VersionRow, standing: number, audience: 'citizen' | 'staff'): FormPage['versions'][number] {
  return {
    version: row.version,
    savedAt: iso(row.savedAt),
    answeredAt: isoOrNull(row.answeredAt),
    savedBy: row.savedBy,
    savedByName: row.savedByName,
    late: row.late,
    withdrawn: row.withdrawnAt === null ? null : { at: iso(row.withdrawnAt), reason: audience === 'staff' ? row.withdrawnBecause : null },
    current: row.version === standing,
  };
}

export const presentFile = ({ id, question, name, type, bytes, kind, width, height }: FileRow): FormPage['files'][number] => ({
  id,
  question,
  name,
  type,
  bytes,
  kind,
  width,
  height,
});

type Reached = Pick<FormRow, 'form' | 'answerVersion' | 'battery' | 'module' | 'sent'> & { readonly withdrawnAt?: number | null };

/**
 * Whether the citizen may see this copy at all: an occasion's and a sent one always, others once what shows the form has opened (a module's own
 * copy only there), and one's own answers for ever.
 */
export function isReachable({ plan, state, document }: Pick<Running, 'plan' | 'state' | 'document'>, instance: Reached): boolean {
  if (instance.battery !== null || instance.sent !== null || instance.answerVersion > 0) return true;
  return isShown({ plan, state, document }, instance.form, instance.module);
}

/** Whether an open module, or this one, shows the form. */
export function isShown(
  { plan, state, document }: Pick<Running, 'plan' | 'state' | 'document'>,
  form: string,
  only: string | null,
): boolean {
  return document.modules.some(
    (module) =>
      (only === null || module.id === only) &&
      ['open', 'completed'].includes(state.modules[module.id]?.status ?? 'locked') &&
      module.sections.some((section) =>
        section.steps.some(
          (step) =>
            step.kind === 'form' &&
            step.form === form &&
            isOpenPart({ plan, state }, `${module.id}/${section.id}`) &&
            isOpenPart({ plan, state }, `${module.id}/${section.id}/${step.id}`),
        ),
      ),
  );
}

/** Why a form takes no more answers, for the page. What is sent anyway is kept and classed by the engine. */
export function closedBecause({ plan, state, phase, endedAt, now }: Running, instance: FormRow): string | null {
  const isFollowUp = instance.battery !== null && state.batteries[instance.battery]?.occasions[String(instance.occasion)] !== undefined;
  if (phase === 'ended' || (phase === 'followUp' && !isFollowUp))
    return `Momentet avslutades${endedAt === null ? '' : ` ${spokenInstant(endedAt, now, plan.zone)}`}. Svaren går inte längre att ändra.`;
  if (phase === 'maintenance') return 'Momentet går bara att läsa just nu. Svaren går inte att ändra.';
  if (instance.withdrawnAt !== null) return 'Din behandlare har tagit tillbaka formuläret. Du behöver inte svara.';
  if (instance.sent !== null) return instance.answerVersion > 0 ? 'Du har svarat. Svaren går inte längre att ändra.' : null;
  if (instance.battery === null) {
    const showing = plan.modules.filter(
      (module) => module.forms.includes(instance.form) && (instance.module === null || module.id === instance.module),
    );
    if (showing.some((module) => state.modules[module.id]?.status === 'open') || instance.answerVersion === 0) return null;
    const done = showing.find((module) => state.modules[module.id]?.status === 'completed');
    if (done) return `Du har gått igenom ${moduleName(plan, done.id)}. Svaren går inte längre att ändra.`;
    const shut = showing.find((module) => state.modules[module.id]?.status === 'closed');
    return shut ? `${sentence(moduleName(plan, shut.id))} har stängt. Svaren går inte längre att ändra.` : null;
  }
  if (state.batteries[instance.battery]?.occasions[String(instance.occasion)]) return null;
  return instance.answerVersion > 0
    ? 'Du har svarat. Svaren går inte längre att ändra.'
    : 'Tiden för att svara har gått ut. Du behöver inte göra något.';
}

function presentBattery({ document, state }: Running, instance: FormRow): FormPage['battery'] {
  if (instance.battery === null || instance.occasion === null) return null;
  const occasion = state.batteries[instance.battery]?.occasions[String(instance.occasion)];
  const title = document.batteries.find((each) => each.id === instance.battery)?.title ?? instance.battery;
  return {
    id: instance.battery,
    title,
    occasion: instance.occasion,
    dueAt: isoOrNull(occasion?.dueAt),
    closesAt: isoOrNull(occasion?.closesAt),
  };
}

/** Answers as the schema has them: lists that may be written to. */
export const mutable = (answers: Answers): NonNullable<FormPage['answers']> => answers as NonNullable<FormPage['answers']>;
