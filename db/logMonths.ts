import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import { signCut, signHeads } from './logCheckpoint.ts';
import type { LogKey } from './logKey.ts';
import type { Em } from './orm.ts';

/** Makes the log's months of now and the two to come, so that no row has to. */
export async function keepMonthsAhead(em: Em, clock: Clock): Promise<void> {
  const now = iso(await clock.now(em));
  await em.execute(`select keep_log_month(?::timestamptz + n * interval '1 month') from generate_series(0, 2) n`, [now]);
}

/** A month of the log, with the instant it ends. */
interface Month {
  readonly part: string;
  readonly until: Instant;
}

/**
 * Drops the oldest month when all of it is older than so many years, and says which. What its chains end with is signed first, so that the
 * verifier goes on from there; the database refuses a month whose end nobody has signed. Null when nothing is that old.
 */
export async function dropOldMonth(em: Em, key: LogKey, years: number, clock: Clock): Promise<string | null> {
  const [oldest] = await em.execute<Month[]>('select part, "until" from log_months() limit 1');
  const limit = new Date(await clock.now(em));
  limit.setUTCFullYear(limit.getUTCFullYear() - years);
  if (!oldest || oldest.until > limit.getTime()) return null;
  await signHeads(em, key, clock);
  const cut = await signCut(em, key, clock, iso(oldest.until));
  await em.execute(`set local lock_timeout = '5s'`, [], 'run');
  await em.execute('select drop_log_month(?, ?::bigint)', [oldest.part, cut?.id ?? 0]);
  return oldest.part;
}
