// Long because it is a list: some forty laws, a few lines each, of the same turns of a life.
import { isDeepStrictEqual } from 'node:util';
import { advanceAll } from '../../engine/advance.ts';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import { mayFire } from '../../engine/phase.ts';
import type { Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import { quietUntil } from '../../engine/send.ts';
import { newTurn } from '../../engine/turn.ts';
import type { State } from '../../engine/state.ts';
import type { Lived } from '../support/anyLog.ts';
import { live, type Turned } from './living.ts';

/** What is looked at: a plan, the life that was generated, and every turn of it in the engine. */
export interface History {
  readonly plan: Plan;
  readonly lived: Lived;
  readonly turns: readonly Turned[];
}

/** Says what is wrong, or null. */
export type Invariant = (history: History) => string | null;

/** Every item that was on the agenda between two turns has one record when it is off it, and none while it waits. */
export const everyDueItemHasOneRecord: Invariant = ({ turns }) => {
  const armed = new Set(turns.flatMap(({ step }) => step.state.agenda.map((due) => due.key)));
  const waits = new Set(last(turns).agenda.map((due) => due.key));
  const counted = new Map<string, number>();
  for (const { key } of decisions(turns)) counted.set(key, (counted.get(key) ?? 0) + 1);
  return first([...armed], (key) => (counted.get(key) ?? 0) === (waits.has(key) ? 0 : 1));
};

/** No record's key is used twice in a life. */
export const noKeyIsUsedTwice: Invariant = ({ turns }) => twice(decisions(turns).map((each) => each.key));

/** No effect is asked for twice: kind, key and round. */
export const eachEffectOnce: Invariant = ({ turns }) =>
  twice(effects(turns).map((each) => `${each.kind} ${each.key} ${'round' in each ? each.round : ''}`));

/** Every notice has its fired record, and every fired record of a notice or reminder has its notice. */
export const noticesHaveTheirRecord: Invariant = ({ turns }) => {
  const fired = decisions(turns).filter((each) => each.outcome === 'fired' && (each.item === 'notify' || each.item === 'remind'));
  const sent = effects(turns).filter((each) => each.kind === 'notify');
  return differ(
    sent.map((each) => each.key),
    fired.map((each) => each.key),
  );
};

/** A moment that was woken late stands as one that was woken on time. */
export const lateIsAsPunctual: Invariant = ({ plan, lived }) => {
  if (lived.wakes === null) return null;
  const inTime = {
    ...lived,
    arrivals: lived.arrivals.map(({ event }) => ({ event, at: event.at })).toSorted((one, other) => one.at - other.at),
  };
  const numbered = { ...inTime, arrivals: inTime.arrivals.map(({ event, at }, index) => ({ event: { ...event, seq: index + 1 }, at })) };
  const [late, punctual] = [last(live(plan, numbered)), last(live(plan, { ...numbered, wakes: null }))];
  return isDeepStrictEqual(late, punctual) ? null : firstField(late, punctual);
};

/** Nothing reminds of an occasion after it was answered. */
export const noReminderAfterTheAnswer: Invariant = ({ turns }) => {
  const answered = new Set<string>();
  for (const { step } of turns) {
    for (const each of step.decisions) if (each.item === 'answerOccasion' && each.outcome === 'fired') answered.add(occasionOf(each));
    const wrong = step.effects.find(
      (each) => each.kind === 'notify' && each.about === 'reminder' && answered.has(`${each.battery}/${each.occasion}`),
    );
    if (wrong) return wrong.key;
  }
  return null;
};

/** While the moment is paused nothing is sent but the notices of prioritised flags. */
export const nothingIsSentInAPause: Invariant = ({ turns }) =>
  sentWhere(
    turns,
    (state) => state.phase === 'paused',
    (notice) => notice.outsideCap === true,
  );

/** A citizen who is gone is sent nothing. */
export const nothingIsSentToTheGone: Invariant = ({ turns }) =>
  sentWhere(
    turns,
    (state) => state.gone !== undefined,
    () => false,
  );

/** In maintenance nothing is sent but that it is about to end, and prioritised flags. */
export const nothingIsSentInMaintenance: Invariant = ({ turns }) =>
  sentWhere(
    turns,
    (state) => state.phase === 'maintenance',
    (notice) => notice.about === 'maintenanceEnds' || notice.outsideCap === true,
  );

/** After the end nothing is sent but prioritised flags. */
export const nothingIsSentAfterTheEnd: Invariant = ({ turns }) =>
  sentWhere(
    turns,
    (state) => state.phase === 'ended',
    (notice) => notice.outsideCap === true,
  );

/** Nothing opens in a turn that begins and ends in maintenance. */
export const nothingOpensInMaintenance: Invariant = ({ turns }) => openedIn(turns, 'maintenance', () => false);

/** Nothing opens in a turn that begins and ends after the end. */
export const nothingOpensAfterTheEnd: Invariant = ({ turns }) => openedIn(turns, 'ended', () => false);

/** Nothing opens before the moment is active. */
export const nothingOpensBeforeTheStart: Invariant = ({ turns }) =>
  openedIn(turns, 'invited', () => false) ?? openedIn(turns, 'scheduled', () => false);

/** In follow-up no module opens. */
export const noModuleOpensInFollowUp: Invariant = ({ turns }) => openedIn(turns, 'followUp', (each) => each.item !== 'openModule');

/** The agenda stands in the order of time. */
export const agendaIsSorted: Invariant = ({ turns }) =>
  first(turns, ({ step: { state } }) => state.agenda.every((due, index) => index === 0 || (state.agenda[index - 1]?.at ?? 0) <= due.at));

/** No key stands twice on the agenda. */
export const agendaHasEachKeyOnce: Invariant = ({ turns }) => {
  for (const { step } of turns) {
    const found = twice(step.state.agenda.map((due) => due.key));
    if (found !== null) return found;
  }
  return null;
};

/** After a turn nothing that may fire is left in the past. */
export const nothingDueIsLeft: Invariant = ({ turns }) =>
  first(turns, ({ step: { state } }) => !state.agenda.some((due) => due.at <= state.now && mayFire(state, due)));

/** The engine asks to be woken at the earliest item that may fire, and not otherwise. */
export const wokenAtTheEarliest: Invariant = ({ plan, turns }) =>
  first(turns, ({ step: { state } }) => {
    const times = state.agenda.filter((due) => mayFire(state, due)).map((due) => due.at);
    return nextDue(plan, state) === (times.length === 0 ? null : Math.min(...times));
  });

/** What is completed stays completed, unless staff lock or reopen it or it closes. */
export const completedStaysCompleted: Invariant = ({ turns }) =>
  eachItem(turns, (before, after, { events }, id) => {
    if (before.status !== 'completed' || after.status === 'completed' || after.status === 'closed') return true;
    return events.some(
      (event) => 'module' in event && event.module === id && event.kind !== 'moduleCompleted' && event.kind !== 'moduleAsked',
    );
  });

/** The first opening and the first completion of a module or part are never changed. */
export const firstTimesStand: Invariant = ({ turns }) =>
  eachItem(turns, (before, after) => {
    const opened = before.openedAt === null || before.openedAt === after.openedAt;
    return opened && (before.completedAt === null || before.completedAt === after.completedAt);
  });

/** A module that has never been opened is neither completed nor closed. */
export const openedBeforeCompleted: Invariant = ({ turns }) =>
  eachItem(
    turns,
    (_before, { status, openedAt, completedAt }) =>
      status === 'locked' || (openedAt !== null && (status !== 'completed' || completedAt !== null)),
  );

/** A battery's counters are what its records say: opened, answered, missed. */
export const countersAddUp: Invariant = ({ plan, turns }) =>
  first(plan.batteries, ({ id }) => {
    const of = (items: readonly string[]) =>
      decisions(turns).filter((each) => each.outcome === 'fired' && items.includes(each.item) && each.facts['battery'] === id).length;
    const state = last(turns).batteries[id];
    if (!state) return false;
    const records = [of(['openOccasion', 'addOccasion']), of(['answerOccasion']), of(['missOccasion'])];
    return isDeepStrictEqual(records, [state.opened, state.answered, state.missed]) && state.missedInARow <= state.missed;
  });

/** Occasions of a battery are numbered from 1 without gaps, in the order they open. */
export const occasionsAreNumberedWithoutGaps: Invariant = ({ plan, turns }) =>
  first(plan.batteries, ({ id }) => {
    const opened = decisions(turns).filter(
      (each) => each.outcome === 'fired' && (each.item === 'openOccasion' || each.item === 'addOccasion'),
    );
    const numbers = opened.filter((each) => each.facts['battery'] === id).map((each) => each.facts['occasion']);
    return numbers.every((number, index) => number === index + 1);
  });

/** An occasion waits, or is answered, closed, withdrawn or cancelled with a record: none is lost. */
export const noOccasionIsLost: Invariant = ({ plan, turns }) =>
  first(plan.batteries, ({ id }) => {
    const state = last(turns).batteries[id];
    const done = new Set<string>();
    for (const each of decisions(turns)) {
      const ends =
        each.item === 'answerOccasion' || each.item === 'withdrawOccasion' || (each.item === 'closeOccasion' && each.outcome === 'fired');
      if (ends && each.outcome !== 'suppressed' && each.facts['battery'] === id) done.add(String(each.facts['occasion']));
    }
    const waits = Object.keys(state?.occasions ?? {});
    return waits.length + done.size === (state?.opened ?? 0) && !waits.some((number) => done.has(number));
  });

/** A state is JSON: it comes back the same from text. */
export const stateIsJson: Invariant = ({ turns }) =>
  first(turns, ({ step }) => isDeepStrictEqual(JSON.parse(JSON.stringify(step.state)), step.state));

/** A state of a small plan stays small, whatever the life. */
export const stateIsBounded: Invariant = ({ turns }) => first(turns, ({ step }) => JSON.stringify(step.state).length < 64_000);

/** The engine never throws and never halts on a plan that is right. */
export const neverHalts: Invariant = ({ turns }) => first(turns, ({ step }) => step.state.phase !== 'halted' && step.state.halted === null);

/** What the engine is given it does not change: plan, state and events are frozen, and nothing else comes out. */
export const inputsAreLeftAlone: Invariant = ({ plan, turns }) => {
  freeze(plan);
  for (const { before, events, now, step } of turns) {
    if (before === null) continue;
    if (!isDeepStrictEqual(advanceAll(plan, freeze(before), freeze(events), now), step)) return `turn at ${now}`;
  }
  return null;
};

/** The same plan and life give the same turns. */
export const sameInSameOut: Invariant = ({ plan, lived, turns }) => (isDeepStrictEqual(live(plan, lived), turns) ? null : 'another life');

/** Events in one batch leave the state that they leave one by one (when no two fall on the same instant, where nothing may come between). */
export const aBatchIsItsEvents: Invariant = ({ plan, turns }) => {
  for (const { before, events, now, step } of turns) {
    const apart = events.every((event, index) => event.at > (events[index - 1]?.at ?? before?.now ?? 0));
    if (before === null || events.length === 0 || !apart) continue;
    let state = before;
    for (const event of events) state = advanceAll(plan, state, [event], Math.min(now, Math.max(event.at, state.now))).state;
    const after = advanceAll(plan, state, [], now).state;
    if (!isDeepStrictEqual(after, step.state)) return firstField(after, step.state);
  }
  return null;
};

/** An event taken once is never taken again. */
export const takenOnce: Invariant = ({ plan, turns }) => {
  for (const { events, now, step } of turns) {
    if (events.length === 0) continue;
    const again = advanceAll(plan, step.state, events, now);
    if (again.decisions.length > 0 || again.effects.length > 0 || !isDeepStrictEqual(again.state, step.state)) return `turn at ${now}`;
  }
  return null;
};

/** The last event taken is the last there was, and time never goes back. */
export const seqAndNowGoOn: Invariant = ({ turns }) =>
  first(turns, ({ before, events, step: { state } }) => {
    const seq = events.at(-1)?.seq ?? before?.seq ?? 0;
    return state.seq === seq && state.now >= (before?.now ?? 0);
  });

/** A record is of the turn's own instant, of an event in it or of time, and never due later than it was decided. */
export const recordsAreOfTheirTurn: Invariant = ({ turns }) => {
  for (const { events, now, step } of turns) {
    const known = new Set(events.map((event) => event.seq));
    const wrong = step.decisions.find((each) => {
      const late = (each.outcome === 'fired' || each.outcome === 'suppressed') && each.nominal > each.actual;
      return late || each.actual !== Math.max(now, each.actual) || (each.seq !== null && !known.has(each.seq));
    });
    if (wrong) return `${wrong.key} ${wrong.outcome}`;
  }
  return null;
};

/** The flags that are raised are those that effects raised and none put out. */
export const flagsAreTheirEffects: Invariant = ({ turns }) => {
  const raised = new Map<string, number>();
  for (const { step } of turns) {
    for (const each of step.effects) {
      if (each.kind === 'raiseFlag') raised.set(each.key, each.round);
      if (each.kind === 'putOutFlag') raised.delete(each.key);
    }
    const found = differ(
      [...raised].map(String),
      Object.entries(step.state.flags).map(([key, flag]) => String([key, flag.round])),
    );
    if (found !== null) return found;
  }
  return null;
};

/** A flag's rounds are 1, 2, 3 …, and each is raised when the one before is out. */
export const roundsFollowEachOther: Invariant = ({ turns }) => {
  const open = new Map<string, boolean>();
  const rounds = new Map<string, number>();
  for (const each of effects(turns)) {
    if (each.kind === 'putOutFlag') open.set(each.key, false);
    if (each.kind !== 'raiseFlag') continue;
    if (open.get(each.key) || each.round !== (rounds.get(each.key) ?? 0) + 1) return `${each.key}#${each.round}`;
    rounds.set(each.key, each.round);
    open.set(each.key, true);
  }
  return null;
};

/** A ladder goes on only while its flag is raised, rung by rung as planned. */
export const laddersAreOfRaisedFlags: Invariant = ({ turns }) => {
  const open = new Map<string, number>();
  for (const each of effects(turns)) {
    if (each.kind === 'raiseFlag') open.set(each.key, each.round);
    if (each.kind === 'putOutFlag') open.delete(each.key);
    if (each.kind === 'escalate' && open.get(each.flagKey) !== each.round) return each.key;
  }
  return null;
};

/** A notice decided in quiet hours waits for their end; others, and prioritised flags', do not. */
export const quietHoursAreKept: Invariant = ({ plan, turns }) => {
  for (const { step, now } of turns) {
    const actual = step.decisions[0]?.actual ?? now;
    const until = quietUntil(newTurn(plan, step.state, actual), actual);
    const wrong = step.effects.find((each) => each.kind === 'notify' && (each.notBefore ?? null) !== (each.outsideCap ? null : until));
    if (wrong) return wrong.key;
  }
  return null;
};

/** After the end nothing waits but ladders. */
export const theEndWaitsForNothing: Invariant = ({ turns }) =>
  first(turns, ({ step: { state } }) => state.phase !== 'ended' || state.agenda.every((due) => due.kind === 'escalate'));

/** The world is told of the end once, when the phase becomes ended, and never otherwise. */
export const theEndIsToldOnce: Invariant = ({ turns }) => {
  const told = effects(turns).filter((each) => each.kind === 'endMoment').length;
  return told === (last(turns).phase === 'ended' ? 1 : 0) ? null : `told ${told} times`;
};

/** The ended stays ended. */
export const theEndIsFinal: Invariant = ({ turns }) =>
  first(turns, ({ before, step }) => before?.phase !== 'ended' || step.state.phase === 'ended');

/** At most one item of each open occasion's reminders, due and closing waits; none waits for what is not open. */
export const onlyOpenOccasionsAreWaitedFor: Invariant = ({ turns }) =>
  first(turns, ({ step: { state } }) =>
    state.agenda.every((due) => {
      if (due.kind !== 'remind' && due.kind !== 'missOccasion' && due.kind !== 'closeOccasion') return true;
      return state.batteries[due.battery ?? '']?.occasions[String(due.occasion)] !== undefined;
    }),
  );

function decisions(turns: readonly Turned[]): readonly Decision[] {
  return turns.flatMap(({ step }) => step.decisions);
}

function effects(turns: readonly Turned[]): readonly Effect[] {
  return turns.flatMap(({ step }) => step.effects);
}

function last(turns: readonly Turned[]): State {
  return (turns.at(-1) as Turned).step.state;
}

function occasionOf({ facts }: Decision): string {
  return `${facts['battery']}/${facts['occasion']}`;
}

function first<Thing>(things: readonly Thing[], holds: (thing: Thing) => boolean): string | null {
  const wrong = things.find((thing) => !holds(thing));
  return wrong === undefined ? null : JSON.stringify(wrong).slice(0, 2000);
}

function twice(keys: readonly string[]): string | null {
  return keys.find((key, index) => keys.indexOf(key) !== index) ?? null;
}

function differ(one: readonly string[], other: readonly string[]): string | null {
  const [left, right] = [new Set(one), new Set(other)];
  return one.find((key) => !right.has(key)) ?? other.find((key) => !left.has(key)) ?? null;
}

type Notice = Extract<Effect, { kind: 'notify' }>;

function sentWhere(turns: readonly Turned[], where: (state: State) => boolean, allowed: (notice: Notice) => boolean): string | null {
  const sent = turns.filter(({ step }) => where(step.state)).flatMap(({ step }) => step.effects);
  return sent.find((each) => each.kind === 'notify' && !allowed(each))?.key ?? null;
}

function openedIn(turns: readonly Turned[], phase: State['phase'], allowed: (decision: Decision) => boolean): string | null {
  const resting = turns.filter(({ before, step, events }) => {
    const moves = events.some((event) => MOVES_PHASE.has(event.kind));
    return before?.phase === phase && step.state.phase === phase && !moves;
  });
  const opened = decisions(resting).filter((each) => OPENS.has(each.item) && each.outcome === 'fired');
  return opened.find((each) => !allowed(each))?.key ?? null;
}

const OPENS: ReadonlySet<Decision['item']> = new Set(['openModule', 'openOccasion', 'addOccasion']);
const MOVES_PHASE: ReadonlySet<string> = new Set(['maintenanceSet', 'maintenanceTakenBack', 'invitationAccepted', 'paused', 'resumed']);

type Item = State['modules'][string];

function eachItem(turns: readonly Turned[], holds: (before: Item, after: Item, turn: Turned, id: string) => boolean): string | null {
  for (const turn of turns) {
    for (const [id, after] of Object.entries(turn.step.state.modules)) {
      const before = turn.before?.modules[id] ?? { status: 'locked', openedAt: null, completedAt: null };
      if (!holds(before, after, turn, id)) return `${id} at ${new Date(turn.now).toISOString()}`;
    }
  }
  return null;
}

function firstField(one: State, other: State): string {
  const field = [...new Set([...Object.keys(one), ...Object.keys(other)])].find(
    (name) => !isDeepStrictEqual(one[name as keyof State], other[name as keyof State]),
  );
  const show = (state: State) => JSON.stringify(state[field as keyof State]);
  return `${field}: ${show(one)} – ${show(other)}`;
}

function freeze<Thing>(thing: Thing): Thing {
  if (typeof thing !== 'object' || thing === null || Object.isFrozen(thing)) return thing;
  for (const part of Object.values(thing)) freeze(part);
  return Object.freeze(thing);
}
