import type { Because } from './decision.ts';
import type { Send, Turn } from './turn.ts';

const HOUR = 3_600_000;

/**
 * What leaves the house is checked against the state now (promise 2). A send whose reason is gone, that is too late, or that a later one
 * for the same occasion replaces, becomes a `suppressed` record; every other becomes a notice. Exactly one record each.
 */
export function settleSends(turn: Turn): void {
  for (const send of turn.sends) {
    const because = reasonAgainst(turn, send);
    const lateHours = Math.floor((turn.actual - send.nominal) / HOUR);
    const facts: Record<string, string | number | boolean | null> = {};
    if (send.module !== null) facts['module'] = send.module;
    if (send.battery !== null) facts['battery'] = send.battery;
    if (send.occasion !== null) facts['occasion'] = send.occasion;
    if (send.reminder !== null) facts['reminder'] = send.reminder;
    if (send.flag !== null) facts['flag'] = send.flag;
    if (lateHours > 0) facts['lateHours'] = lateHours;
    turn.decisions.push({
      key: send.key,
      item: send.about === 'reminder' ? 'remind' : 'notify',
      outcome: because ? 'suppressed' : 'fired',
      rule: because ?? reasonFor(send),
      facts,
      nominal: send.nominal,
      actual: turn.actual,
      seq: send.seq,
    });
    if (because) continue;
    turn.effects.push({
      kind: 'notify',
      key: send.key,
      about: send.about,
      module: send.module,
      battery: send.battery,
      occasion: send.occasion,
      flag: send.flag,
      at: send.nominal,
    });
  }
  turn.sends.length = 0;
}

function reasonFor(send: Send): Because {
  switch (send.about) {
    case 'reminder':
      return 'notAnswered';
    case 'occasionOpened':
      return 'occasionOpened';
    case 'moduleOpened':
      return 'moduleOpened';
    case 'flag':
      return 'conditionHolds';
  }
}

/** Why this is not sent, or null. */
function reasonAgainst(turn: Turn, send: Send): Because | null {
  const { state } = turn;
  switch (send.about) {
    case 'flag':
      return send.flag !== null && state.flags[send.flag] ? null : 'flagOut';
    case 'moduleOpened': {
      if (state.phase !== 'active') return 'momentEnded';
      return send.module !== null && state.modules[send.module]?.status === 'open' ? null : 'alreadyCompleted';
    }
    case 'reminder':
    case 'occasionOpened': {
      const gone = turn.gone[`${send.battery}/${send.occasion}`];
      if (gone) return gone;
      if (state.phase !== 'active') return 'momentEnded';
      if (!state.batteries[send.battery ?? '']?.occasions[String(send.occasion)]) return 'answered';
      if (send.staleAfterHours !== null && turn.actual - send.nominal > send.staleAfterHours * HOUR) return 'stale';
      const later = turn.sends.some((other) => other !== send && isLater(other, send) && !isStale(turn, other));
      return later ? 'laterReminderDue' : null;
    }
  }
}

function isLater(other: Send, send: Send): boolean {
  return (
    other.about === 'reminder' &&
    other.battery === send.battery &&
    other.occasion === send.occasion &&
    (other.reminder ?? 0) > (send.reminder ?? 0)
  );
}

function isStale(turn: Turn, send: Send): boolean {
  return send.staleAfterHours !== null && turn.actual - send.nominal > send.staleAfterHours * HOUR;
}
