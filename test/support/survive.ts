import { begin, advanceAll } from '../../engine/advance.ts';
import type { Event, Start } from '../../engine/event.ts';
import type { Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import { hostileEvent, hours } from './hostileEvents.ts';
import type { Luck } from './luck.ts';

/** How a short life with hostile events went. A fault is a sentence; none means that the engine stood. */
export interface Survival {
  readonly faults: readonly string[];
  readonly events: number;
  readonly steps: number;
  /** The most that one punctual step wrote, and the largest state, in characters of JSON. */
  readonly mostDecisions: number;
  readonly largestState: number;
  readonly phases: ReadonlySet<State['phase']>;
}

/** Runs one engine step; a script measures around it. */
export type Stepping = (what: string, step: () => Step) => Step;

/** Takes at most so many events in a life on the plan, awake at deadlines between some of them, sometimes long asleep. */
export function survive(luck: Luck, plan: Plan, plans: readonly Plan[], most: number, stepping: Stepping = (_, step) => step()): Survival {
  const faults: string[] = [];
  const keys = new Set<string>();
  const phases = new Set<State['phase']>();
  let [events, steps, mostDecisions, largestState] = [0, 0, 0, 0];
  let driving = plan;
  let state: State | null = null;
  const note = (what: string, punctual: boolean, step: () => Step): boolean => {
    try {
      const made = stepping(what, step);
      steps += 1;
      const text = JSON.stringify(made.state);
      if (!isPlainJson(made.state)) faults.push(`${what}: the state holds what JSON cannot say: ${unsaid(made.state)}`);
      if (!isPlainJson(made.effects) || !isPlainJson(made.decisions))
        faults.push(`${what}: an effect or a record holds what JSON cannot say: ${unsaid([made.effects, made.decisions])}`);
      for (const { key } of made.decisions) {
        if (keys.has(key)) faults.push(`${what}: the key ${key} was used twice`);
        keys.add(key);
      }
      if (punctual) mostDecisions = Math.max(mostDecisions, made.decisions.length);
      largestState = Math.max(largestState, text.length);
      driving = made.plan ?? driving;
      state = JSON.parse(text) as State;
      phases.add(state.phase);
      return faults.length === 0;
    } catch (fault) {
      faults.push(`${what}: ${fault instanceof Error ? (fault.stack ?? fault.message).split('\n').slice(0, 4).join(' ') : String(fault)}`);
      return false;
    }
  };
  const start = hostileStart(luck, plan);
  // A plan in a format that this engine does not know halts the moment at once; staff may still act.
  if (luck.chance(0.05)) driving = { ...plan, planFormat: 2 as 1 };
  if (!note('begin', true, () => begin(driving, start))) return { faults, events, steps, mostDecisions, largestState, phases };
  let at = start.at;
  for (let seq = 1; seq <= most && state; seq += 1) {
    const before: State = state;
    for (let wakes = luck.below(4); wakes > 0 && state; wakes -= 1) {
      const here: State = state;
      const due = nextDue(driving, here);
      if (due === null || due > at + 30 * DAY) break;
      at = Math.max(at, due);
      if (!note(`wake ${due}`, true, () => advanceAll(driving, here, [], due))) break;
    }
    if (faults.length > 0) break;
    at = Math.max(at, before.now) + luck.one([0, 60_000, 3_600_000, DAY, 5 * DAY, 40 * DAY]);
    const here: State = state;
    const event: Event = hostileEvent(luck, driving, here, seq, at, plans);
    const same = luck.chance(0.05);
    events += 1;
    if (!note(JSON.stringify(event).slice(0, 300), false, () => advanceAll(driving, here, same ? [event, event] : [event], at))) break;
  }
  const last: State | null = state;
  if (faults.length === 0 && last) note('a year later', false, () => advanceAll(driving, last, [], at + 365 * DAY));
  return { faults, events, steps, mostDecisions, largestState, phases };
}

const DAY = 86_400_000;

function hostileStart(luck: Luck, plan: Plan): Start {
  const at = Date.parse('2026-02-20T09:00:00Z') + luck.below(300) * DAY;
  const date = () => luck.one(['2026-03-10', '2026-10-25', '2026-06-01', '2026-02-31', '0001-01-01', '9999-12-31', 'i morgon']);
  return {
    at,
    now: at + luck.one([0, 0, 0, 3_600_000, 40 * DAY]),
    seed: luck.below(2 ** 31),
    dates: Object.fromEntries((plan.dates ?? []).map((name) => [name, date()])),
    facts: { age: luck.below(99), tidigare: luck.chance(0.5) },
    ...(luck.chance(0.2) ? { invited: true as const } : {}),
    ...(luck.chance(0.1) ? { startsAt: at + (luck.below(40) - 3) * DAY } : {}),
    ...(luck.chance(0.1) ? { zone: luck.one(['Asia/Tokyo', 'Pacific/Apia']) } : {}),
    ...(luck.chance(0.1) ? { hours: hours(luck) as NonNullable<Start['hours']> } : {}),
  };
}

/** Whether storing and reading back gives the same: no undefined, NaN, infinity, or object that is more than its own fields. */
function isPlainJson(value: unknown): boolean {
  return unsaid(value) === null;
}

/** The first place that JSON would lose. */
function unsaid(value: unknown, at = ''): string | null {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${at} is ${value}`;
  if (typeof value !== 'object') return `${at} is ${typeof value}`;
  if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return `${at} has a prototype of its own`;
  for (const [key, part] of Object.entries(value)) {
    const found = unsaid(part, `${at}/${key}`);
    if (found !== null) return found;
  }
  return null;
}
