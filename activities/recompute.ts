import { momentVersions } from '../db/moments.ts';
import type { Em } from '../db/orm.ts';
import { keepAgain, type Again } from '../db/results.ts';
import { answersIn } from '../db/scoringHistory.ts';
import type { StartFacts } from '../db/startFacts.ts';
import type { ScoredResult } from '../scoring/score.ts';
import type { ActivityPorts } from './ports.ts';
import { attempt, attemptMoment, contextOf, historyAt, momentContextOf, remember, type History } from './scoring.ts';

/** What reckoning anew came to: results that became another, each with what it was, and how many stayed. */
export interface Recomputed {
  readonly changed: readonly Change[];
  readonly unchanged: number;
}

export interface Change {
  readonly runningMoment: string;
  readonly form: string;
  readonly answerVersion: number;
  readonly result: string;
  readonly before: number | string | null;
  readonly after: number | string | boolean | null;
}

/**
 * Reckons all results of a running moment anew, by the methods of the version it goes by now: after a corrected method, or in a new version
 * (RES-14). What became another is a new row with when, who and why beside the first, which is never changed; the engine is not told.
 */
export async function recompute(ports: ActivityPorts, runningMoment: string, by: string, because: string): Promise<Recomputed> {
  return ports.db.as({ kind: 'worker' }, async (em) => {
    const [row] = await em.execute<{ version: string; start: StartFacts }[]>(
      `select moment_version_id as version, start from running_moment where id = ?::uuid for no key update`,
      [runningMoment],
    );
    const version = row && (await momentVersions(em, [row.version])).get(row.version);
    if (!row || !version) throw new Error(`There is no running moment "${runningMoment}".`);
    const again: Again = { at: await ports.clock.now(em), by, because };
    let history = await historyAt(em, runningMoment, []);
    history = {
      ...history,
      answers: new Map(
        await answersIn(
          em,
          history.saved.map(({ formAnswer }) => formAnswer),
        ),
      ),
    };
    const changed: Change[] = [];
    let unchanged = 0;
    for (const { formAnswer, form: id, instance, seq, at, answerVersion } of history.saved) {
      const form = version.document.forms.find((each) => each.id === id);
      const answers = history.answers.get(formAnswer);
      if (!form || !answers) continue;
      const place = { document: version.document, start: row.start, seq, instance, form: id };
      for (const across of [false, true]) {
        const scored = await (across
          ? attemptMoment(ports, version.document, momentContextOf(history, place), id)
          : attempt(ports, form, answers, contextOf(history, place)));
        const other = scored.filter((one) => !isSame(history, formAnswer, one, across));
        await keepAgain(em, { runningMoment, formAnswer, results: other, at, across }, again);
        for (const one of other)
          changed.push({
            runningMoment,
            form: id,
            answerVersion,
            result: one.result,
            before: beforeOf(history, formAnswer, one, across),
            after: one.value,
          });
        unchanged += scored.length - other.length;
        history = remember(history, formAnswer, scored, across);
      }
    }
    return { changed, unchanged };
  });
}

/** All running moments there are, or those of one moment, oldest first. */
export async function runningMomentsOf(em: Em, moment: string | null): Promise<readonly string[]> {
  const rows = await em.execute<{ id: string }[]>(
    `select id from running_moment where ?::text is null or moment = ? order by started_at, id`,
    [moment, moment],
  );
  return rows.map(({ id }) => id);
}

function beforeOf(history: History, formAnswer: string, { result }: ScoredResult, across: boolean): number | string | null {
  const row = history.saved.find((one) => one.formAnswer === formAnswer);
  return (across ? row?.across : row?.results)?.[result] ?? null;
}

/** The same value as stands, a failure like a failure. */
function isSame(history: History, formAnswer: string, scored: ScoredResult, across: boolean): boolean {
  const row = history.saved.find((one) => one.formAnswer === formAnswer);
  const stands = across ? row?.across : row?.results;
  if (!stands || !Object.hasOwn(stands, scored.result)) return false;
  const value = typeof scored.value === 'boolean' ? String(scored.value) : scored.value;
  const band = row?.bands[`${across ? '*' : ''}${scored.result}`] ?? null;
  return stands[scored.result] === value && (scored.value === null || band === scored.band);
}
