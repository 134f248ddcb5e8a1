import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/**
 * True the first time that something which may be used once is used, false ever after (as `signIn`): of two at the same time one is first.
 * `until`: when it is worth nothing any more, by the provider's word or ours.
 */
export async function useOnce(em: Em, kind: UsedOnce, id: string, at: Instant, until: Instant): Promise<boolean> {
  await em.execute(`delete from used_once where until <= ?`, [iso(at)], 'run');
  const rows = await em.execute<unknown[]>(
    `insert into used_once (kind, id, until) values (?, ?, ?) on conflict (kind, id) do nothing returning kind`,
    [kind, id, iso(Math.max(until, at + 1))],
  );
  return rows.length === 1;
}

type UsedOnce = 'samlRequest' | 'samlAssertion' | 'logoutToken';
