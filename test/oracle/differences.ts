import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Start } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import type { State } from '../../engine/state.ts';
import type { Lived } from '../support/anyLog.ts';
import { interpret } from './interpret.ts';
import type { Life } from './life.ts';
import { live, type Turned } from './living.ts';
import { dueAt, closingAt } from './occasions.ts';

/** One thing that only one of the two says, in words for whoever looks for the reason. */
export interface Difference {
  readonly what: string;
  readonly engine: string | null;
  readonly oracle: string | null;
}

/** Where the engine and the naive interpreter differ over a generated life. */
export function differences(plan: Plan, lived: Lived, everyMinute = false): readonly Difference[] {
  return differencesOf(plan, lived.start, live(plan, lived), everyMinute);
}

/** Where they differ over turns that the engine has taken: what happened, what was asked of the world, and how it stands at the end. */
export function differencesOf(plan: Plan, start: Start, turns: readonly Turned[], everyMinute = false): readonly Difference[] {
  const [first, ...rest] = turns;
  if (!first) return [];
  const life = interpret(plan, start, first.events, rest, everyMinute);
  const steps = turns.map((turn) => turn.step);
  const { state } = steps.at(-1) ?? first.step;
  const decided = steps.flatMap((step) => step.decisions).filter(happened);
  return [
    ...compared('decision', decided.map(decisionLine), life.decisions.filter(happened).map(decisionLine)),
    ...compared('effect', steps.flatMap((step) => step.effects).map(effectLine), life.effects.map(effectLine)),
    ...standing(plan, life).flatMap(([what, oracle, read]) => {
      const engine = JSON.stringify(read(state));
      return engine === JSON.stringify(oracle) ? [] : [{ what, engine, oracle: JSON.stringify(oracle) }];
    }),
  ];
}

const happened = (decision: Decision): boolean => decision.outcome === 'fired' || decision.outcome === 'suppressed';

const when = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Keys that the language spells out are compared; the others are the engine's own names for an event's record. */
function decisionLine(decision: Decision): string {
  const { key, item, outcome, nominal, seq } = decision;
  return [plainKey(key, item, outcome), item, outcome, when(nominal), seq === null ? 'by time' : `event ${seq}`].join(' | ');
}

const SPELT =
  /^(openModule|completeModule|closeModule|openOccasion|remind|missOccasion|closeOccasion|addOccasion|answerOccasion|activity|missActivity|escalate|flag|notify)\//;

function plainKey(key: string, item: string, outcome: string): string {
  const plain = key
    .replace(/~\d+/g, '')
    .replace(/^(timedFlag|inactivity)\/(.*)\/\d+$/, '$1/$2')
    .replace(/\/again\/.*$/, '/again')
    .replace(/\.\d+$/, '');
  if (item === 'completeModule' || item === 'openModule') return outcome === 'suppressed' ? '' : plain.split('/').slice(0, 2).join('/');
  if (outcome === 'suppressed' && (item === 'putOutFlag' || item === 'addOccasion')) return '';
  return SPELT.test(plain) || /^(timedFlag|inactivity)\//.test(plain) ? plain : '';
}

function effectLine(effect: Effect): string {
  const { kind, key, at, ...rest } = effect;
  const name = kind === 'endMoment' ? '' : key.replace(/~\d+$/, '').replace(/^maintenanceNotice\/\d+$/, 'maintenanceNotice');
  return [
    kind,
    name,
    when(at),
    JSON.stringify(Object.fromEntries(Object.entries(rest).sort(([one], [other]) => (one < other ? -1 : 1)))),
  ].join(' | ');
}

function compared(what: string, engine: readonly string[], oracle: readonly string[]): readonly Difference[] {
  const left = [...oracle];
  const only = engine.filter((line) => {
    const index = left.indexOf(line);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [...only.map((line) => ({ what, engine: line, oracle: null })), ...left.map((line) => ({ what, engine: null, oracle: line }))];
}

type Read = (state: State) => unknown;

/** How things stand at the end, by the oracle, and where the engine keeps the same. */
function standing(plan: Plan, life: Life): readonly (readonly [what: string, oracle: unknown, read: Read])[] {
  const at = (instant: number | null | undefined) => (instant === null || instant === undefined ? null : when(instant));
  return [
    ['phase', life.phase, (state) => state.phase],
    ['startedAt', at(life.startedAt), (state) => at(state.startedAt)],
    ['ended', life.ended && [at(life.ended.at), life.ended.by], (state) => state.ended && [at(state.ended.at), state.ended.by]],
    ['lastActivityAt', at(life.lastActivityAt), (state) => at(state.lastActivityAt)],
    ...[...life.items].map(([id, { status, openedAt, completedAt, held }]) => {
      const read: Read = ({ modules }) => {
        const found = modules[id];
        return found && [found.status, at(found.openedAt), at(found.completedAt), found.held ?? null];
      };
      return [`module ${id}`, [status, at(openedAt), at(completedAt), held], read] as const;
    }),
    ...plan.batteries.flatMap((battery) => {
      const { occasions, answered, missed, missedInARow } = life.batteries.get(battery.id) ?? {
        occasions: [],
        answered: 0,
        missed: 0,
        missedInARow: 0,
      };
      // What an open occasion shows of times that a pause moves is looked at when it is over.
      const stale = life.pauses.length > 0 || life.phase === 'paused';
      const waits = occasions
        .filter((each) => each.status === 'waiting')
        .map((each) => [
          each.number,
          at(each.openedAt),
          stale || each.missed ? null : at(dueAt(life, battery, each)),
          stale ? null : at(closingAt(life, battery, each)),
          each.missed,
          [...each.saved].sort(),
          each.sharedWith && [each.sharedWith.battery, each.sharedWith.number],
        ]);
      const read: Read = ({ batteries }) =>
        Object.entries(batteries[battery.id]?.occasions ?? {})
          .map(([number, each]) => [
            Number(number),
            at(each.openedAt),
            stale || each.missed ? null : at(each.dueAt),
            stale ? null : at(each.closesAt),
            each.missed,
            Object.keys(each.forms).sort(),
            each.sharedWith ? [each.sharedWith.battery, each.sharedWith.occasion] : null,
          ])
          .sort((one, other) => Number(one[0]) - Number(other[0]));
      const counters: Read = ({ batteries }) => {
        const found = batteries[battery.id];
        return found && [found.opened, found.answered, found.missed, found.missedInARow];
      };
      return [
        [`counters ${battery.id}`, [occasions.length, answered, missed, missedInARow], counters] as const,
        [`occasions ${battery.id}`, waits, read] as const,
      ];
    }),
    [
      'flags',
      [...life.raised].map(([key, flag]) => `${key}#${flag.round} ${at(flag.raisedAt)}`).toSorted(),
      ({ flags }) =>
        Object.entries(flags)
          .map(([key, flag]) => `${key}#${flag.round} ${at(flag.raisedAt)}`)
          .toSorted(),
    ],
  ];
}
