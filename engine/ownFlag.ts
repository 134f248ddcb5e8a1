import type { Event } from './event.ts';
import { refusal } from './phase.ts';
import { putOut, putOutAll } from './raise.ts';
import { armInactivity } from './silence.ts';
import { isOurs } from './systemFlag.ts';
import { armMessages } from './timedFlag.ts';
import { cancel, decide, type Turn } from './turn.ts';

/** What staff do with flags: put one out, add one of their own, remove it (FLG-04). */

/** Staff put a flag out, with a reason. An inactivity rule looks again as many days later: silence that goes on is told again. */
export function takeFlagPutOut(turn: Turn, event: Extract<Event, { kind: 'flagPutOut' }>): void {
  if (turn.state.flags[event.flagKey]) {
    return putOut(turn, event.flagKey, 'putOutByStaff');
  }
  decide(turn, {
    key: `${event.flagKey}/out/${event.seq}`,
    item: 'putOutFlag',
    outcome: 'suppressed',
    rule: 'flagOut',
    facts: { flag: event.flagKey },
  });
}

/** Staff add a flag of their own (FLG-04). Never with a designer's id, never more than a state can carry. */
export function takeFlagAdded(turn: Turn, event: Extract<Event, { kind: 'flagAdded' }>): void {
  const own = turn.state.ownFlags ?? [];
  const taken = own.some(({ id }) => id === event.flag.id) || turn.plan.flags.some(({ id }) => id === event.flag.id);
  const { phase } = turn.state;
  const wrongTime = phase === 'paused' || phase === 'maintenance' || phase === 'followUp' ? null : refusal(turn.state);
  const refused = wrongTime ?? (taken || own.length >= MOST_OWN_FLAGS || !mayBeOwn(event.flag.id) ? 'notAllowed' : null);
  decide(turn, {
    key: `addFlag/${event.flag.id}/${event.seq}`,
    item: 'addFlag',
    outcome: refused ? 'suppressed' : 'fired',
    rule: refused ?? 'addedFlag',
    facts: { flag: event.flag.id },
  });
  if (refused) return;
  turn.state.ownFlags = [...own, event.flag];
  armInactivity(turn);
  armMessages(turn);
}

/** Staff remove a flag of their own; a designer's stays. */
export function takeFlagRemoved(turn: Turn, event: Extract<Event, { kind: 'flagRemoved' }>): void {
  const own = turn.state.ownFlags ?? [];
  const known = own.some(({ id }) => id === event.flag);
  decide(turn, {
    key: `removeFlag/${event.flag}/${event.seq}`,
    item: 'addFlag',
    outcome: known ? 'cancelled' : 'suppressed',
    rule: known ? 'removedFlag' : 'notAllowed',
    facts: { flag: event.flag },
  });
  if (!known) return;
  cancel(turn, (due) => (due.kind === 'timedFlag' || due.kind === 'inactivity') && due.flag === event.flag, 'removedFlag');
  putOutAll(turn, event.flag, 'removedFlag');
  turn.state.ownFlags = own.filter(({ id }) => id !== event.flag);
  if (turn.state.held?.includes(event.flag)) turn.state.held = turn.state.held.filter((id) => id !== event.flag);
}

/** An id that keys can hold and that is neither ours nor a word of JavaScript's own. */
const mayBeOwn = (id: string): boolean => !isOurs(id) && !(id in Object.prototype) && /^[\p{L}\p{N}._-]+$/u.test(id);

const MOST_OWN_FLAGS = 20;
