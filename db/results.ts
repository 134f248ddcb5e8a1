import type { Instant } from '../engine/plan.ts';
import type { ScoredResult } from '../scoring/score.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** A calculated result of one saved form, or its failure. */
export interface ResultRow {
  readonly form: string;
  readonly result: string;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly instance: string;
  readonly answerVersion: number;
  readonly value: number | null;
  readonly text: string | null;
  readonly band: string | null;
  readonly failure: string | null;
  readonly methodVersion: string;
  /** When the form was saved, on the moment's own clock. */
  readonly at: Instant;
}

/** Every result of a running moment in the order of time: the latest version of each saved copy (FRM-07), or all versions. */
export async function resultsOf(em: Em, runningMoment: string, versions: 'latest' | 'all' = 'latest'): Promise<ResultRow[]> {
  return em.execute<ResultRow[]>(
    `select i.form, s.result, i.battery, i.occasion, i.id as instance, a.answer_version as "answerVersion", s.value, s.text_value as text, s.band,
       s.failure, s.method_version as "methodVersion", s.at
     from result s join form_answer a on a.id = s.form_answer_id join form_instance i on i.id = a.form_instance_id
     where s.running_moment_id = ?::uuid and (? or a.answer_version = i.answer_version)
     order by s.at, i.form, s.result`,
    [runningMoment, versions === 'all'],
  );
}

/** Stores the results of one saved form as facts, each once. */
export async function keepResults(
  em: Em,
  runningMoment: string,
  formAnswer: string,
  results: readonly ScoredResult[],
  at: Instant,
): Promise<void> {
  for (const { result, value, band, failure, methodVersion, inputs } of results)
    await em.execute(
      `${unanswered}insert into result (form_answer_id, running_moment_id, result, value, text_value, band, failure, method_version, inputs, at)
       values (?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict (form_answer_id, result) do nothing`,
      [
        formAnswer,
        runningMoment,
        result,
        typeof value === 'number' ? value : null,
        value === null || typeof value === 'number' ? null : String(value),
        band,
        failure,
        methodVersion,
        JSON.stringify(inputs),
        iso(at),
      ],
      'run',
    );
}
