import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import type { Citizen, Role, Staff } from './people.ts';

/** A signed-in browser. Only the hash of the cookie's secret is kept. All of this is asked as `signIn`. */
export interface NewSession {
  readonly idHash: Uint8Array;
  readonly person:
    | { readonly kind: 'citizen'; readonly id: string }
    | { readonly kind: 'staff'; readonly id: string; readonly unit: string };
  readonly idToken: string | null;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** Who the session belongs to, as the register says now. */
export type SessionPerson =
  | { readonly kind: 'citizen'; readonly citizen: Citizen; readonly expiresAt: Instant }
  | {
      readonly kind: 'staff';
      readonly staff: Staff;
      readonly unit: { readonly id: string; readonly name: string };
      readonly roles: readonly Role[];
      readonly expiresAt: Instant;
    };

/** Keeps a new session, and takes away those that have expired. */
export async function createSession(em: Em, { idHash, person, idToken, at, expiresAt }: NewSession): Promise<void> {
  await em.execute(`delete from session where expires_at <= ?`, [iso(at)], 'run');
  await em.execute(
    `insert into session (id_hash, kind, person_id, unit_id, id_token, created_at, last_used_at, expires_at)
     values (decode(?, 'hex'), ?, ?::uuid, ?::uuid, ?, ?, ?, ?)`,
    [hex(idHash), person.kind, person.id, person.kind === 'staff' ? person.unit : null, idToken, iso(at), iso(at), iso(expiresAt)],
    'run',
  );
}

/**
 * The session's person, or null when there is no such session, it has expired or has not been used for `idleMs`, or the commission has ended
 * (AUT-13). Use is noted at most once a minute.
 */
export async function readSession(em: Em, idHash: Uint8Array, at: Instant, idleMs: number): Promise<SessionPerson | null> {
  const [session] = await em.execute<
    { unit: string | null; expiresAt: Instant; lastUsedAt: Instant; citizen: Citizen | null; staff: Staff | null }[]
  >(`select unit, expires_at as "expiresAt", last_used_at as "lastUsedAt", citizen, staff from session_person(decode(?, 'hex'))`, [
    hex(idHash),
  ]);
  if (!session || session.expiresAt <= at || session.lastUsedAt + idleMs <= at) return null;
  if (at - session.lastUsedAt > 60_000)
    await em.execute(`update session set last_used_at = ? where id_hash = decode(?, 'hex')`, [iso(at), hex(idHash)], 'run');
  const { expiresAt, citizen, staff } = session;
  if (citizen) return { kind: 'citizen', citizen, expiresAt };
  const commission = staff?.commissions.find((each) => each.unit.id === session.unit);
  return staff && commission ? { kind: 'staff', staff, unit: commission.unit, roles: commission.roles, expiresAt } : null;
}

/** Ends a session and answers with its id token, for the provider's own sign-out. */
export async function endSession(em: Em, idHash: Uint8Array): Promise<{ idToken: string | null } | null> {
  const [ended] = await em.execute<{ idToken: string | null }[]>(
    `delete from session where id_hash = decode(?, 'hex') returning id_token as "idToken"`,
    [hex(idHash)],
  );
  return ended ?? null;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
