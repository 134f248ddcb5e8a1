import type { Instant } from '../engine/plan.ts';
import type { ScoredResult } from '../scoring/score.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** A calculated result of one saved form or of several, or its failure. */
export interface ResultRow {
  readonly form: string;
  readonly result: string;
  /** Made of several forms, and stored with the saving that made it. */
  readonly across: boolean;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly instance: string;
  /** The day that a calendar form's page is of. */
  readonly day: string | null;
  readonly answerVersion: number;
  readonly value: number | null;
  readonly text: string | null;
  readonly band: string | null;
  readonly failure: string | null;
  readonly methodVersion: string;
  /** When the form was saved, on the moment's own clock. */
  readonly at: Instant;
  /** When it was reckoned anew, and what it was before; null for what stands as it was first reckoned. */
  readonly recomputed: Recomputed | null;
}

export interface Recomputed {
  readonly at: Instant;
  readonly because: string;
  /** What it was first. */
  readonly value: number | null;
  readonly text: string | null;
  readonly band: string | null;
  readonly failure: string | null;
  /** Null when there was none. */
  readonly methodVersion: string | null;
}

/**
 * Every result of a running moment in the order of time: those of the version that stands of each saved copy (FRM-07), or of all versions, also
 * withdrawn ones. Each as it was last reckoned.
 */
export async function resultsOf(em: Em, runningMoment: string, versions: 'latest' | 'all' = 'latest'): Promise<ResultRow[]> {
  return em.execute<ResultRow[]>(
    `select i.form, s.result, s.across, i.battery, i.occasion, i.id as instance, i.day::text as day, a.answer_version as "answerVersion", s.value,
       s.text_value as text, s.band, s.failure, s.method_version as "methodVersion", s.at,
       case when s.recomputed_at is not null then json_build_object('at', extract(epoch from s.recomputed_at) * 1000,
         'because', s.recomputed_because, 'value', f.value, 'text', f.text_value, 'band', f.band, 'failure', f.failure,
         'methodVersion', f.method_version) end as recomputed
     from result s join form_answer a on a.id = s.form_answer_id join form_instance i on i.id = a.form_instance_id
       left join result f on s.recomputed_at is not null and f.form_answer_id = s.form_answer_id and f.across = s.across and f.result = s.result
         and f.revision = 0
     where s.running_moment_id = ?::uuid and (? or a.answer_version = i.standing_version)
       and not exists (select from result n where n.form_answer_id = s.form_answer_id and n.across = s.across and n.result = s.result
         and n.revision > s.revision)
     order by s.at, i.form, s.result`,
    [runningMoment, versions === 'all'],
  );
}

/** Stores the results of one saved form, or of several with it, as facts, each once. */
export async function keepResults(
  em: Em,
  runningMoment: string,
  formAnswer: string,
  results: readonly ScoredResult[],
  at: Instant,
  across = false,
): Promise<void> {
  await keep(em, { runningMoment, formAnswer, results, at, across, again: null });
}

/** Who reckoned anew, when and why. */
export interface Again {
  readonly at: Instant;
  readonly by: string;
  readonly because: string;
}

/** Stores what was reckoned anew beside what it was (RES-14): one more revision of each, never over another. */
export async function keepAgain(
  em: Em,
  kept: {
    readonly runningMoment: string;
    readonly formAnswer: string;
    readonly results: readonly ScoredResult[];
    readonly at: Instant;
    readonly across: boolean;
  },
  again: Again,
): Promise<void> {
  await keep(em, { ...kept, again });
}

async function keep(
  em: Em,
  {
    runningMoment,
    formAnswer,
    results,
    at,
    across,
    again,
  }: {
    runningMoment: string;
    formAnswer: string;
    results: readonly ScoredResult[];
    at: Instant;
    across: boolean;
    again: Again | null;
  },
): Promise<void> {
  for (const { result, value, band, failure, methodVersion, inputs } of results)
    await em.execute(
      `${unanswered}insert into result (form_answer_id, running_moment_id, result, across, value, text_value, band, failure, method_version, inputs, at,
         revision, recomputed_at, recomputed_by, recomputed_because)
       select ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?,
         case when ?::boolean then (select coalesce(max(revision), 0) + 1 from result where form_answer_id = ?::uuid and across = ? and result = ?) else 0 end,
         ?::timestamptz, ?, ? on conflict (form_answer_id, across, result, revision) do nothing`,
      [
        formAnswer,
        runningMoment,
        result,
        across,
        typeof value === 'number' ? value : null,
        value === null || typeof value === 'number' ? null : String(value),
        band,
        failure,
        methodVersion,
        JSON.stringify(inputs),
        iso(at),
        again !== null,
        formAnswer,
        across,
        result,
        again === null ? null : iso(again.at),
        again?.by ?? null,
        again?.because ?? null,
      ],
      'run',
    );
}
