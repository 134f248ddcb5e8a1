import type { Moment } from '../compiler/document/moment.ts';
import type { Answers } from '../compiler/document/question.ts';
import type { Event, FormFacts } from '../engine/event.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { lockRunningMoment } from './lock.ts';
import type { Em } from './orm.ts';

/** A saved form in the log that has not been scored, with all that scoring needs. */
export interface UnscoredForm {
  readonly seq: number;
  readonly at: Instant;
  readonly form: string;
  readonly formAnswer: string;
  readonly answers: Answers;
  readonly document: Moment;
  readonly plan: Plan;
}

/** Saved forms that wait to be scored, in the log's order. When there are any, the running moment's row is held from here on. */
export async function unscoredForms(em: Em, runningMoment: string): Promise<UnscoredForm[]> {
  const [waiting] = await em.execute<unknown[]>(`select from event where running_moment_id = ?::uuid and not scored limit 1`, [
    runningMoment,
  ]);
  if (!waiting) return [];
  await lockRunningMoment(em, runningMoment);
  return em.execute<UnscoredForm[]>(
    `select e.seq, e.at, e.content ->> 'form' as form, a.id as "formAnswer", a.answers, v.document, p.content as plan
     from event e
       join form_answer a on a.id = e.form_answer_id
       join running_moment r on r.id = e.running_moment_id
       join moment_version v on v.id = r.moment_version_id
       join plan p on p.hash = r.plan_hash
     where e.running_moment_id = ?::uuid and not e.scored order by e.seq`,
    [runningMoment],
  );
}

/** Stores what scoring has found on the event's own row. */
export async function keepScored(
  em: Em,
  runningMoment: string,
  seq: number,
  found: { readonly facts: FormFacts; readonly failedResults: readonly string[] },
): Promise<void> {
  await em.execute(
    `update event set scored = true, content = content || ?::jsonb where running_moment_id = ?::uuid and seq = ?`,
    [JSON.stringify(found), runningMoment, seq],
    'run',
  );
}

/** The scored events after `seq`, the newest number among them and before, and the moment's clock offset. */
export async function eventsAfter(
  em: Em,
  runningMoment: string,
  seq: number,
): Promise<{ events: Event[]; seq: number; clockOffsetMs: number }> {
  const [row] = await em.execute<
    { events: (Omit<Event, 'kind'> & { kind: string; content: object; scored: boolean })[] | null; clockOffsetMs: number; logSeq: number }[]
  >(
    `select r.clock_offset_ms as "clockOffsetMs", r.log_seq as "logSeq", (
       select json_agg(json_build_object('seq', e.seq, 'at', extract(epoch from e.at) * 1000, 'kind', e.kind, 'content', e.content, 'scored', e.scored) order by e.seq)
       from event e where e.running_moment_id = r.id and e.seq > ?
     ) as events
     from running_moment r where r.id = ?::uuid`,
    [seq, runningMoment],
  );
  if (!row) throw new Error(`There is no running moment "${runningMoment}".`);
  const events: Event[] = [];
  for (const { content, scored, ...logged } of row.events ?? []) {
    // Saved after the scoring of this very pull: the next one takes it.
    if (!scored) return { events, seq: logged.seq - 1, clockOffsetMs: row.clockOffsetMs };
    events.push({ ...content, ...logged } as Event);
  }
  return { events, seq: row.logSeq, clockOffsetMs: row.clockOffsetMs };
}
