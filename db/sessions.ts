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
  readonly provider?: ProviderSession;
  readonly at: Instant;
  readonly expiresAt: Instant;
}

/** Which identity provider, its own name of its session and of the person, and the level of assurance that it vouched for. */
export interface ProviderSession {
  readonly name: string;
  readonly session: string | null;
  readonly subject: string | null;
  readonly level: number;
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
  /** When it ends by itself, if nobody uses it. */
  readonly idleEndsAt: Instant;
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

/** How long a session may stand unused, and for how long before now it has not been used by a person: asking is not always using. */
export interface Idle {
  readonly citizenMs: number;
  readonly staffMs: number;
  readonly forMs?: number;
}

/**
 * The session and its person, or null when there is no such session, it has expired or has stood unused for too long. Whether the person
 * still has the place, or may act for the other, is the caller's question. Use is noted at most once a minute.
 */
export async function readSession(em: Em, idHash: Uint8Array, at: Instant, idle: Idle): Promise<FoundSession | null> {
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
  const idleMs = row?.citizen ? idle.citizenMs : idle.staffMs;
  if (!row || row.expiresAt <= at || row.lastUsedAt + idleMs <= at) return null;
  const usedAt = at - (idle.forMs ?? 0);
  const isUsed = usedAt - row.lastUsedAt > 60_000;
  if (isUsed) await em.execute(`update session set last_used_at = ? where id_hash = decode(?, 'hex')`, [iso(usedAt), hex(idHash)], 'run');
  const { citizen, staff, placeKind, placeId, commission, actingFor, level, provider, createdAt, expiresAt } = row;
  const lastUsedAt = isUsed ? usedAt : row.lastUsedAt;
  const session = { level, provider, createdAt, expiresAt, lastUsedAt, idleEndsAt: lastUsedAt + idleMs };
  if (citizen) return { ...session, person: { kind: 'citizen', citizen, actingFor } };
  if (!staff) return null;
  return { ...session, person: { kind: 'staff', staff, place: placeKind === null ? null : { kind: placeKind, id: placeId, commission } } };
}

/** What has been ended, for the provider's own sign-out. */
export interface EndedSession {
  readonly idToken: string | null;
  readonly provider: string;
  readonly providerSession: string | null;
  readonly providerSubject: string | null;
}

/** Ends a session. Null when there was none. */
export async function endSession(em: Em, idHash: Uint8Array): Promise<EndedSession | null> {
  const [ended] = await em.execute<EndedSession[]>(
    `delete from session where id_hash = decode(?, 'hex')
     returning id_token as "idToken", provider, provider_session as "providerSession", provider_subject as "providerSubject"`,
    [hex(idHash)],
  );
  return ended ?? null;
}

/** Ends every session of the person whose session this is, this one too. */
export async function endSessionsOfSame(em: Em, idHash: Uint8Array): Promise<number> {
  const ended = await em.execute<unknown[]>(
    `delete from session s using session mine
     where mine.id_hash = decode(?, 'hex') and s.kind = mine.kind and s.person_id = mine.person_id returning s.kind`,
    [hex(idHash)],
  );
  return ended.length;
}

/** Ends what rests on a provider's session: by its name of it, or all that it has begun for the person when it names the person alone. */
export async function endProvidersSessions(em: Em, provider: string, by: Pick<ProviderSession, 'session' | 'subject'>): Promise<number> {
  if (by.session === null && by.subject === null) return 0;
  const ended = await em.execute<unknown[]>(
    `delete from session where provider = ? and (?::text is null or provider_session = ?) and (?::text is null or provider_subject = ?) returning kind`,
    [provider, by.session, by.session, by.subject, by.subject],
  );
  return ended.length;
}

/**
 * Gives a session a new secret and a new place or person to act for, in one step: the old secret is worth nothing afterwards. False when the
 * session was not there any more.
 */
export async function changeSession(em: Em, idHash: Uint8Array, newHash: Uint8Array, to: SessionChange, at: Instant): Promise<boolean> {
  const place = to.kind === 'place' ? to.place : null;
  const changed = await em.execute<unknown[]>(
    `update session set id_hash = decode(?, 'hex'), last_used_at = ?, place_kind = ?, place_id = ?::uuid, commission_id = ?::uuid, acting_for = ?::uuid
     where id_hash = decode(?, 'hex') and kind = ? returning kind`,
    [
      hex(newHash),
      iso(at),
      place?.kind ?? null,
      place?.id ?? null,
      place?.commission ?? null,
      to.kind === 'acting' ? to.actingFor : null,
      hex(idHash),
      to.kind === 'place' ? 'staff' : 'citizen',
    ],
  );
  return changed.length === 1;
}

type SessionChange =
  | { readonly kind: 'place'; readonly place: ChosenPlace }
  | { readonly kind: 'acting'; readonly actingFor: string | null };

/** The sessions of the person whose session this is, newest use first, and which of them this is. */
export async function sessionsOfSame(em: Em, idHash: Uint8Array, at: Instant, idle: Idle): Promise<OwnSession[]> {
  const rows = await em.execute<(OwnSession & { readonly kind: 'citizen' | 'staff' })[]>(
    `select s.kind, s.created_at as "createdAt", s.last_used_at as "lastUsedAt", s.provider, s.level, s.id_hash = mine.id_hash as "isThis",
       coalesce(u.name, cp.name, cu.name, case when s.place_kind = 'platform' then 'Stegvis' end) as place, c.given_name as "actingFor"
     from session mine join session s on s.kind = mine.kind and s.person_id = mine.person_id
       left join unit u on s.place_kind = 'unit' and u.id = s.place_id left join care_provider cp on s.place_kind = 'careProvider' and cp.id = s.place_id
       left join care_unit cu on s.place_kind = 'careUnit' and cu.id = s.place_id left join citizen c on c.id = s.acting_for
     where mine.id_hash = decode(?, 'hex') and s.expires_at > ? order by s.last_used_at desc`,
    [hex(idHash), iso(at)],
  );
  return rows.filter(({ kind, lastUsedAt }) => lastUsedAt + (kind === 'citizen' ? idle.citizenMs : idle.staffMs) > at);
}

/** One of a person's own sessions, as they may see it. */
export interface OwnSession {
  readonly createdAt: Instant;
  readonly lastUsedAt: Instant;
  readonly provider: string;
  readonly level: number;
  readonly isThis: boolean;
  readonly place: string | null;
  readonly actingFor: string | null;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
