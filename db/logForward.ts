import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A row of the log as the log service needs to know it: staff's, on a care unit. Citizens' own are ours alone (LOG-22). */
export interface Forwarded {
  readonly id: number;
  /** A uuid that follows from the row's hash: the same however often it is sent. */
  readonly uuid: string;
  readonly at: Instant;
  readonly event: string;
  readonly action: string;
  readonly purpose: string | null;
  readonly commission: string | null;
  readonly hsaId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly title: string;
  readonly careUnitHsaId: string;
  readonly careUnit: string;
  readonly careProviderHsaId: string;
  readonly careProvider: string;
  readonly personalIdentityNumber: string | null;
}

/** What is to be handed over now. With its number, everything up to it has been. */
export interface Batch {
  readonly entries: readonly Forwarded[];
  readonly upTo: number;
  /** More may be ready at once. */
  readonly more: boolean;
}

const LEASE_MS = 120_000;

/**
 * The oldest rows that have not been handed over, in their order. Rows take their numbers as their transactions end, so a smaller number may
 * still be under way: only what every older transaction has finished with is ready. Null while another worker holds the queue.
 */
export async function takeBatch(em: Em, worker: string, most: number, clock: Clock): Promise<Batch | null> {
  const now = await clock.now(em);
  const [held] = await em.execute<{ lastId: number; readyId: number; pendingId: number | null; pendingXid: number | null }[]>(
    `update access_forward set lease_by = ?::uuid, lease_until = ? where target = 'storeLog'
       and (lease_by = ?::uuid or lease_until is null or lease_until < ?)
     returning last_id as "lastId", ready_id as "readyId", pending_id as "pendingId", pending_xid as "pendingXid"`,
    [worker, iso(now + LEASE_MS), worker, iso(now)],
  );
  if (!held) return null;
  const { readyId, isPending } = await moveReady(em, held);
  const entries = await em.execute<Forwarded[]>(
    `select l.id, l.at, l.event, l.action, l.purpose, k.name as commission, s.hsa_id as "hsaId", s.given_name as "givenName",
       s.family_name as "familyName", s.title, cu.hsa_id as "careUnitHsaId", cu.name as "careUnit", cp.hsa_id as "careProviderHsaId",
       cp.name as "careProvider", c.personal_identity_number as "personalIdentityNumber",
       regexp_replace(encode(l.hash, 'hex'), '^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$', '\\1-\\2-8\\3-8\\4-\\5') as uuid
     from access_log l
       join staff s on s.id = l.by_id
       join care_unit cu on cu.id = l.care_unit_id
       join care_provider cp on cp.id = l.care_provider_id
       left join commission k on k.id = l.commission_id
       left join citizen c on c.id = l.citizen_id
     where l.id > ?::bigint and l.id <= ?::bigint and l.by_kind = 'staff'
     order by l.id limit ?`,
    [held.lastId, readyId, most],
  );
  const isFull = entries.length === most;
  return { entries, upTo: isFull ? (entries.at(-1)?.id ?? readyId) : readyId, more: isFull || isPending };
}

/**
 * The last number that was given out when an earlier round looked is ready once every transaction of that time is over.
 * A number is taken by a transaction that has begun to write, so none of them is younger.
 */
async function moveReady(
  em: Em,
  held: { readonly readyId: number; readonly pendingId: number | null; readonly pendingXid: number | null },
): Promise<{ readyId: number; isPending: boolean }> {
  let { readyId, pendingId, pendingXid } = held;
  const [numbers] = await em.execute<{ given: number }[]>('select last_value as given from access_log_number');
  const [running] = await em.execute<{ oldest: number; next: number }[]>(
    `select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest, pg_snapshot_xmax(pg_current_snapshot())::text::bigint as next`,
  );
  if (!numbers || !running) throw new Error('The numbers of the log cannot be read.');
  if (pendingId !== null && pendingXid !== null && running.oldest >= pendingXid) {
    readyId = pendingId;
    pendingId = null;
    pendingXid = null;
  }
  if (pendingId === null && numbers.given > readyId) {
    pendingId = numbers.given;
    pendingXid = running.next;
  }
  if (readyId !== held.readyId || pendingId !== held.pendingId)
    await em.execute(
      `update access_forward set ready_id = ?::bigint, pending_id = ?::bigint, pending_xid = ?::bigint where target = 'storeLog'`,
      [readyId, pendingId, pendingXid],
      'run',
    );
  return { readyId, isPending: pendingId !== null };
}

/** Everything up to a number is with the log service. Only by the worker that holds the queue. */
export async function markStored(em: Em, worker: string, upTo: number, clock: Clock): Promise<void> {
  await em.execute(
    `update access_forward set last_id = greatest(last_id, ?::bigint), stored_at = ?, failing_since = null, last_error = null
     where target = 'storeLog' and lease_by = ?::uuid`,
    [upTo, iso(await clock.now(em)), worker],
    'run',
  );
}

/** The log service did not take it. The rows wait. */
export async function markNotStored(em: Em, worker: string, because: string, clock: Clock): Promise<void> {
  const now = iso(await clock.now(em));
  await em.execute(
    `update access_forward set failing_since = coalesce(failing_since, ?), last_error = ?, lease_until = null where target = 'storeLog' and lease_by = ?::uuid`,
    [now, because, worker],
    'run',
  );
}

/** The log service will not have this one row, however often it is sent. */
export async function keepRefused(em: Em, id: number, because: string, clock: Clock): Promise<void> {
  await em.execute(
    `insert into access_refused (access_id, at, because) values (?::bigint, ?, ?) on conflict do nothing`,
    [id, iso(await clock.now(em)), because],
    'run',
  );
}

/** How the log service is doing, for the services page and for readiness. */
export interface LogQueue {
  readonly waiting: number;
  /** When the oldest that waits was written. */
  readonly oldest: Instant | null;
  readonly storedAt: Instant | null;
  readonly failingSince: Instant | null;
  readonly lastError: string | null;
  /** Rows that the log service said no to, which somebody has to look at. */
  readonly refused: number;
}

/** How much of the log waits for the log service, and since when. Tells of nobody: anyone who has a transaction may ask. */
export async function logQueue(em: Em): Promise<LogQueue> {
  const [row] = await em.execute<LogQueue[]>('select * from log_queue()');
  return row ?? { waiting: 0, oldest: null, storedAt: null, failingSince: null, lastError: null, refused: 0 };
}
