import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** Opens one running moment for decoding in the Temporal UI, for this session, until an instant (architecture §4). */
export async function openForDecoding(
  em: Em,
  opening: { readonly sessionHash: Uint8Array; readonly runningMoment: string; readonly reason: string; readonly until: Instant },
): Promise<void> {
  await em.execute(
    `insert into decoding (session_hash, running_moment_id, reason, until) values (decode(?, 'hex'), ?::uuid, ?, ?)
     on conflict (session_hash, running_moment_id) do update set reason = excluded.reason, until = excluded.until`,
    [hex(opening.sessionHash), opening.runningMoment, opening.reason, iso(opening.until)],
    'run',
  );
}

/** Those of the keys that belong to running moments this session has opened and may still see. */
export async function openedKeys(
  em: Em,
  sessionHash: Uint8Array,
  keyIds: readonly string[],
  at: Instant,
): Promise<{ key: string; runningMoment: string }[]> {
  const ids = keyIds.filter((id) => /^[0-9a-f-]{36}$/i.test(id));
  if (ids.length === 0) return [];
  return em.execute<{ key: string; runningMoment: string }[]>(
    `select k.id as key, k.running_moment_id as "runningMoment" from payload_key k join decoding d on d.running_moment_id = k.running_moment_id
     where d.session_hash = decode(?, 'hex') and d.until > ? and k.id = any (?::uuid[])`,
    [hex(sessionHash), iso(at), `{${ids.join(',')}}`],
  );
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
