import { isDeepStrictEqual } from 'node:util';
import type { Because } from '../engine/decision.ts';
import type { Instant } from '../engine/plan.ts';
import type { Phase, State } from '../engine/state.ts';
import { copyOf, type Copy } from './formCopy.ts';
import { planByHash } from './moments.ts';
import type { NoticeToSend } from './notices.ts';
import type { Em } from './orm.ts';

/** A notice that waits, with what its reason is looked at in. */
export type WaitingNotice = NoticeToSend & {
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
  /** Has at some time signed in to 1177. */
  readonly hasAccount: boolean;
  readonly outsideCap: boolean;
  readonly flagRound: number | null;
};

/** Why the notice is needless by what has committed, also by what the engine has not taken yet; null when it is not. */
export async function reasonGone(em: Em, notice: WaitingNotice, now: Instant): Promise<Because | null> {
  const citizens = notice.recipient.kind === 'citizen';
  const waiting = await em.execute<{ kind: string; content: Record<string, unknown> }[]>(
    `select kind, content - 'facts' as content from event where running_moment_id = ?::uuid and seq > ?`,
    [notice.runningMoment, notice.appliedSeq],
  );
  const has = (kind: string, name?: string, value?: unknown): boolean =>
    waiting.some((event) => event.kind === kind && (name === undefined || event.content[name] === value));
  const still = citizens ? stillBecause(notice, has) : null;
  if (still !== null) return still;
  switch (notice.about) {
    case 'moduleOpened': {
      if (has('moduleCompleted', 'module', notice.module)) return 'completedByCitizen';
      if (has('moduleLocked', 'module', notice.module)) return 'lockedByStaff';
      const status = notice.module === null ? undefined : notice.state?.modules[notice.module]?.status;
      return status === 'open' ? null : status === 'locked' ? 'lockedByStaff' : status === 'closed' ? 'moduleClosed' : 'alreadyCompleted';
    }
    case 'occasionOpened':
    case 'reminder': {
      const occasion = notice.state?.batteries[notice.battery ?? '']?.occasions[String(notice.occasion)];
      // What is saved in an occasion that it shares with counts in both (BAT-11).
      const [forms] = await em.execute<{ unsaved: number; all: number }[]>(
        `select count(*)::int as all, (count(*) filter (where i.saved_at is null and not exists (select from form_instance s
           where s.running_moment_id = i.running_moment_id and s.form = i.form and s.battery = ? and s.occasion = ? and s.saved_at is not null)))::int as unsaved
         from form_instance i where i.running_moment_id = ?::uuid and i.battery = ? and i.occasion = ?`,
        [
          occasion?.sharedWith?.battery ?? null,
          occasion?.sharedWith?.occasion ?? null,
          notice.runningMoment,
          notice.battery,
          notice.occasion,
        ],
      );
      if (!forms || forms.all === 0 || forms.unsaved === 0) return 'answered';
      const { battery, occasion: number } = notice;
      if (
        waiting.some(
          ({ kind, content }) => kind === 'occasionWithdrawn' && content['battery'] === battery && content['occasion'] === number,
        )
      )
        return 'withdrawnByStaff';
      // The engine keeps the occasions that wait for answers.
      if (!occasion) return 'occasionClosed';
      return (await isStale(em, notice, now)) ? 'stale' : null;
    }
    case 'flag': {
      const [flag] = await em.execute<(Copy & { form: string | null })[]>(
        `select form, battery, occasion, module, page, sent from flag where running_moment_id = ?::uuid and key = ? and out_at is null
           and (?::int is null or round = ?::int) limit 1`,
        [notice.runningMoment, notice.flag, notice.flagRound, notice.flagRound],
      );
      if (!flag || has('flagPutOut', 'flagKey', notice.flag)) return 'flagOut';
      const read = waiting.some(
        ({ kind, content }) => kind === 'formRead' && content['form'] === flag.form && isCopy(content['instance'], flag),
      );
      return read && !citizens ? 'formRead' : null;
    }
    case 'formSent': {
      const [, form, sent] = /^notify\/sendForm\/([^/]+)\/(\d+)/.exec(notice.key) ?? [];
      if (form === undefined || sent === undefined) return null;
      if (waiting.some(({ kind, content }) => kind === 'sentFormWithdrawn' && content['form'] === form && content['sent'] === Number(sent)))
        return 'withdrawnByStaff';
      const saved = waiting.some(
        ({ kind, content }) => kind === 'formSaved' && content['form'] === form && isSent(content['instance'], sent),
      );
      return saved || notice.state?.sent?.[`${form}/${sent}`] === undefined ? 'answered' : null;
    }
    case 'activity': {
      const [, measure, number] = /(?:^|\/)activity\/([^/]+)\/(\d+)/.exec(notice.key) ?? [];
      if (measure === undefined) return null;
      const stands = notice.state?.measures?.[measure];
      if (!stands || has('measureEnded', 'measure', measure)) return 'measureEnded';
      return stands.waiting !== Number(number) || has('observed', 'measure', measure) ? 'done' : null;
    }
    case 'maintenanceEnds':
      return notice.phase !== 'maintenance' || has('maintenanceTakenBack') ? 'maintenanceTakenBack' : null;
  }
}

/** What the moment's phase, and what people have done to it since, says of every notice to the citizen but what it makes an exception for. */
function stillBecause({ about, phase, state, outsideCap }: WaitingNotice, has: (kind: string) => boolean): Because | null {
  if (state?.gone !== undefined || has('citizenGone')) return 'citizenGone';
  if (phase === 'halted') return about === 'flag' ? null : 'halted';
  if (about === 'flag' ? phase === 'maintenance' : (phase === 'maintenance' || has('maintenanceSet')) && about !== 'maintenanceEnds')
    return 'maintenance';
  if ((phase === 'paused' || has('paused')) && !outsideCap && !has('resumed')) return 'momentPaused';
  if (about === 'flag') return null;
  if (phase === 'ended' || has('ended')) return 'momentEnded';
  return phase === 'followUp' && about !== 'occasionOpened' && about !== 'reminder' ? 'momentEnded' : null;
}

/** A reminder that has waited here longer than its own hours: nobody was there to send it. One that may have been sent already is not judged anew. */
async function isStale(em: Em, { about, status, key, battery, planHash, waitsSince }: WaitingNotice, now: Instant): Promise<boolean> {
  if (about !== 'reminder' || status !== 'due') return false;
  const planned = (await planByHash(em, planHash)).batteries.find((each) => each.id === battery);
  const hours = planned?.reminders[Number.parseInt(key.split('/').at(-1) ?? '', 10) - 1]?.staleAfterHours;
  return hours !== undefined && now - waitsSince > hours * 3_600_000;
}

const isSent = (instance: unknown, sent: string): boolean =>
  typeof instance === 'object' && instance !== null && 'sent' in instance && instance.sent === Number(sent);

const isCopy = (instance: unknown, row: Copy): boolean => isDeepStrictEqual(instance, copyOf(row));
