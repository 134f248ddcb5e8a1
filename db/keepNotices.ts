import { randomUUID } from 'node:crypto';
import type { Effect, NoticeAbout } from '../engine/effect.ts';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { readersOf, type Reached } from './readers.ts';
import { unanswered } from './together.ts';

type Channel = 'inbox' | 'sms' | 'email';

/** Whose notices they are. */
interface Whose {
  readonly id: string;
  readonly citizen: string;
  readonly unit: string;
  readonly responsible: string | null;
  readonly clockOffsetMs: number;
}

/** The citizen's notices, by the 1177 inbox, each once by its key (promise 4). */
export async function keepCitizenNotices(em: Em, whose: Whose, effects: readonly Effect[], now: Instant): Promise<void> {
  for (const effect of effects) {
    if (effect.kind !== 'notify') continue;
    const { key, about, module, battery, occasion, flag, at } = effect;
    const to = { runningMoment: whose.id, recipientKind: 'citizen', recipient: whose.citizen, channel: 'inbox' } as const;
    const notBefore = effect.notBefore ?? null;
    const sendAt = notBefore === null ? now : Math.max(now, notBefore - whose.clockOffsetMs);
    await keep(em, {
      ...to,
      key,
      about,
      module,
      battery,
      occasion,
      flag,
      at,
      now: sendAt,
      notBefore,
      outsideCap: effect.outsideCap === true,
    });
  }
}

/**
 * What staff are told of beside their lists: a prioritised flag that is raised, by e-mail; each step of a ladder, by the channel it names;
 * and a maintenance that is about to run out (MNT-04). Every rule of recipients ends in a reader (`readers.ts`).
 */
export async function keepStaffNotices(em: Em, whose: Whose, effects: readonly Effect[], now: Instant): Promise<void> {
  for (const effect of effects) {
    const told = toldOf(effect);
    if (told === null) continue;
    const { to, by, ...notice } = told;
    for (const { id, mobile } of await readersOf(em, whose.unit, whose.responsible, to))
      await keep(em, {
        ...notice,
        runningMoment: whose.id,
        recipientKind: 'staff',
        recipient: id,
        // Whoever has no number is reached by e-mail.
        channel: by === 'sms' && mobile !== null ? 'sms' : 'email',
        module: null,
        at: effect.at,
        now,
        notBefore: null,
        outsideCap: true,
      });
  }
}

function toldOf(
  effect: Effect,
): (Pick<NewNotice, 'key' | 'about' | 'battery' | 'occasion' | 'flag' | 'flagRound'> & { to: Reached; by: Channel }) | null {
  switch (effect.kind) {
    case 'raiseFlag': {
      const { key, round, battery, occasion, recipients } = effect;
      const isForStaff = recipients.includes('staff') || recipients.includes('unit');
      if (effect.priority !== 'prioritised' || !isForStaff) return null;
      const to = recipients.includes('unit') ? 'unit' : 'responsible';
      return { key: `${key}#${round}`, about: 'flag', battery, occasion, flag: key, flagRound: round, to, by: 'email' };
    }
    case 'escalate':
      if (effect.by === 'list') return null;
      return {
        key: effect.key,
        about: 'flag',
        battery: null,
        occasion: null,
        flag: effect.flagKey,
        flagRound: effect.round,
        to: effect.to,
        by: effect.by,
      };
    case 'notify':
      if (effect.about !== 'maintenanceEnds') return null;
      return {
        key: effect.key,
        about: effect.about,
        battery: null,
        occasion: null,
        flag: null,
        flagRound: null,
        to: 'responsible',
        by: 'email',
      };
    case 'putOutFlag':
    case 'endMoment':
      return null;
  }
}

interface NewNotice {
  readonly runningMoment: string;
  readonly key: string;
  readonly about: NoticeAbout;
  readonly recipientKind: 'citizen' | 'staff';
  readonly recipient: string;
  readonly channel: Channel;
  readonly module: string | null;
  readonly battery: string | null;
  readonly occasion: number | null;
  readonly flag: string | null;
  readonly flagRound?: number | null;
  readonly at: Instant;
  /** The world's clock: when it may be sent. */
  readonly now: Instant;
  /** The end of the quiet hours it was decided in, on the moment's own clock. */
  readonly notBefore: Instant | null;
  readonly outsideCap: boolean;
}

async function keep(em: Em, notice: NewNotice): Promise<void> {
  await em.execute(
    `${unanswered}insert into notice (id, running_moment_id, key, about, recipient_kind, recipient_id, channel, module, battery, occasion, flag, status, due_at,
       next_attempt_at, not_before, outside_cap, flag_round)
     values (?::uuid, ?::uuid, ?, ?, ?, ?::uuid, ?, ?, ?, ?, ?, 'due', ?, ?, ?, ?, ?)
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
      notice.notBefore === null ? null : iso(notice.notBefore),
      notice.outsideCap,
      notice.flagRound ?? null,
    ],
    'run',
  );
}
