import type { Because } from '../engine/decision.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { State } from '../engine/state.ts';
import { iso } from './instant.ts';
import type { Locked } from './lock.ts';
import { planByHash } from './moments.ts';
import type { WaitingNotice } from './noticeReason.ts';
import type { Em } from './orm.ts';

/** When the quiet hours that hold an instant are over, on the moment's own clock; null when it is not quiet. The engine's rule, given by the relay. */
export type QuietUntil = (plan: Plan, state: State, at: Instant) => Instant | null;

/** A relay that comes late wakes nobody: the end of the quiet hours that a notice to the citizen is to wait for. */
export async function quietUntilOf(
  em: Em,
  { recipient, outsideCap, status, planHash, state }: WaitingNotice,
  at: Instant,
  quietUntil: QuietUntil,
): Promise<Instant | null> {
  if (recipient.kind !== 'citizen' || outsideCap || status !== 'due' || state === null) return null;
  return quietUntil(await planByHash(em, planHash), state, at);
}

/**
 * What holds back a notice that has its reason: the citizen's own settings, and the weekly cap over all of the citizen's moments. One that may
 * have been sent already is not judged anew.
 */
export async function heldBack(em: Em, notice: WaitingNotice, { citizenId, clockOffsetMs }: Locked, now: Instant): Promise<Because | null> {
  if (notice.recipient.kind !== 'citizen') return null;
  if (!notice.hasAccount) return 'noAccount';
  if (!notice.wanted) return 'citizenSettings';
  const perWeek = (await planByHash(em, notice.planHash)).notices?.perWeek;
  if (notice.outsideCap || notice.status !== 'due' || perWeek === undefined) return null;
  // A moment whose clock is its own (a test run, the demo walking to today) counts by when its notices fell due.
  const until = clockOffsetMs === 0 ? now : notice.dueAt;
  // Two moments of one citizen do not send the last one each.
  await em.execute(`select pg_advisory_xact_lock(hashtextextended(?, 7))`, [citizenId]);
  const [sent] = await em.execute<{ count: number }[]>(
    `select count(*)::int as count from notice n join running_moment r on r.id = n.running_moment_id
     where n.recipient_kind = 'citizen' and n.recipient_id = ?::uuid and n.status in ('sending', 'sent') and not n.outside_cap and r.kind = ?
       and case when r.clock_offset_ms = 0 then coalesce(n.sent_at, n.sending_at) else n.due_at end > ?::timestamptz - interval '168 hours'`,
    [citizenId, notice.kind, iso(until)],
  );
  return (sent?.count ?? 0) >= perWeek ? 'weeklyCap' : null;
}
