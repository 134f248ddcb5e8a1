import { randomUUID } from 'node:crypto';
import type { Because } from '../engine/decision.ts';
import type { Effect } from '../engine/effect.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase, State } from '../engine/state.ts';
import type { Clock } from './clock.ts';
import { keepDecisions } from './decisions.ts';
import { iso } from './instant.ts';
import { lockRunningMoment } from './lock.ts';
import { planByHash } from './moments.ts';
import type { Em } from './orm.ts';
import { unanswered } from './together.ts';

type Notify = Extract<Effect, { kind: 'notify' }>;
type RaiseFlag = Extract<Effect, { kind: 'raiseFlag' }>;
type Channel = 'inbox' | 'sms' | 'email';

/** The citizen's notices, by the 1177 inbox, each once by its key (promise 4). */
export async function keepCitizenNotices(
  em: Em,
  runningMoment: string,
  citizen: string,
  effects: readonly Notify[],
  now: Instant,
): Promise<void> {
  for (const { key, about, module, battery, occasion, flag, at } of effects)
    await keep(em, {
      runningMoment,
      key,
      about,
      recipientKind: 'citizen',
      recipient: citizen,
      channel: 'inbox',
      module,
      battery,
      occasion,
      flag,
      at,
      now,
    });
}

/**
 * A prioritised flag goes to staff by e-mail as well. The rule of recipients ends in a reader: the responsible therapist, else the unit's
 * therapists, else its citizen administrators (decided.md).
 */
export async function keepStaffNotices(
  em: Em,
  runningMoment: string,
  unit: string,
  responsible: string | null,
  effects: readonly RaiseFlag[],
  now: Instant,
): Promise<void> {
  const prioritised = effects.filter((effect) => effect.priority === 'prioritised' && effect.recipients.includes('staff'));
  if (prioritised.length === 0) return;
  const recipients = await em.execute<{ id: string }[]>(
    `with holders as (select staff_id as id, role from commission where unit_id = ?::uuid)
     select distinct id from holders where case
       when exists (select from holders where id = ?::uuid) then id = ?::uuid
       when exists (select from holders where role = 'therapist') then role = 'therapist'
       else role = 'citizenAdministrator' end`,
    [unit, responsible, responsible],
  );
  for (const { key, round, battery, occasion, at } of prioritised)
    for (const { id } of recipients) {
      const notice = {
        runningMoment,
        key: `${key}#${round}`,
        about: 'flag',
        recipientKind: 'staff',
        recipient: id,
        channel: 'email',
      } as const;
      await keep(em, { ...notice, module: null, battery, occasion, flag: key, at, now });
    }
}

interface NewNotice {
  readonly runningMoment: string;
  readonly key: string;
  readonly about: string;
  readonly recipientKind: 'citizen' | 'staff';
  readonly recipient: string;
  readonly channel: Channel;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly flag: string | null;
  readonly at: Instant;
  /** The world's clock: when it may be sent. */
  readonly now: Instant;
}

async function keep(em: Em, notice: NewNotice): Promise<void> {
  await em.execute(
    `${unanswered}insert into notice (id, running_moment_id, key, about, recipient_kind, recipient_id, channel, module, battery, occasion, flag, status, due_at,
       next_attempt_at)
     values (?::uuid, ?::uuid, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, 'due', ?, ?)
     on conflict (running_moment_id, key, recipient_kind, recipient_id, channel) do nothing`,
    [
      randomUUID(),
      notice.runningMoment,
      notice.key,
      notice.about,
      notice.recipientKind,
      notice.recipient,
      notice.channel,
      notice.module,
      notice.battery,
      notice.occasion,
      notice.flag,
      iso(notice.at),
      iso(notice.now),
    ],
    'run',
  );
}

