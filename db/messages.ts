import { randomUUID } from 'node:crypto';
import type { Instant, PlannedFlag } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { appendLocked, type Logged } from './eventLog.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import { planByHash } from './moments.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A message between citizen and staff. It wakes no engine, but where a flag waits for answers to messages. */
export interface Message {
  readonly id: string;
  readonly byKind: 'citizen' | 'staff';
  readonly byId: string;
  readonly byName: string | null;
  readonly body: string;
  readonly sentAt: Instant;
  readonly readAt: Instant | null;
}

/** A running moment's messages, oldest first. */
export async function messagesOf(em: Em, runningMoment: string): Promise<Message[]> {
  return em.execute<Message[]>(`${SELECT} where m.running_moment_id = ?::uuid order by m.sent_at, m.id`, [runningMoment]);
}

/** Sends a message in the reader's own name. */
export async function sendMessage(
  em: Em,
  runningMoment: string,
  by: { readonly kind: 'citizen' | 'staff'; readonly id: string },
  body: string,
  clock: Clock,
): Promise<Message & { readonly logged: Logged | null }> {
  const locked = await lockRunningMoment(em, runningMoment);
  if (locked.phase === 'ended') throw new Refusal('ended', 'Momentet är avslutat, så det går inte att skriva fler meddelanden.');
  if (locked.phase === 'maintenance')
    throw new Refusal('notNow', 'Momentet går bara att läsa just nu, så det går inte att skriva meddelanden.');
  const id = randomUUID();
  const now = (await clock.now(em)) + locked.clockOffsetMs;
  // Never two at one instant, so that their order is the order they were sent in.
  const [last] = await em.execute<{ at: Instant | null }[]>(`select max(sent_at) as at from message where running_moment_id = ?::uuid`, [
    runningMoment,
  ]);
  const at = Math.max(now, (last?.at ?? 0) + 1);
  await em.execute(
    `insert into message (id, running_moment_id, by_kind, by_id, body, sent_at) values (?::uuid, ?::uuid, ?, ?::uuid, ?, ?)`,
    [id, runningMoment, by.kind, by.id, body, iso(at)],
    'run',
  );
  const [sent] = await em.execute<Message[]>(`${SELECT} where m.id = ?::uuid`, [id]);
  if (!sent) throw new Error(`The message "${id}" is gone.`);
  const logged = (await isWaitedFor(em, runningMoment))
    ? await appendLocked(em, locked, { kind: 'messageSent', by: by.kind }, by, clock)
    : null;
  return { ...sent, logged };
}

/** Whether a flag, the designer's or one that staff have added, waits for answers to messages. */
async function isWaitedFor(em: Em, runningMoment: string): Promise<boolean> {
  const [row] = await em.execute<{ planHash: string; own: readonly PlannedFlag[] | null }[]>(
    `select plan_hash as "planHash", state -> 'ownFlags' as own from running_moment where id = ?::uuid`,
    [runningMoment],
  );
  if (!row) return false;
  const { flags } = await planByHash(em, row.planHash);
  return [...flags, ...(row.own ?? [])].some(({ trigger }) => trigger.kind === 'unansweredMessage');
}

/** Marks what the other side has written as read, and answers with how many were not. An explicit act, never a prefetch. */
export async function readMessages(
  em: Em,
  runningMoment: string,
  reader: { readonly kind: 'citizen' | 'staff'; readonly id: string },
  clock: Clock,
): Promise<number> {
  const read = await em.execute<{ id: string }[]>(
    `update message m set read_by = ?::uuid,
       read_at = ?::timestamptz + (select r.clock_offset_ms from running_moment r where r.id = m.running_moment_id) * interval '1 millisecond'
     where m.running_moment_id = ?::uuid and m.by_kind <> ? and m.read_at is null returning m.id`,
    [reader.id, iso(await clock.now(em)), runningMoment, reader.kind],
  );
  return read.length;
}

const SELECT = `select m.id, m.by_kind as "byKind", m.by_id as "byId", trim(coalesce(shown_given_name(s) || ' ' || shown_family_name(s), shown_given_name(c) || ' ' || shown_family_name(c))) as "byName",
  m.body, m.sent_at as "sentAt", m.read_at as "readAt"
  from message m left join staff s on m.by_kind = 'staff' and s.id = m.by_id left join citizen c on m.by_kind = 'citizen' and c.id = m.by_id`;
