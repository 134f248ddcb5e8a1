import type { Because } from '../engine/decision.ts';
import type { NoticeAbout } from '../engine/effect.ts';
import type { Instant } from '../engine/plan.ts';
import type { Clock } from './clock.ts';
import { keepDecisions } from './decisions.ts';
import { appendLocked } from './eventLog.ts';
import { heldBack, quietUntilOf, type QuietUntil } from './heldBack.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import { reasonGone, type WaitingNotice } from './noticeReason.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

type Channel = 'inbox' | 'sms' | 'email';

/** A notice that is to be delivered now, with all that the channel's text may say: that something waits, never what. */
export interface NoticeToSend {
  readonly id: string;
  readonly runningMoment: string;
  readonly kind: 'real' | 'test';
  readonly key: string;
  readonly about: NoticeAbout;
  readonly channel: Channel;
  readonly recipient:
    | {
        readonly kind: 'citizen';
        readonly id: string;
        readonly givenName: string;
        readonly email: string | null;
        readonly mobile: string | null;
        readonly inbox: string;
      }
    | {
        readonly kind: 'staff';
        readonly id: string;
        readonly givenName: string;
        readonly email: string | null;
        readonly mobile: string | null;
      };
  readonly momentName: string;
  readonly unitName: string;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly flag: string | null;
  /** How many times it has been tried before. */
  readonly attempts: number;
}

/** How long a notice may be `sending` before another relay takes it up: the one that marked it has died. The channel knows its key. */
const LEASE_MS = 60_000;
const MAXIMUM_ATTEMPTS = 80;

/** Ids of notices whose time has come, oldest first; those that another relay is choosing right now are skipped. */
export async function dueNotices(em: Em, limit: number, clock: Clock): Promise<string[]> {
  const now = await clock.now(em);
  const rows = await em.execute<{ id: string }[]>(
    `select id from notice where (status = 'due' and next_attempt_at <= ?::timestamptz) or (status = 'sending' and sending_at <= ?::timestamptz)
     order by next_attempt_at, id limit ? for update skip locked`,
    [iso(now), iso(now - LEASE_MS), limit],
  );
  return rows.map((row) => row.id);
}

/** When the next notice that waits may be tried, on the world's clock; null when none waits. */
export async function nextNoticeAt(em: Em): Promise<Instant | null> {
  const [row] = await em.execute<{ at: Instant | null }[]>(
    `select min(case status when 'due' then next_attempt_at else sending_at + ? * interval '1 millisecond' end) as at
     from notice where status in ('due', 'sending')`,
    [LEASE_MS],
  );
  return row?.at ?? null;
}

/** The citizen that a notice of care is to; null when it is to staff, is a test run's, or waits no more. */
export async function citizenToTell(em: Em, id: string): Promise<{ readonly id: string; readonly personalIdentityNumber: string } | null> {
  const [row] = await em.execute<{ id: string; personalIdentityNumber: string }[]>(
    `select c.id, c.personal_identity_number as "personalIdentityNumber"
     from notice n join running_moment r on r.id = n.running_moment_id join citizen c on c.id = r.citizen_id
     where n.id = ?::uuid and n.recipient_kind = 'citizen' and n.status in ('due', 'sending') and r.kind = 'real'`,
    [id],
  );
  return row ?? null;
}

export type Marked =
  | { readonly kind: 'send'; readonly notice: NoticeToSend }
  | { readonly kind: 'suppressed'; readonly because: Because }
  | { readonly kind: 'taken' };

/**
 * Marks one notice `sending`, or `suppressed` when its reason is gone. The running moment's row is held meanwhile, and saving an answer holds it
 * too: no notice is marked `sending` after the answer that made it needless has committed (architecture §4).
 */
