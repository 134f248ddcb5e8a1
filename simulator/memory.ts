import type { Answers } from '../compiler/document/question.ts';
import { placeOf } from '../engine/copy.ts';
import type { FormInstance } from '../engine/event.ts';
import type { Instant } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import type { Act, Planned } from './act.ts';

/** What has been done in a life so far, kept as it goes so that nobody needs to look through all of it. */
export interface Memory {
  /** Forms saved that staff have not read since, oldest first, by form and instance. */
  readonly unread: ReadonlyMap<string, { readonly form: string; readonly instance: FormInstance; readonly at: Instant }>;
  /** How many times something was done, by `labelOf`. */
  times(label: string): number;
  /** The version that the next saving of a copy of a form is. */
  versionOf(form: string, instance: FormInstance): number;
  /** What was last answered to each form, whichever copy of it. */
  readonly answers: ReadonlyMap<string, Answers>;
  keep(planned: Planned): void;
}

/** A memory of a life that begins, or that goes on from a state. */
export function newMemory(from?: State): Memory {
  const unread = new Map<string, { form: string; instance: FormInstance; at: Instant }>();
  const times = new Map<string, number>();
  const versions = new Map<string, number>();
  const answers = new Map<string, Answers>();
  for (const [form, { savedAt, read, answerVersion }] of Object.entries(from?.forms ?? {})) {
    versions.set(form, answerVersion);
    if (!read) unread.set(form, { form, instance: { kind: 'ordinary' }, at: savedAt });
  }
  for (const [battery, { occasions }] of Object.entries(from?.batteries ?? {})) {
    for (const [number, { forms }] of Object.entries(occasions)) {
      for (const [form, { answerVersion }] of Object.entries(forms)) versions.set(`${form}@${battery}/${number}`, answerVersion);
    }
  }
  return {
    unread,
    answers,
    times: (label) => times.get(label) ?? 0,
    versionOf: (form, instance) => (versions.get(placeOf(form, instance)) ?? 0) + 1,
    keep({ at, act }) {
      const label = labelOf(act);
      times.set(label, (times.get(label) ?? 0) + 1);
      if (act.kind === 'formSaved') answers.set(act.form, act.answers);
      if (!('form' in act) || !('instance' in act)) return;
      const copy = placeOf(act.form, act.instance);
      unread.delete(copy);
      if (act.kind === 'formRead' || act.kind === 'formWithdrawn') return;
      unread.set(copy, { form: act.form, instance: act.instance, at });
      if (act.kind !== 'formMarkedUnread') versions.set(copy, (versions.get(copy) ?? 0) + 1);
    },
  };
}

/** What an act is counted as: its kind and what it is about. */
export function labelOf(act: Act): string {
  switch (act.kind) {
    case 'messageSent':
    case 'paused':
    case 'resumed':
      return `${act.kind}/${act.by}`;
    case 'moduleAsked':
    case 'moduleOpened':
    case 'moduleCompleted':
    case 'moduleReopened':
    case 'moduleLocked':
      return `${act.kind}/${act.module}`;
    case 'occasionAdded':
    case 'occasionWithdrawn':
      return `${act.kind}/${act.battery}`;
    case 'named':
      return `${act.kind}/${act.name}`;
    case 'measureSet':
      return `${act.kind}/${act.measure.id}`;
    case 'stepVisited':
      return `${act.kind}/${act.step}`;
    case 'citizenActive':
      return act.reads === undefined ? act.kind : `${act.kind}/${act.reads}`;
    default:
      return act.kind;
  }
}
