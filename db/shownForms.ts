import type { Form } from '../compiler/document/form.ts';
import type { Answers } from '../compiler/document/question.ts';
import { asVersion, type VersionRow } from './forms.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A form as it was shown: what people read and may answer. */
export type ShownForm = Pick<Form, 'title' | 'introduction' | 'source' | 'questions'>;

/** A saved version with what was shown when it was answered. */
export interface SavedVersion extends VersionRow {
  readonly form: string;
  readonly answers: Answers;
  readonly shownHash: string;
  /** Null for what was saved before what was shown was kept. */
  readonly shown: ShownForm | null;
}

/** One saved version of a copy, as it was shown then. */
export async function readVersion(em: Em, runningMoment: string, instance: string, version: number): Promise<SavedVersion> {
  const [row] = await em.execute<SavedVersion[]>(
    `select i.form, v.answers, v.shown_hash as "shownHash", f.content as shown, ${asVersion('v')}
     from form_answer v join form_instance i on i.id = v.form_instance_id left join shown_form f on f.hash = v.shown_hash
     where i.running_moment_id = ?::uuid and i.id = ?::uuid and v.answer_version = ?`,
    [runningMoment, instance, version],
  );
  if (!row) throw new Refusal('notFound', 'Versionen finns inte.');
  return row;
}
