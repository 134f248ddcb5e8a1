import { localTime, wallClock } from './clock.ts';
import type { Because, HeldBackBecause } from './decision.ts';
import { zoneOf } from './opening.ts';
import type { Instant, LocalTime } from './plan.ts';
import { countsFromEnd, planned } from './planned.ts';
import { refusal } from './phase.ts';
import type { Due } from './state.ts';
import { decide, nextKey, schedule, type Send, type Turn } from './turn.ts';

/** Notices to the citizen (moment-language §6, `docs/language.md` §5). */

const HOUR = 3_600_000;

/** A notice falls due: held while it is quiet and something may still be sent, otherwise settled when the whole turn is known. */
export function send(turn: Turn, falling: Pick<Send, 'key' | 'about'> & Partial<Send>): void {
  const due: Send = { ...nothing, nominal: turn.state.now, seq: turn.seq, ...falling };
  const waits = !due.prioritised && !turn.state.gone && turn.state.phase !== 'ended';
  const until = waits ? quietUntil(turn, due.nominal) : null;
  turn.changes += 1;
  if (until === null) {
    turn.sends.push(due);
    return;
  }
  decide(turn, {
    key: due.key,
    item: due.about === 'reminder' ? 'remind' : 'notify',
    outcome: 'moved',
    rule: 'quietHours',
    facts: { ...factsOf(due), to: until },
    nominal: due.nominal,
  });
  schedule(turn, { ...held(due), key: nextKey(due.key), kind: 'send', at: until });
}

/** Quiet hours are over for a notice that was held. */
export function fireSend(turn: Turn, due: Due): void {
  const reminder = due.battery === undefined ? undefined : planned(turn.plan).battery.get(due.battery)?.reminders[(due.reminder ?? 0) - 1];
  turn.changes += 1;
  turn.sends.push({
    ...nothing,
    key: due.key,
    about: due.about ?? 'reminder',
    module: due.module ?? null,
    battery: due.battery ?? null,
    occasion: due.occasion ?? null,
    reminder: due.reminder ?? null,
    flag: due.flagKey ?? null,
    round: due.round ?? null,
    measure: due.measure ?? null,
    number: due.number ?? null,
    staleAfterHours: reminder?.staleAfterHours ?? null,
    nominal: due.at,
    seq: null,
  });
}

/**
 * What leaves the house is checked against the state now (promise 2). A send whose reason is gone, that is too late, or that a later one
 * for the same occasion replaces, becomes a `suppressed` record; every other becomes a notice. Exactly one record each.
 */
export function settleSends(turn: Turn): void {
  for (const due of turn.sends) {
    const because = reasonAgainst(turn, due);
    const lateHours = Math.floor((turn.actual - due.nominal) / HOUR);
    turn.decisions.push({
      key: due.key,
      item: due.about === 'reminder' ? 'remind' : 'notify',
      outcome: because ? 'suppressed' : 'fired',
      rule: because ?? REASON[due.about],
      facts: { ...factsOf(due), ...(lateHours > 0 ? { lateHours } : {}) },
      nominal: due.nominal,
      actual: turn.actual,
      seq: due.seq,
    });
    if (because) continue;
    const notBefore = due.prioritised ? null : quietUntil(turn, turn.actual);
    turn.effects.push({
      kind: 'notify',
      key: due.key,
      about: due.about,
      module: due.module,
      battery: due.battery,
      occasion: due.occasion,
      flag: due.flag,
      at: due.nominal,
      ...(notBefore === null ? {} : { notBefore }),
      ...(due.prioritised ? { outsideCap: true } : {}),
    });
  }
  turn.sends.length = 0;
}

/** What the relay decided at send, from rows, and told the log: the weekly cap, the citizen's own settings. */
export function noteSuppressed(turn: Turn, key: string, because: HeldBackBecause): void {
  const perWeek = turn.plan.notices?.perWeek;
  decide(turn, {
    key: `${key}/capped/${turn.seq ?? turn.state.seq}`,
    item: 'notify',
    outcome: 'suppressed',
    rule: because,
    facts: { key, ...(because === 'weeklyCap' && perWeek !== undefined ? { perWeek } : {}) },
  });
}

/** When quiet hours that hold `at` are over, or null when it is not quiet then. */
export function quietUntil(turn: Pick<Turn, 'plan' | 'state'>, at: Instant): Instant | null {
  const quiet = turn.plan.notices?.quiet;
  if (!quiet || quiet.from === quiet.to) return null;
  const zone = zoneOf(turn);
  const time = localTime(zone, at);
  if (!isBetween(time, quiet.from, quiet.to)) return null;
  const end = wallClock(zone, at, quiet.from < quiet.to || time < quiet.to ? 0 : 1, quiet.to);
  return end > at ? end : null;
}