export async function markSending(em: Em, id: string, clock: Clock, quietUntil: QuietUntil = () => null): Promise<Marked> {
  const [found] = await em.execute<{ runningMoment: string }[]>(
    `select running_moment_id as "runningMoment" from notice where id = ?::uuid`,
    [id],
  );
  if (!found) return { kind: 'taken' };
  const locked = await lockRunningMoment(em, found.runningMoment);
  const now = await clock.now(em);
  const [notice] = await em.execute<WaitingNotice[]>(
    `select n.id, n.running_moment_id as "runningMoment", r.kind, r.phase, n.key, n.about, n.channel, n.module, n.battery, n.occasion, n.flag, n.attempts,
       n.due_at as "dueAt", n.status, n.next_attempt_at as "waitsSince", v.name as "momentName", u.name as "unitName", r.state, r.applied_seq as "appliedSeq", r.plan_hash as "planHash",
       r.applied_step as step, c.notices as wanted, c.has_account as "hasAccount", n.outside_cap as "outsideCap", n.flag_round as "flagRound",
       case n.recipient_kind when 'citizen'
         then json_build_object('kind', 'citizen', 'id', c.id, 'givenName', c.given_name, 'email', c.email, 'mobile', c.mobile, 'inbox', c.personal_identity_number)
         else json_build_object('kind', 'staff', 'id', s.id, 'givenName', s.given_name, 'email', s.email, 'mobile', s.mobile) end as recipient
     from notice n
       join running_moment r on r.id = n.running_moment_id
       join moment_version v on v.id = r.moment_version_id
       join unit u on u.id = r.unit_id
       join citizen c on c.id = r.citizen_id
       left join staff s on n.recipient_kind = 'staff' and s.id = n.recipient_id
     where n.id = ?::uuid and (n.status = 'due' and n.next_attempt_at <= ?::timestamptz or n.status = 'sending' and n.sending_at <= ?::timestamptz)
     for update of n skip locked`,
    [id, iso(now), iso(now - LEASE_MS)],
  );
  if (!notice) return { kind: 'taken' };
  const { id: _id, runningMoment, key, about, channel, recipient, planHash, step, dueAt } = notice;
  const quiet = await quietUntilOf(em, notice, now + locked.clockOffsetMs, quietUntil);
  if (quiet !== null) {
    await em.execute(`update notice set next_attempt_at = ? where id = ?::uuid`, [iso(quiet - locked.clockOffsetMs), id], 'run');
    return { kind: 'taken' };
  }
  const because = (await reasonGone(em, notice, now)) ?? (await heldBack(em, notice, locked, now));
  if (because) {
    await em.execute(
      `${unanswered}update notice set status = 'suppressed', because = ?, next_attempt_at = null where id = ?::uuid`,
      [because, id],
      'run',
    );
    if (because === 'weeklyCap' || because === 'citizenSettings' || because === 'noAccount') {
      // The engine makes the record: what was decided from rows comes back to it as an event with its reason (decided.md).
      await appendLocked(em, locked, { kind: 'noticeSuppressed', key, because }, { kind: 'system' }, clock);
      return { kind: 'suppressed', because };
    }
    const facts: Record<string, string | number | null> = { about, channel };
    for (const name of ['module', 'battery', 'occasion', 'flag'] as const) if (notice[name] !== null) facts[name] = notice[name];
    await keepDecisions(em, runningMoment, planHash, step, [
      {
        key: `send/${key}/${recipient.id}/${channel}`,
        item: 'notify',
        outcome: 'suppressed',
        rule: because,
        facts,
        nominal: dueAt,
        actual: now + locked.clockOffsetMs,
        seq: null,
      },
    ]);
    return { kind: 'suppressed', because };
  }
  await em.execute(
    `${unanswered}update notice set status = 'sending', sending_at = ?, attempts = attempts + 1 where id = ?::uuid`,
    [iso(now), id],
    'run',
  );
  return { kind: 'send', notice: toSend(notice) };
}

/** The channel has taken it. */
export async function markSent(em: Em, id: string, clock: Clock): Promise<void> {
  await em.execute(
    `update notice set status = 'sent', sent_at = ?, next_attempt_at = null, last_error = null where id = ?::uuid and status = 'sending'`,
    [iso(await clock.now(em)), id],
    'run',
  );
}

/** The channel failed: tried again with growing pauses up to an hour, given up after eighty times (three days) or at once when the channel said no. */
export async function markFailed(em: Em, id: string, error: string, clock: Clock, refused = false): Promise<void> {
  const now = await clock.now(em);
  await em.execute(
    `update notice set status = case when ? or attempts >= ? then 'failed' else 'due' end, last_error = ?,
       next_attempt_at = case when ? or attempts >= ? then null
         else ?::timestamptz + least(3600, 2 * power(2, attempts)) * interval '1 second' end
     where id = ?::uuid and status = 'sending'`,
    [refused, MAXIMUM_ATTEMPTS, error.slice(0, 500), refused, MAXIMUM_ATTEMPTS, iso(now), id],
    'run',
  );
}

/** A notice as staff may see it in the timeline. */
export interface Notice {
  readonly id: string;
  readonly key: string;
  readonly about: NoticeToSend['about'];
  readonly recipientKind: 'citizen' | 'staff';
  readonly channel: Channel;
  readonly status: 'due' | 'sending' | 'sent' | 'suppressed' | 'failed';
  readonly because: string | null;
  readonly dueAt: Instant;
  readonly sentAt: Instant | null;
}

/** A running moment's notices, newest first. */
export async function noticesOf(em: Em, runningMoment: string): Promise<Notice[]> {
  return em.execute<Notice[]>(
    `select id, key, about, recipient_kind as "recipientKind", channel, status, because, due_at as "dueAt", sent_at as "sentAt"
     from notice where running_moment_id = ?::uuid order by due_at desc, key`,
    [runningMoment],
  );
}

/** What leaves the rows: nothing of state and plan. */
const toSend = ({
  id,
  runningMoment,
  kind,
  key,
  about,
  channel,
  recipient,
  momentName,
  unitName,
  module,
  battery,
  occasion,
  flag,
  attempts,
}: WaitingNotice): NoticeToSend => ({
  id,
  runningMoment,
  kind,
  key,
  about,
  channel,
  recipient,
  momentName,
  unitName,
  module,
  battery,
  occasion,
  flag,
  attempts,
});
