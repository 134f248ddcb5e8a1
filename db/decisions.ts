import type { Decision } from '../engine/decision.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import { unanswered } from './together.ts';

/** A decision as it stands in the rows, with the plan it was made from. */
export type StoredDecision = Decision & { readonly planHash: string; readonly step: number };

/** Decisions of a running moment, the newest nominal time first. */
export async function decisionsOf(em: Em, runningMoment: string, limit = 500): Promise<StoredDecision[]> {
  return em.execute<StoredDecision[]>(`${SELECT} where running_moment_id = ?::uuid order by nominal desc, step desc, key limit ?`, [
    runningMoment,
    limit,
  ]);
}

/** The decision with this key, for "Varför?". */
export async function readDecision(em: Em, runningMoment: string, key: string): Promise<StoredDecision> {
  const [row] = await em.execute<StoredDecision[]>(`${SELECT} where running_moment_id = ?::uuid and key = ?`, [runningMoment, key]);
  if (!row) throw new Refusal('notFound', 'Det finns inget beslut med den nyckeln.');
  return row;
}

/** Stores decisions, each once by its key (promise 4). */
export async function keepDecisions(
  em: Em,
  runningMoment: string,
  planHash: string,
  step: number,
  decisions: readonly Decision[],
): Promise<void> {
  if (decisions.length === 0) return;
  await em.execute(
    `${unanswered}insert into decision (running_moment_id, key, step, item, outcome, rule, facts, plan_hash, nominal, actual, seq)
     select ?::uuid, d.key, ?, d.item, d.outcome, d.rule, d.facts, ?, to_timestamp(d.nominal / 1000.0), to_timestamp(d.actual / 1000.0), d.seq
     from jsonb_to_recordset(?::jsonb) as d (key text, item text, outcome text, rule text, facts jsonb, nominal numeric, actual numeric, seq bigint)
     on conflict (running_moment_id, key) do nothing`,
    [runningMoment, step, planHash, JSON.stringify(decisions)],
    'run',
  );
}

const SELECT = `select key, step, item, outcome, rule, facts, plan_hash as "planHash", nominal, actual, seq from decision`;
