import { createHash } from 'node:crypto';
import type { Form } from '../compiler/document/form.ts';

/** Hash of a form as it is shown: what people read and may answer, and nothing of how results are counted. */
export function shownHash(form: Form): string {
  const shown = { title: form.title, introduction: form.introduction ?? null, questions: form.questions };
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32);
}
