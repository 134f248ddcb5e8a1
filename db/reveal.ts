import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';

/** Shows a protected identity to one reader for a quarter of an hour, as long as the session lasts. Answers with when it ends. */
export async function reveal(
  em: Em,
  shown: { readonly sessionHash: Uint8Array; readonly staff: string; readonly citizen: string; readonly reason: string },
): Promise<Instant> {
  const [row] = await em.execute<{ until: Instant }[]>(
    `insert into reveal (session_hash, staff_id, citizen_id, reason, until)
     values (decode(?, 'hex'), ?::uuid, ?::uuid, ?, date_trunc('milliseconds', now()) + interval '15 minutes')
     on conflict (session_hash, citizen_id) do update set reason = excluded.reason, until = excluded.until returning until`,
    [Buffer.from(shown.sessionHash).toString('hex'), shown.staff, shown.citizen, shown.reason],
  );
  if (!row) throw new Error('The reveal was not kept.');
  return row.until;
}