/** A notice that is to be delivered now, with all that the channel's text may say: that something waits, never what. */
export interface NoticeToSend {
  readonly id: string;
  readonly runningMoment: string;
  readonly kind: 'real' | 'test';
  readonly key: string;
  readonly about: 'moduleOpened' | 'occasionOpened' | 'reminder' | 'flag';
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
    | { readonly kind: 'staff'; readonly id: string; readonly givenName: string; readonly email: string | null };
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

export type Marked =
  | { readonly kind: 'send'; readonly notice: NoticeToSend }
  | { readonly kind: 'suppressed'; readonly because: Because }
  | { readonly kind: 'taken' };

/**
 * Marks one notice `sending`, or `suppressed` when its reason is gone. The running moment's row is held meanwhile, and saving an answer holds it
 * too: no notice is marked `sending` after the answer that made it needless has committed (architecture §4).
 */
export async function markSending(em: Em, id: string, clock: Clock): Promise<Marked> {
  const [found] = await em.execute<{ runningMoment: string }[]>(
    `select running_moment_id as "runningMoment" from notice where id = ?::uuid`,
    [id],
  );
  if (!found) return { kind: 'taken' };
  const locked = await lockRunningMoment(em, found.runningMoment);
  const now = await clock.now(em);
  const [notice] = await em.execute<Row[]>(
    `select n.id, n.running_moment_id as "runningMoment", r.kind, r.phase, n.key, n.about, n.channel, n.module, n.battery, n.occasion, n.flag, n.attempts,
       n.due_at as "dueAt", n.status, n.next_attempt_at as "waitsSince", v.name as "momentName", u.name as "unitName", r.state, r.applied_seq as "appliedSeq", r.plan_hash as "planHash",
       r.applied_step as step, c.notices as wanted,
       case n.recipient_kind when 'citizen'
         then json_build_object('kind', 'citizen', 'id', c.id, 'givenName', c.given_name, 'email', c.email, 'mobile', c.mobile, 'inbox', c.personal_identity_number)
         else json_build_object('kind', 'staff', 'id', s.id, 'givenName', s.given_name, 'email', s.email) end as recipient
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
  const {
    state: _state,
    appliedSeq: _seq,
    planHash,
    phase: _phase,
    step,
    dueAt,
    wanted: _wanted,
    status: _status,
    waitsSince: _since,
    ...toSend
  } = notice;
  const because = await reasonGone(em, notice, now);
  if (because) {
    await em.execute(
      `${unanswered}update notice set status = 'suppressed', because = ?, next_attempt_at = null where id = ?::uuid`,
      [because, id],
      'run',
    );
    const facts: Record<string, string | number | null> = { about: notice.about, channel: notice.channel };
    for (const name of ['module', 'battery', 'occasion', 'flag'] as const) if (notice[name] !== null) facts[name] = notice[name];
    await keepDecisions(em, notice.runningMoment, planHash, step, [
      {
        key: `send/${notice.key}/${notice.recipient.id}/${notice.channel}`,
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
  return { kind: 'send', notice: toSend };
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

type Row = NoticeToSend & {
  readonly phase: Phase;
  readonly state: State | null;
  readonly appliedSeq: number;
  readonly planHash: string;
  readonly step: number;
  readonly dueAt: Instant;
  readonly status: 'due' | 'sending';
  /** When it could have been sent, on the world's clock. */
  readonly waitsSince: Instant;
  readonly wanted: boolean;
};

/** Why the notice is needless by what has committed, also by what the engine has not taken yet; null when it is not. */
async function reasonGone(em: Em, notice: Row, now: Instant): Promise<Because | null> {
  const citizens = notice.recipient.kind === 'citizen';
  if (citizens && !notice.wanted) return 'citizenSettings';
  const waiting = await em.execute<{ kind: string; content: Record<string, unknown> }[]>(
    `select kind, content - 'facts' as content from event where running_moment_id = ?::uuid and seq > ?`,
    [notice.runningMoment, notice.appliedSeq],
  );
  const has = (kind: string, name?: string, value?: unknown): boolean =>
    waiting.some((event) => event.kind === kind && (name === undefined || event.content[name] === value));
  if (notice.about !== 'flag' && (notice.phase !== 'active' || has('ended'))) return notice.phase === 'halted' ? 'halted' : 'momentEnded';
  switch (notice.about) {
    case 'moduleOpened': {
      if (has('moduleCompleted', 'module', notice.module)) return 'completedByCitizen';
      const status = notice.module === null ? undefined : notice.state?.modules[notice.module]?.status;
      return status === 'open' ? null : 'alreadyCompleted';
    }
    case 'occasionOpened':
    case 'reminder': {
      const [forms] = await em.execute<{ unsaved: number; all: number }[]>(
        `select count(*)::int as all, (count(*) filter (where saved_at is null))::int as unsaved from form_instance
         where running_moment_id = ?::uuid and battery = ? and occasion = ?`,
        [notice.runningMoment, notice.battery, notice.occasion],
      );
      if (!forms || forms.all === 0 || forms.unsaved === 0) return 'answered';
      // The engine keeps the occasions that wait for answers.
      if (!notice.state?.batteries[notice.battery ?? '']?.occasions[String(notice.occasion)]) return 'occasionClosed';
      return (await isStale(em, notice, now)) ? 'stale' : null;
    }
    case 'flag': {
      const [flag] = await em.execute<{ form: string | null; battery: string | null; occasion: number | null }[]>(
        `select form, battery, occasion from flag where running_moment_id = ?::uuid and key = ? and out_at is null
           and (? or key || '#' || round = ?) limit 1`,
        [notice.runningMoment, notice.flag, citizens, notice.key],
      );
      if (!flag || has('flagPutOut', 'flagKey', notice.flag)) return 'flagOut';
      const read = waiting.some(
        ({ kind, content }) => kind === 'formRead' && content['form'] === flag.form && isCopy(content['instance'], flag),
      );
      return read && !citizens ? 'formRead' : null;
    }
  }
}

/** A reminder that has waited here longer than its own hours: nobody was there to send it. One that may have been sent already is not judged anew. */
async function isStale(em: Em, { about, status, key, battery, planHash, waitsSince }: Row, now: Instant): Promise<boolean> {
  if (about !== 'reminder' || status !== 'due') return false;
  const planned = (await planByHash(em, planHash)).batteries.find((each) => each.id === battery);
  const hours = planned?.reminders[Number(key.split('/').at(-1)) - 1]?.staleAfterHours;
  return hours !== undefined && now - waitsSince > hours * 3_600_000;
}

function isCopy(instance: unknown, row: { readonly battery: string | null; readonly occasion: number | null }): boolean {
  if (typeof instance !== 'object' || instance === null || !('kind' in instance)) return false;
  if (instance.kind === 'ordinary') return row.battery === null;
  return 'battery' in instance && 'occasion' in instance && instance.battery === row.battery && instance.occasion === row.occasion;
}
