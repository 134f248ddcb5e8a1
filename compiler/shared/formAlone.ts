import type { z } from 'zod';
import type { Form } from '../document/form.ts';
import type { moment } from '../document/moment.ts';
import type { Question } from '../document/question.ts';

/** How a form that is sent alone is waited for. */
export interface AloneOptions {
  /** Days until the answer is due; without it none is ever missed. */
  readonly dueDays?: number;
  /** A reminder so many days after it was sent. */
  readonly remindAfterDays?: number;
}

/**
 * The least moment there is of a form: one occasion from the start, more when staff ask for them, so that flags, reading, reminders and results are the
 * same as anywhere (docs/forms.md §2). A tab or calendar form stands in a module of its own. What the form fetches from elsewhere is not fetched here.
 */
export function formAlone(form: Form, { dueDays, remindAfterDays }: AloneOptions = {}): z.input<typeof moment> {
  const { uses: _uses, copies: _copies, version, ...rest } = form;
  const own: Form = { ...rest, questions: form.questions.map((question) => fetchingNothing(question, form.id)) };
  const hasPages = form.kind === 'tab' || form.kind === 'calendar';
  return {
    formatVersion: 1,
    id: form.sharedForm?.id ?? form.id.toLowerCase(),
    name: form.title,
    version: versionOf(form.sharedForm?.version ?? version),
    kind: 'support',
    language: 'sv',
    summary: form.introduction ?? `Formuläret ”${form.title}” för sig.`,
    modules: hasPages ? [moduleOf(form)] : [],
    forms: [own],
    batteries: hasPages ? [] : [batteryOf(form, dueDays, remindAfterDays)],
  };
}

const batteryOf = (form: Form, dueDays: number | undefined, remindAfterDays: number | undefined) => ({
  id: 'formular',
  title: form.title,
  forms: [form.id],
  schedule: { kind: 'once' as const, anchor: { kind: 'start' as const }, days: 0 },
  byStaff: true,
  ...(dueDays === undefined ? {} : { due: { days: dueDays, at: '20:00' } }),
  reminders: remindAfterDays === undefined ? [] : [{ days: remindAfterDays, at: '17:00' }],
});

const moduleOf = (form: Form) => ({
  id: 'formular',
  title: form.title,
  opens: { kind: 'fromStart' as const },
  completes: { kind: 'never' as const },
  sections: [
    {
      id: 'formular',
      title: form.title,
      steps: [{ kind: 'form' as const, id: 'fyll', title: form.title, form: form.id, mandatory: false }],
    },
  ],
});

/** `2` → `2.0`: a moment's version is two numbers. What is written in another way begins at 1.0. */
function versionOf(version: string | undefined): string {
  const [, major, minor = '0'] = /^(\d{1,4})(?:\.(\d{1,4}))?$/.exec(version ?? '') ?? [];
  return major === undefined ? '1.0' : `${major}.${minor}`;
}

/** Without a moment there are no start facts, no dates and no other forms. */
function fetchingNothing(question: Question, form: string): Question {
  if (!('prefill' in question) || question.prefill === undefined) return question;
  if (question.prefill.from === 'today' || (question.prefill.from === 'form' && question.prefill.form === form)) return question;
  const { prefill: _prefill, ...rest } = question;
  return rest as Question;
}
