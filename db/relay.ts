import type { Instant, Plan } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import type { StartFacts } from './startFacts.ts';

/** All that a running moment's workflow is started with. */
export interface ToStart {
  readonly id: string;
  readonly plan: Plan;
  readonly startedAt: Instant;
  readonly start: StartFacts;
  readonly unit: string;
  readonly kind: 'real' | 'test';
  readonly moment: string;
  readonly version: string;
}

/** Running moments whose workflow has not been started, oldest first; those that another relay is starting right now are skipped. */
export async function takeUnstarted(em: Em, limit: number): Promise<ToStart[]> {
  return em.execute<ToStart[]>(
    `${TO_START} where r.workflow_started_at is null order by r.started_at, r.id limit ? for no key update of r skip locked`,
    [limit],
  );
}

/** What one running moment's workflow is started with, whether or not it is started; null when there is no such moment. */
export async function toStart(em: Em, runningMoment: string): Promise<ToStart | null> {
  const [row] = await em.execute<ToStart[]>(`${TO_START} where r.id = ?::uuid`, [runningMoment]);
  return row ?? null;
}

/** The workflow stands: started now, or found started. */
export async function markStarted(em: Em, runningMoment: string, clock: Clock): Promise<void> {
  await em.execute(
    `update running_moment set workflow_started_at = ? where id = ?::uuid and workflow_started_at is null`,
    [iso(await clock.now(em)), runningMoment],
    'run',
  );
}

/** A running moment whose log has grown past what the engine has taken: to be nudged with `seq`. */
export interface Behind {
  readonly id: string;
  readonly seq: number;
  readonly appliedSeq: number;
}

/** Started running moments that are behind their log. */
export async function behind(em: Em, limit: number): Promise<Behind[]> {
  return em.execute<Behind[]>(
    `select id, wake_seq as seq, applied_seq as "appliedSeq" from running_moment
     where wake_seq > applied_seq and workflow_started_at is not null order by log_stamp limit ?`,
    [limit],
  );
}

const TO_START = `select r.id, p.content as plan, r.started_at as "startedAt", r.start, r.unit_id as unit, r.kind, r.moment, v.version
  from running_moment r join plan p on p.hash = r.plan_hash join moment_version v on v.id = r.moment_version_id`;
