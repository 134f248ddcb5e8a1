import { accessEventOf } from './accessEvent.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { atCommit } from './together.ts';

/** One row of who looked at or changed what of whom (promise 9; LOG-01). Written in the reader's own name, in the same transaction as the reading. */
export interface Access {
  readonly by: AccessedBy;
  readonly unit: string | null;
  readonly citizen: string | null;
  readonly runningMoment: string | null;
  /** `read`, `save`, `start`, `open`, `putOut`, `decode`, … */
  readonly action: string;
  /** What it was done to: `form/phq9`, `messages`, `timeline`. */
  readonly thing: string;
  readonly reason?: string | null;
  /** Where it was done when it was on no unit: following up a care unit's log. */
  readonly careUnit?: string | null;
  /** The request that it was done by. */
  readonly request?: string | null;
}

/** Who acts: `id` in the own name, `for` whom when that is somebody else, and with which commission. */
export interface AccessedBy {
  readonly kind: 'citizen' | 'staff' | 'system';
  readonly id: string | null;
  readonly for?: string | null;
  readonly commission?: { readonly id: string; readonly purpose: string } | null;
}

/**
 * Appends to the access log, as the last thing of the transaction: what is read is not answered, and what is written does not stand, unless the
 * rows do. Nobody but the owner can change or take away a row.
 */
export async function logAccess(em: Em, access: Access | readonly Access[], clock: Clock): Promise<void> {
  const at = iso(await clock.now(em));
  const entries = (Array.isArray(access) ? (access as readonly Access[]) : [access as Access]).map((each) => ({
    at,
    event: accessEventOf(each.by.kind, each.action, each.thing),
    action: each.action,
    thing: each.thing,
    byKind: each.by.kind,
    byId: each.by.id,
    forId: each.by.for ?? null,
    commission: each.by.commission?.id ?? null,
    purpose: each.by.commission?.purpose ?? null,
    unit: each.unit,
    careUnit: each.careUnit ?? null,
    citizen: each.citizen,
    runningMoment: each.runningMoment,
    reason: each.reason ?? null,
    request: each.request ?? null,
  }));
  if (entries.length > 0) await em.execute(`${atCommit}select write_accesses(?::jsonb)`, [JSON.stringify(entries)], 'run');
}

/** Whether this error says that the log could not be written. Then nothing is shown (docs/rights.md §6). */
export function isLogUnwritten(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { where } = error as { readonly where?: unknown };
  return /write_accesses|access_log/.test(error.message) || (typeof where === 'string' && where.includes('write_accesses('));
}
