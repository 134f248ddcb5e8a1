import type { Answers } from '../../compiler/document/question.ts';
import type { FormInFull, FormRow } from '../../db/forms.ts';
import { spokenInstant } from '../spokenTime.ts';
import { shownHash } from '../shownHash.ts';
import type { FormPage } from '../schemas/form.ts';
import { isOpenPart } from './openPart.ts';
import { iso, isoOrNull, moduleName, sentence } from './running.ts';
import type { Running } from './running.ts';

/** A form to fill in or look at. Null when the version's document has no such form. */
export function presentForm(running: Running, instance: FormInFull): FormPage | null {
  const form = running.document.forms.find((each) => each.id === instance.form);
  if (!form) return null;
  const closed = closedBecause(running, instance);
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
  };
}

/** Whether the citizen may see this form at all: an occasion's always, an ordinary one once what shows it has opened, and one's own answers for ever. */
export function isReachable(
  { plan, state, document }: Pick<Running, 'plan' | 'state' | 'document'>,
  instance: Pick<FormRow, 'form' | 'battery' | 'answerVersion'>,
): boolean {
  if (instance.battery !== null || instance.answerVersion > 0) return true;
  return document.modules.some(
    (module) =>
      ['open', 'completed'].includes(state.modules[module.id]?.status ?? 'locked') &&
      module.sections.some((section) =>
        section.steps.some(
          (step) =>
            step.kind === 'form' &&
            step.form === instance.form &&
            isOpenPart({ plan, state }, `${module.id}/${section.id}`) &&
            isOpenPart({ plan, state }, `${module.id}/${section.id}/${step.id}`),
        ),
      ),
  );
}

/** Why a form takes no more answers, for the page. What is sent anyway is kept and classed by the engine. */
function closedBecause({ plan, state, phase, endedAt, now }: Running, instance: FormRow): string | null {
  const isFollowUp = instance.battery !== null && state.batteries[instance.battery]?.occasions[String(instance.occasion)] !== undefined;
  if (phase === 'ended' || (phase === 'followUp' && !isFollowUp))
    return `Momentet avslutades${endedAt === null ? '' : ` ${spokenInstant(endedAt, now, plan.zone)}`}. Svaren går inte längre att ändra.`;
  if (phase === 'maintenance') return 'Momentet går bara att läsa just nu. Svaren går inte att ändra.';
  if (instance.battery === null) {
    const showing = plan.modules.filter((module) => module.forms.includes(instance.form));
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
const mutable = (answers: Answers): NonNullable<FormPage['answers']> => structuredClone(answers) as NonNullable<FormPage['answers']>;
