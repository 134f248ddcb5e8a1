import { wallClock } from '../../engine/clock.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant } from '../../engine/plan.ts';
import { endsAfter } from './ends.ts';
import { decided, end, notify, type Program, putOut, raise, type Remembered, type Turn, type Waiting } from './program.ts';

const ZONE = 'Europe/Stockholm';
const MODULES = ['m1', 'm2', 'm3', 'm4'] as const;

interface Opened extends Remembered {
  start: Instant;
  status: Record<string, 'locked' | 'open' | 'completed'>;
}

function open(turn: Turn, memory: Opened, module: string, nominal: Instant = turn.at): void {
  const key = `openModule/${module}`;
  memory.status[module] = 'open';
  decided(turn, key, 'openModule', 'fired', 'openingRule', { module }, nominal);
  if (turn.at === memory.start) return;
  decided(turn, `notify/${key}`, 'notify', 'fired', 'moduleOpened', { module, about: 'moduleOpened' });
  notify(turn, `notify/${key}`, 'moduleOpened', { module });
}

/** The citizen marks a module as done. True when it was hers to mark. */
function completed(turn: Turn, memory: Opened, event: Event): string | null {
  if (event.kind !== 'moduleCompleted' || memory.status[event.module] !== 'open') return null;
  const { module } = event;
  memory.status[module] = 'completed';
  decided(turn, `completeModule/${module}`, 'completeModule', 'fired', 'completedByCitizen', { module });
  return module;
}

/** Four modules, a week apart; over after five weeks. */
export const byDays: Program<Opened> = {
  begin(start, turn) {
    const memory: Opened = { seq: 0, now: start, phase: 'active', flags: {}, start, status: {} };
    open(turn, memory, 'm1');
    return memory;
  },
  waiting(memory) {
    if (memory.phase === 'ended') return [];
    const locked = MODULES.filter((module) => memory.status[module] === undefined);
    return [
      ...locked.map(
        (module): Waiting => ({
          at: wallClock(ZONE, memory.start, 7 * MODULES.indexOf(module), '08:00'),
          kind: 'openModule',
          key: `openModule/${module}`,
          facts: { module },
        }),
      ),
      endsAfter(memory.start, 35),
    ];
  },
  take(memory, event, turn) {
    if (memory.phase === 'active') completed(turn, memory, event);
  },
  fire(memory, { kind, facts, at }, turn) {
    if (kind === 'endMoment') end(turn, memory, [], 'timeLimit', at);
    else open(turn, memory, String(facts['module']), at);
  },
};

/** Four modules, each when the one before is done; over when all are, or after twelve weeks. */
export const byCompletion: Program<Opened> = {
  begin: byDays.begin,
  waiting: (memory) => (memory.phase === 'ended' ? [] : [endsAfter(memory.start, 84)]),
  take(memory, event, turn) {
    const module = memory.phase === 'active' ? completed(turn, memory, event) : null;
    if (module === null) return;
    const next = MODULES[MODULES.findIndex((each) => each === module) + 1];
    if (next === undefined) end(turn, memory, byCompletion.waiting(memory), 'lastModule');
    else open(turn, memory, next);
  },
  fire: (memory, { at }, turn) => end(turn, memory, [], 'timeLimit', at),
};

/** One module; staff are told when it is not done on the tenth day, until it is. */
export const notDone: Program<Opened & { asked?: true }> = {
  begin: byDays.begin,
  waiting(memory) {
    if (memory.phase === 'ended') return [];
    const tested: Waiting = {
      at: wallClock(ZONE, memory.start, 10, '09:00'),
      kind: 'timedFlag',
      key: 'timedFlag/ejklar/1',
      facts: { flag: 'ejklar' },
    };
    return [...(memory.asked ? [] : [tested]), endsAfter(memory.start, 28)];
  },
  take(memory, event, turn) {
    if (memory.phase === 'active' && completed(turn, memory, event) !== null)
      putOut(turn, memory, { id: 'ejklar', key: 'flag/ejklar/-' }, 'done');
  },
  fire(memory, { kind, key, facts, at }, turn) {
    if (kind === 'endMoment') return end(turn, memory, [], 'timeLimit', at);
    memory.asked = true;
    if (memory.status['m1'] === 'completed') return decided(turn, key, 'timedFlag', 'suppressed', 'done', facts, at);
    decided(turn, key, 'timedFlag', 'fired', 'notDone', facts, at);
    raise(turn, memory, { id: 'ejklar', key: 'flag/ejklar/-', priority: 'ordinary', round: 1 }, 'notDone', { module: 'm1' });
  },
};

interface Silent extends Opened {
  lastAt: Instant;
  /** How many times it has been looked for, and when next; null while staff have been told. */
  armed: number;
  at: Instant | null;
  rounds: number;
}
const silence = { id: 'tyst', key: 'flag/tyst/-', priority: 'ordinary' } as const;

/** One module; staff are told of five silent days, until the citizen is heard of again. */
export const inactivity: Program<Silent> = {
  begin(start, turn) {
    const memory = byDays.begin(start, turn);
    return { ...memory, lastAt: start, armed: 1, at: wallClock(ZONE, start, 5, '09:00'), rounds: 0 };
  },
  waiting(memory) {
    if (memory.phase === 'ended') return [];
    const { at, armed } = memory;
    const looked: readonly Waiting[] =
      at === null ? [] : [{ at, kind: 'inactivity', key: `inactivity/tyst/${armed}`, facts: { flag: 'tyst' } }];
    return [...looked, endsAfter(memory.start, 42)];
  },
  take(memory, event, turn) {
    if (memory.phase === 'ended') return;
    const isHers = event.kind === 'citizenActive' || event.kind === 'stepVisited' || event.kind === 'formSaved';
    if (isHers || (event.kind === 'moduleCompleted' && event.by === 'citizen')) {
      memory.lastAt = turn.at;
      putOut(turn, memory, silence, 'activity');
      if (memory.at === null) arm(memory, turn.at);
    }
    completed(turn, memory, event);
  },
  fire(memory, { kind, key, facts, at }, turn) {
    if (kind === 'endMoment') return end(turn, memory, waitingForSilence(memory), 'timeLimit', at);
    const later = wallClock(ZONE, memory.lastAt, 5, '09:00');
    if (later > turn.at) {
      decided(turn, key, 'inactivity', 'moved', 'activity', { ...facts, to: later }, at);
      return arm(memory, memory.lastAt);
    }
    memory.at = null;
    memory.rounds += 1;
    decided(turn, key, 'inactivity', 'fired', 'inactivity', facts, at);
    raise(turn, memory, { ...silence, round: memory.rounds }, 'inactivity', {});
  },
};

function arm(memory: Silent, from: Instant): void {
  memory.armed += 1;
  memory.at = wallClock(ZONE, from, 5, '09:00');
}

const waitingForSilence = (memory: Silent): readonly Waiting[] => inactivity.waiting(memory).filter(({ kind }) => kind === 'inactivity');
