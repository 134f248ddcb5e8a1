import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

/** One row of who looked at or changed what of whom (promise 9). Written in the reader's own name, in the same transaction as the reading. */
export interface Access {
  readonly by: { readonly kind: 'citizen' | 'staff' | 'system'; readonly id: string | null };
  readonly unit: string | null;
  readonly citizen: string | null;
  readonly runningMoment: string | null;
  /** `read`, `save`, `start`, `open`, `putOut`, `decode`, … */
  readonly action: string;
  /** What it was done to: `form phq9`, `messages`, `timeline`. */
  readonly thing: string;
  readonly reason?: string | null;
}

/** Appends to the access log. Nobody but the owner can change or take away a row. */
export async function logAccess(em: Em, access: Access, clock: Clock): Promise<void> {
  await em.execute(
    `${unanswered}insert into access_log (at, by_kind, by_id, unit_id, citizen_id, running_moment_id, action, thing, reason)
     values (?, ?, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?)`,
    [
      iso(await clock.now(em)),
      access.by.kind,
      access.by.id,
      access.unit,
      access.citizen,
      access.runningMoment,
      access.action,
      access.thing,
      access.reason ?? null,
    ],
    'run',
  );
}

/**
 * The places in the chained log that do not hold: a row was changed, taken away or put in between by somebody who went round all of this.
 * Asked by the owner (`setUp`). A row cut from the very end of a chain shows only beside a copy of its last hash.
 */
export async function brokenLinks(em: Em): Promise<{ chain: string; link: number }[]> {
  return em.execute<{ chain: string; link: number }[]>(`select chain, link from broken_access_log()`);
}

/** What the log says of a running moment, newest first, to those who may read it. */
export async function accessesOf(em: Em, runningMoment: string, limit = 200): Promise<(Access & { at: Instant })[]> {
  const rows = await em.execute<
    {
      at: Instant;
      byKind: Access['by']['kind'];
      byId: string | null;
      unit: string | null;
      citizen: string | null;
      action: string;
      thing: string;
      reason: string | null;
    }[]
  >(
    `select at, by_kind as "byKind", by_id as "byId", unit_id as unit, citizen_id as citizen, action, thing, reason
     from access_log where running_moment_id = ?::uuid order by id desc limit ?`,
    [runningMoment, limit],
  );
  return rows.map(({ byKind, byId, ...row }) => ({ ...row, by: { kind: byKind, id: byId }, runningMoment }));
}
