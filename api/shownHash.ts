import { createHash } from 'node:crypto';
import type { Form } from '../compiler/document/form.ts';
import type { Question } from '../compiler/document/question.ts';

/** What people read and may answer of a form, and nothing of how results are counted: what is kept for each hash. */
export const shownForm = (
  form: Form,
): { readonly title: string; readonly introduction: string | null; readonly questions: readonly Question[] } => ({
  title: form.title,
  introduction: form.introduction ?? null,
  questions: form.questions,
});

/** Hash of a form as it is shown. A parsed form is never changed, so it is made once. */
export function shownHash(form: Form): string {
  const known = made.get(form);
  if (known !== undefined) return known;
  const hash = createHash('sha256')
    .update(JSON.stringify(shownForm(form)))
    .digest('hex')
    .slice(0, 32);
  made.set(form, hash);
  return hash;
}

const made = new WeakMap<Form, string>();
