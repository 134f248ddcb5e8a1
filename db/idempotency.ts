import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import { unanswered } from './together.ts';

/** One request that may come again with the same key (targets R4). */
export interface AskedOnce {
  readonly person: string;
  readonly key: string;
  /** Method and route, `POST /api/…`. */
  readonly route: string;
  readonly bodyHash: string;
  readonly at: Instant;
}

export interface Answered<T> {
  readonly status: number;
  readonly response: T;
}

/**
 * Does the work once, in the caller's transaction, and keeps its answer; the same key again gets the answer that was given. The same key with
 * another request is refused. Two at once: the second waits for the first to commit, and then gets its answer; if the first came to nothing,
 * the second does the work.
 */
export async function once<T>(em: Em, asked: AskedOnce, work: () => Promise<Answered<T>>): Promise<Answered<T> & { replayed: boolean }> {
  const taken = await em.execute<unknown[]>(
    `insert into idempotency (person_id, key, route, body_hash, at) values (?::uuid, ?, ?, ?, ?) on conflict (person_id, key) do nothing returning 1`,
    [asked.person, asked.key, asked.route, asked.bodyHash, iso(asked.at)],
  );
  if (taken.length === 0) return { ...(await earlier<T>(em, asked)), replayed: true };
  const answer = await work();
  await em.execute(
    `${unanswered}update idempotency set status = ?, response = ?::jsonb where person_id = ?::uuid and key = ?`,
    [answer.status, JSON.stringify(answer.response), asked.person, asked.key],
    'run',
  );
  return { ...answer, replayed: false };
}

async function earlier<T>(em: Em, asked: AskedOnce): Promise<Answered<T>> {
  const [row] = await em.execute<{ route: string; bodyHash: string; status: number | null; response: T }[]>(
    `select route, body_hash as "bodyHash", status, response from idempotency where person_id = ?::uuid and key = ?`,
    [asked.person, asked.key],
  );
  if (!row || row.status === null) throw new Refusal('inProgress', 'Begäran behandlas redan. Försök igen om en stund.');
  if (row.route !== asked.route || row.bodyHash !== asked.bodyHash)
    throw new Refusal('keyReused', 'Idempotency-Key har redan använts för en annan begäran.');
  return { status: row.status, response: row.response };
}
