import type { Answers } from '../compiler/document/question.ts';
import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';

/** A saved version as scoring looks back at it: everything but the answers. */
export interface SavedBefore {
  readonly formAnswer: string;
  readonly form: string;
  readonly instance: string;
  readonly answerVersion: number;
  readonly occasion: number | null;
  readonly at: Instant;
  /** The event that saved it, and the one that withdrew it. */
  readonly seq: number;
  readonly withdrawnSeq: number | null;
  /** Its own results, and those of several forms that were reckoned with it, as last reckoned; null is a failed one. */
  readonly results: Readonly<Record<string, number | string | null>>;
  readonly across: Readonly<Record<string, number | string | null>>;
  /** Bands as last reckoned: the form's own by result, those of several forms after `*`. */
  readonly bands: Readonly<Record<string, string | null>>;
}

/** All that has been saved in a running moment, oldest first, in one question whatever there is. */
export async function savedBefore(em: Em, runningMoment: string): Promise<SavedBefore[]> {
  return em.execute<SavedBefore[]>(
    `select a.id as "formAnswer", i.form, i.id as instance, a.answer_version as "answerVersion", coalesce(i.occasion, i.page) as occasion,
       a.saved_at as at, e.seq, a.withdrawn_seq as "withdrawnSeq",
       coalesce(r.own, '{}') as results, coalesce(r.across, '{}') as across,
       coalesce(r.bands, '{}') as bands
     from form_answer a
       join form_instance i on i.id = a.form_instance_id
       join event e on e.running_moment_id = a.running_moment_id and e.form_answer_id = a.id and e.kind = 'formSaved'
       left join lateral (
         select jsonb_object_agg(s.result, coalesce(to_jsonb(s.value), to_jsonb(s.text_value))) filter (where not s.across) as own,
           jsonb_object_agg(s.result, coalesce(to_jsonb(s.value), to_jsonb(s.text_value))) filter (where s.across) as across,
           jsonb_object_agg(case when s.across then '*' else '' end || s.result, s.band) as bands
         from (select distinct on (n.across, n.result) n.* from result n where n.form_answer_id = a.id order by n.across, n.result, n.revision desc) s
       ) r on true
     where a.running_moment_id = ?::uuid order by e.seq`,
    [runningMoment],
  );
}

/** What was answered in these versions. */
export async function answersIn(em: Em, formAnswers: readonly string[]): Promise<ReadonlyMap<string, Answers>> {
  if (formAnswers.length === 0) return new Map();
  const rows = await em.execute<{ id: string; answers: Answers }[]>(`select id, answers from form_answer where id = any (?::uuid[])`, [
    `{${formAnswers.join(',')}}`,
  ]);
  return new Map(rows.map(({ id, answers }) => [id, answers]));
}
