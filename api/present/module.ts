import type { z } from '@hono/zod-openapi';
import type { StepDocument } from '../../compiler/document/step.ts';
import { placeOf } from '../../engine/copy.ts';
import type { PlannedCompletion, PlannedModule } from '../../engine/plan.ts';
import type { Phase } from '../../engine/state.ts';
import type { ModulePage, moduleCard } from '../schemas/citizen.ts';
import { lockedBecause } from './locked.ts';
import type { Reader } from './locked.ts';
import { isOpenPart } from './openPart.ts';
import { formStatus, isoOrNull } from './running.ts';
import type { Running } from './running.ts';

/** A module on its card: status, minutes, and for a locked one why and until when. */
export function presentModuleCard(running: Running, module: PlannedModule, reader: Reader = 'citizen'): z.infer<typeof moduleCard> {
  const { document, plan, state, now } = running;
  const text = document.modules.find((each) => each.id === module.id);
  const at = state.modules[module.id];
  const status = at?.status ?? 'locked';
  const locked = status === 'locked' ? lockedBecause(plan, state, module, now, reader) : null;
  return {
    id: module.id,
    number: plan.modules.indexOf(module) + 1,
    title: text?.title ?? module.name,
    summary: text?.summary ?? null,
    status,
    minutes: minutesOf(running, module.id),
    openedAt: isoOrNull(at?.openedAt),
    completedAt: isoOrNull(at?.completedAt),
    lockedBecause: locked?.sentence ?? null,
    opensAt: isoOrNull(locked?.opensAt),
    completes: completionOf(module.completes),
  };
}

/** An open or completed module with its content. */
export function presentModule(running: Running, module: PlannedModule): ModulePage {
  const { document } = running;
  const card = presentModuleCard(running, module);
  const sections = document.modules.find((each) => each.id === module.id)?.sections ?? [];
  const blocked = completeBlocked(running, module, card.status);
  const isShown = (part: string): boolean => isOpenPart(running, `${module.id}/${part}`);
  return {
    ...card,
    sections: sections
      .filter((section) => isShown(section.id))
      .map((section) => ({
        id: section.id,
        title: section.title,
        steps: section.steps.filter((step) => isShown(`${section.id}/${step.id}`)).map((step) => presentStep(running, module.id, step)),
      })),
    mayComplete: blocked === null,
    completeBlockedBecause: blocked,
  };
}

const completionOf = (completes: PlannedCompletion): z.infer<typeof moduleCard>['completes'] =>
  typeof completes === 'string' ? completes : 'time';

/** Why the citizen may not mark the module as done; null when that is the way. */
function completeBlocked({ document, state }: Running, module: PlannedModule, status: z.infer<typeof moduleCard>['status']): string | null {
  if (status === 'completed') return 'Du har redan gått igenom den här modulen.';
  const still = STILL[state.phase];
  if (still !== null) return still;
  switch (completionOf(module.completes)) {
    case 'citizen':
      return null;
    case 'forms': {
      const missing = module.mandatoryForms
        .filter((form) => !(state.forms[form] ?? state.forms[placeOf(form, { kind: 'module', module: module.id })]))
        .map((form) => document.forms.find((each) => each.id === form)?.title ?? form);
      return `Modulen blir klar när du har svarat på ${listed(missing)}.`;
    }
    case 'steps':
      return 'Modulen blir klar när du har gått igenom alla steg i den.';
    case 'staff':
      return 'Din behandlare markerar modulen som klar.';
    case 'time':
      return 'Modulen blir klar av sig själv när tiden för den har gått.';
    case 'never':
      return 'Modulen finns kvar att läsa så länge momentet pågår.';
  }
}

/** What a phase says of marking anything as done; null where it may be done. A pause takes what the citizen does all the same. */
const STILL: Readonly<Record<Phase, string | null>> = {
  invited: 'Momentet har inte börjat än.',
  scheduled: 'Momentet har inte börjat än.',
  active: null,
  paused: null,
  maintenance: 'Momentet går bara att läsa just nu.',
  followUp: 'Momentet är avslutat.',
  ended: 'Momentet är avslutat.',
  halted: 'Momentet har stannat.',
};

function presentStep(running: Running, module: string, step: StepDocument): ModulePage['sections'][number]['steps'][number] {
  const minutes =
    step.minutes ?? (step.kind === 'form' ? running.document.forms.find((form) => form.id === step.form)?.minutes : undefined);
  return {
    id: step.id,
    kind: step.kind,
    title: step.title,
    minutes: minutes ?? null,
    text: step.text ?? null,
    media:
      step.kind === 'media'
        ? {
            kind: step.media,
            src: mediaAddress(step.src),
            alt: step.alt,
            captions: step.captions === undefined ? null : mediaAddress(step.captions),
            transcript: step.transcript ?? null,
          }
        : null,
    form: step.kind === 'form' ? presentFormStep(running, module, step) : null,
  };
}

function presentFormStep(
  running: Running,
  module: string,
  step: Extract<StepDocument, { kind: 'form' }>,
): ModulePage['sections'][number]['steps'][number]['form'] {
  const form = running.document.forms.find((each) => each.id === step.form);
  const about = { form: step.form, title: form?.title ?? step.title, mandatory: step.mandatory };
  const ours = running.forms.filter((each) => each.form === step.form && each.battery === null && each.sent === null);
  if (form?.kind === 'tab' || form?.kind === 'calendar') {
    const pages = ours.filter((each) => each.page !== null).toSorted((one, other) => (other.page ?? 0) - (one.page ?? 0));
    const saved = pages.some((each) => each.answerVersion > 0);
    const status = pages.some((each) => each.hasDraft) ? 'draft' : saved ? 'saved' : 'notStarted';
    return { ...about, instance: pages[0]?.instance ?? null, kind: form.kind, pages: pages.length, status };
  }
  const instance = ours.find((each) => each.module === module) ?? ours.find((each) => each.module === null && each.page === null);
  if (!instance) return null;
  return { ...about, instance: instance.instance, kind: 'ordinary', pages: 0, status: formStatus(instance) };
}

/** Minutes of reading and answering, when any step says. */
function minutesOf({ document }: Running, id: string): number | null {
  const steps = document.modules.find((each) => each.id === id)?.sections.flatMap((section) => section.steps) ?? [];
  const known = steps
    .map((step) => step.minutes ?? (step.kind === 'form' ? document.forms.find((form) => form.id === step.form)?.minutes : undefined))
    .filter((minutes) => minutes !== undefined);
  return known.length > 0 ? known.reduce((sum, minutes) => sum + minutes, 0) : null;
}

/** What lies in the moment's own folder is served by us; https addresses stay as they are. */
const mediaAddress = (src: string): string => (src.startsWith('https://') ? src : `/media/${src}`);

/** "A, B och C". */
function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'alla frågor';
  return `${names.slice(0, -1).join(', ')} och ${names.at(-1)}`;
}
