import type { DueKind } from '../../engine/decision.ts';
import type { Event, Start } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { MINUTE } from './calendar.ts';
import { settleItems } from './items.ts';
import { bornLife, type Life, zoneOf } from './life.ts';
import { settleSends } from './notices.ts';
import { settleOccasions } from './occasions.ts';
import { settleFlags } from './flags.ts';
import { becomeActive, settleEnd } from './phases.ts';
import { dayAfter } from './rules.ts';
import { take } from './take.ts';
import { settleSilence } from './timedFlags.ts';
import { armedNow, countsStaffHours, forgetGone, retime, waiting, type Waiting } from './waiting.ts';

/** One turn: the events that have come, and the moment's clock when they are processed. */
export interface Batch {
  readonly events: readonly Event[];
  readonly now: Instant;
}

/**
 * The naive reading of `docs/language.md`: lives a life minute by minute and works out anew, each time, what waits. `everyMinute` stops at
 * every minute there is; otherwise minutes before the next instant that anything names are passed over. Both give the same life.
 */
export function interpret(plan: Plan, start: Start, first: readonly Event[], batches: readonly Batch[], everyMinute = false): Life {
  const life = bornLife(plan, start);
  if (life.phase === 'active') becomeActive(life);
  const { invitation } = plan;
  if (invitation) life.lapsesAt = dayAfter(zoneOf(life), start.at, 0, invitation.days, invitation.at);
  settle(life);
  turn(life, { events: first, now: Math.max(start.now, start.at) }, everyMinute);
  for (const batch of batches) turn(life, batch, everyMinute);
  return life;
}

function turn(life: Life, batch: Batch, everyMinute: boolean): void {
  life.actual = Math.max(batch.now, life.now);
  for (const event of batch.events) {
    const at = Math.max(event.at, life.now);
    pass(life, at - 1, everyMinute);
    // What was left past due, by a pause say, stands before the event in the order of time.
    fireUntil(life, at - 1);
    life.now = at;
    life.seq = event.seq;
    const told = life.decisions.length;
    take(life, event);
    const moves = MOVES_TIME[event.kind];
    if (moves && life.decisions[told]?.outcome === 'fired') retime(life, (each) => moves(life, each));
    settle(life);
    life.seq = null;
  }
  pass(life, life.actual, everyMinute);
  life.now = life.actual;
  settleSends(life);
}

/** Lets the minutes pass up to and including one. */
function pass(life: Life, until: Instant, everyMinute: boolean): void {
  for (let minute = life.now; minute <= until; minute = everyMinute ? minute + MINUTE : nextMinute(life, minute)) {
    life.now = minute;
    fireUntil(life, minute);
    forgetGone(life);
  }
}

/** All that is due now and waited for an instant up to and including `until`. */
function fireUntil(life: Life, until: Instant): void {
  for (let next = firstDue(life, until); next; next = firstDue(life, until)) {
    next.happens(nominal(life, next));
    if (next.kind === 'resume') retime(life, () => true);
    settle(life);
  }
}

/** The next minute that anything names. */
function nextMinute(life: Life, minute: Instant): Instant {
  life.coming = [];
  const waits = [...waiting(life).map((each) => each.at), ...[...life.armed.values()].map((each) => each.nominal)];
  return Math.min(Infinity, ...[...waits, ...life.coming].filter((at) => at > minute));
}

/** What is first of all that is due now: by its instant, then by kind, then by key. */
function firstDue(life: Life, until: Instant): Waiting | null {
  const due = waiting(life).filter((each) => each.at <= life.now && nominal(life, each) <= until);
  return (
    due.toSorted(
      (one, other) => nominal(life, one) - nominal(life, other) || rank(one) - rank(other) || (one.key < other.key ? -1 : 1),
    )[0] ?? null
  );
}

const nominal = (life: Life, each: Waiting): Instant => life.armed.get(each.key)?.nominal ?? each.at;
const rank = (each: Waiting): number => ORDER.indexOf(each.kind);

/** Everything that follows, until nothing more does. */
function settle(life: Life): void {
  for (let changed = true; changed; ) {
    changed = false;
    if (settleItems(life)) changed = true;
    if (settleOccasions(life)) changed = true;
    if (settleFlags(life)) changed = true;
    if (settleEnd(life)) changed = true;
    settleSilence(life);
    life.armed = armedNow(life);
  }
}

/** Acts that move time itself, and what they move. */
const MOVES_TIME: Readonly<Partial<Record<Event['kind'], (life: Life, each: Waiting) => boolean>>> = {
  zoneChanged: () => true,
  resumed: () => true,
  sendTimeSet: (_life, { kind }) => kind === 'remind',
  unitHoursSet: countsStaffHours,
  handoverApproved: countsStaffHours,
};

const ORDER: readonly DueKind[] = [
  'startMoment',
  'lapseInvitation',
  'resume',
  'openModule',
  'completeModule',
  'closeModule',
  'openOccasion',
  'remind',
  'missOccasion',
  'closeOccasion',
  'missActivity',
  'activity',
  'timedFlag',
  'inactivity',
  'escalate',
  'send',
  'maintenanceNotice',
  'endMaintenance',
  'endFollowUp',
  'endMoment',
];