const isBetween = (time: LocalTime, from: LocalTime, to: LocalTime): boolean =>
  from < to ? time >= from && time < to : time >= from || time < to;

const nothing = {
  module: null,
  battery: null,
  occasion: null,
  reminder: null,
  flag: null,
  round: null,
  measure: null,
  number: null,
  staleAfterHours: null,
  prioritised: false,
} as const;

const REASON: Readonly<Record<Send['about'], Because>> = {
  reminder: 'notAnswered',
  occasionOpened: 'occasionOpened',
  formSent: 'addedByStaff',
  moduleOpened: 'moduleOpened',
  flag: 'conditionHolds',
  activity: 'activityDue',
  maintenanceEnds: 'maintenance',
};

function factsOf(due: Send): Record<string, string | number> {
  const facts: Record<string, string | number> = {};
  if (due.module !== null) facts['module'] = due.module;
  if (due.battery !== null) facts['battery'] = due.battery;
  if (due.occasion !== null) facts['occasion'] = due.occasion;
  if (due.reminder !== null) facts['reminder'] = due.reminder;
  if (due.flag !== null) facts['flag'] = due.flag;
  if (due.measure !== null) facts['measure'] = due.measure;
  if (due.number !== null) facts['number'] = due.number;
  if (due.about === 'formSent') facts['form'] = due.key.split('/')[2] ?? '';
  if (due.about !== 'reminder') facts['about'] = due.about;
  return facts;
}

/** A held notice as the agenda keeps it. */
function held(due: Send): Pick<Due, 'about' | 'module' | 'battery' | 'occasion' | 'reminder' | 'flagKey' | 'round' | 'measure' | 'number'> {
  return {
    about: due.about,
    ...(due.module === null ? {} : { module: due.module }),
    ...(due.battery === null ? {} : { battery: due.battery }),
    ...(due.occasion === null ? {} : { occasion: due.occasion }),
    ...(due.reminder === null ? {} : { reminder: due.reminder }),
    ...(due.flag === null ? {} : { flagKey: due.flag }),
    ...(due.round === null ? {} : { round: due.round }),
    ...(due.measure === null ? {} : { measure: due.measure }),
    ...(due.number === null ? {} : { number: due.number }),
  };
}

/** Why this is not sent, or null. */
function reasonAgainst(turn: Turn, due: Send): Because | null {
  const { state } = turn;
  if (state.gone) return 'citizenGone';
  switch (due.about) {
    case 'flag':
      if (due.flag === null || state.flags[due.flag]?.round !== due.round) return 'flagOut';
      return due.prioritised ? null : refusal(state);
    case 'moduleOpened': {
      const refused = refusal(state);
      if (refused) return refused;
      const status = due.module === null ? undefined : state.modules[due.module]?.status;
      return status === 'open' ? null : status === 'closed' ? 'moduleClosed' : status === 'locked' ? 'lockedByStaff' : 'alreadyCompleted';
    }
    case 'formSent': {
      const place = (due.key.split('~')[0] ?? due.key).slice('notify/sendForm/'.length);
      return turn.gone[`sendForm/${place}`] ?? refusal(state) ?? (state.sent?.[place] === undefined ? 'answered' : null);
    }
    case 'maintenanceEnds':
      return state.phase === 'maintenance' ? null : state.phase === 'active' ? 'maintenanceTakenBack' : (refusal(state) ?? 'momentEnded');
    case 'activity': {
      const measure = due.measure === null ? undefined : state.measures?.[due.measure];
      return refusal(state) ?? (!measure ? 'measureEnded' : measure.waiting === due.number ? null : 'done');
    }
    case 'reminder':
    case 'occasionOpened': {
      const gone = turn.gone[`${due.battery}/${due.occasion}`];
      if (gone) return gone;
      const battery = due.battery === null ? undefined : planned(turn.plan).battery.get(due.battery);
      const refused = state.phase === 'followUp' && battery && countsFromEnd(battery) ? null : refusal(state);
      if (refused) return refused;
      if (!state.batteries[due.battery ?? '']?.occasions[String(due.occasion)]) return 'answered';
      if (isStale(turn, due)) return 'stale';
      const later = turn.sends.some((other) => other !== due && isLater(other, due) && !isStale(turn, other));
      return later ? 'laterReminderDue' : null;
    }
  }
}

function isLater(other: Send, due: Send): boolean {
  return (
    other.about === 'reminder' &&
    other.battery === due.battery &&
    other.occasion === due.occasion &&
    (other.nominal > due.nominal || (other.nominal === due.nominal && (other.reminder ?? 0) > (due.reminder ?? 0)))
  );
}

function isStale(turn: Turn, due: Send): boolean {
  return due.staleAfterHours !== null && turn.actual - due.nominal > due.staleAfterHours * HOUR;
}
