import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import type { Citizen, Staff } from './people.ts';

/** A signed-in browser. Only the hash of the cookie's secret is kept. All of this is asked as `signIn`. */
export interface NewSession {
  readonly idHash: Uint8Array;
  /** `place`: where a member of staff works in this session; null until it is chosen. `actingFor`: whom a citizen acts for. */
  readonly person:
    | { readonly kind: 'citizen'; readonly id: string; readonly actingFor?: string | null }
    | { readonly kind: 'staff'; readonly id: string; readonly place: ChosenPlace | null };
  readonly idToken: string | null;
  /** Which identity provider, its own name of its session and of the person, and the level of assurance that it vouched for. */
  readonly provider?: { readonly name: string; readonly session: string | null; readonly subject: string | null; readonly level: number };
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** A workplace that has been chosen, by what it is. The platform has no id. */
export interface ChosenPlace {
  readonly kind: 'unit' | 'careProvider' | 'careUnit' | 'platform';
  readonly id: string | null;
  readonly commission: string | null;
}

/** Somebody whom a citizen may act for, as the rows say; whether it holds now is the caller's question. */
export interface ActsFor {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly kind: 'guardian' | 'agent';
  /** `2013-11-23` */
  readonly birthDate: string;
  readonly validFrom: Instant;
  readonly validTo: Instant | null;
}

/** What a session says, and the person behind it as the rows say now. */
export interface FoundSession {
  readonly person:
    | { readonly kind: 'citizen'; readonly citizen: Citizen & { readonly actsFor: readonly ActsFor[] }; readonly actingFor: string | null }
    | { readonly kind: 'staff'; readonly staff: Staff; readonly place: ChosenPlace | null };
  readonly level: number;
  readonly provider: string;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
  readonly lastUsedAt: Instant;
}

/** Keeps a new session, and takes away those that have expired. */
export async function createSession(em: Em, { idHash, person, idToken, provider, at, expiresAt }: NewSession): Promise<void> {
  const place = person.kind === 'staff' ? person.place : null;
  await em.execute(`delete from session where expires_at <= ?`, [iso(at)], 'run');
  await em.execute(
    `insert into session (id_hash, kind, person_id, place_kind, place_id, commission_id, acting_for, id_token, created_at, last_used_at, expires_at,
       provider, provider_session, provider_subject, level)
     values (decode(?, 'hex'), ?, ?::uuid, ?, ?::uuid, ?::uuid, ?::uuid, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      hex(idHash),
      person.kind,
      person.id,
      place?.kind ?? null,
      place?.id ?? null,
      place?.commission ?? null,
      person.kind === 'citizen' ? (person.actingFor ?? null) : null,
      idToken,
      iso(at),
      iso(at),
      iso(expiresAt),
      provider?.name ?? 'oidc',
      provider?.session ?? null,
      provider?.subject ?? null,
      provider?.level ?? 3,
    ],
    'run',
  );
}

/**
 * The session and its person, or null when there is no such session, it has expired or has not been used for `idleMs`. Whether the person
 * still has the place, or may act for the other, is the caller's question. Use is noted at most once a minute.
 */
export async function readSession(em: Em, idHash: Uint8Array, at: Instant, idleMs: number): Promise<FoundSession | null> {
  const [row] = await em.execute<
    {
      placeKind: ChosenPlace['kind'] | null;
      placeId: string | null;
      commission: string | null;
      actingFor: string | null;
      level: number;
      provider: string;
      createdAt: Instant;
      expiresAt: Instant;
      lastUsedAt: Instant;
      citizen: (Citizen & { actsFor: ActsFor[] }) | null;
      staff: Staff | null;
    }[]
  >(
    `select place_kind as "placeKind", place_id as "placeId", commission_id as commission, acting_for as "actingFor", level, provider,
       created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt", citizen, staff from session_person(decode(?, 'hex'))`,
    [hex(idHash)],
  );
  if (!row || row.expiresAt <= at || row.lastUsedAt + idleMs <= at) return null;
  if (at - row.lastUsedAt > 60_000)
    await em.execute(`update session set last_used_at = ? where id_hash = decode(?, 'hex')`, [iso(at), hex(idHash)], 'run');
  const { citizen, staff, placeKind, placeId, commission, actingFor, level, provider, createdAt, expiresAt, lastUsedAt } = row;
  const session = { level, provider, createdAt, expiresAt, lastUsedAt };
  if (citizen) return { ...session, person: { kind: 'citizen', citizen, actingFor } };
  if (!staff) return null;
  return { ...session, person: { kind: 'staff', staff, place: placeKind === null ? null : { kind: placeKind, id: placeId, commission } } };
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
