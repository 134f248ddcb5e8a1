import { randomUUID } from 'node:crypto';
import type { Decision } from '../../engine/decision.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { advanceAll, begin } from '../../engine/advance.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import type { Step } from '../../engine/step.ts';
import type { Lived } from './anyLog.ts';
import type { MemoryActivities } from './memoryActivities.ts';
import type { TestTemporal } from './temporal.ts';

/** A generated life with the plan it is lived by. */
export interface Living {
  readonly plan: Plan;
  readonly lived: Lived;
}

/** What became of a life: what was decided and asked of the world, by whoever lived it. */
export interface Outcome {
  readonly decisions: readonly Decision[];
  readonly effects: readonly Effect[];
}

const MINUTE = 60_000;

/** The clock of lives under skipped time: to the whole minute, since a worker wakes some milliseconds after its time and generated lives go by quarters. */
export const toTheMinute = (at: Instant): Instant => Math.round(at / MINUTE) * MINUTE;

/** The log as the rows would have stamped it: no event before the one before it. */
function logged({ arrivals }: Lived): { readonly event: Event; readonly at: Instant }[] {
  let newest = 0;
  return arrivals.map(({ event, at }) => {
    newest = Math.max(newest, event.at);
    return { event: { ...event, at: newest }, at: Math.max(at, newest) };
  });
}

/** The life in the engine alone, punctually: at every deadline and at every arrival. */
export function livedInEngine({ plan, lived }: Living): Outcome & { readonly state: State } {
  const steps: Step[] = [];
  const arrivals = logged(lived);
  const first = Math.max(lived.start.at, lived.start.now);
  let waiting = arrivals.filter(({ at }) => at > first);
  let step = begin(
    plan,
    lived.start,
    arrivals.filter(({ at }) => at <= first).map(({ event }) => event),
  );
  let drivenBy = step.plan ?? plan;
  steps.push(step);
  for (;;) {
    const now = Math.min(waiting[0]?.at ?? Infinity, nextDue(drivenBy, step.state) ?? Infinity, lived.end);
    if (now >= lived.end && step.state.now >= lived.end) break;
    const come = waiting.filter(({ at }) => at <= now).map(({ event }) => event);
    waiting = waiting.slice(come.length);
    step = advanceAll(drivenBy, step.state, come, now);
    drivenBy = step.plan ?? drivenBy;
    steps.push(step);
  }
  return {
    decisions: steps.flatMap(({ decisions }) => decisions),
    effects: steps.flatMap(({ effects }) => effects),
    state: step.state,
  };
}

/**
 * The server for tests loses a nudge that meets a timer at the same millisecond: events come a little before their minute, each minute's a
 * little more than those of the one before, since timers follow the event they were armed after.
 */
const beforeTheMinute = (place: number): number => 1_000 + 100 * place;

/** The lives on Temporal under skipped time, all at once, on one server with one worker; each has a clock of its own. */
export async function livedOnTemporal(
  temporal: TestTemporal,
  rows: MemoryActivities,
  lives: readonly Living[],
): Promise<readonly Outcome[]> {
  const passTo = async (at: Instant): Promise<void> => {
    const rest = at - (await temporal.now());
    if (rest > 0) await temporal.sleep(rest);
  };
  const nudged = async (id: string, seq: number): Promise<void> => {
    if (!(await temporal.temporal.nudge(id, seq, 60_000))) throw new Error(`Event ${seq} was not taken.`);
  };
  // Apart by some seconds, so that quarters do not meet over all lives.
  const base = toTheMinute(await temporal.now()) + 2 * MINUTE;
  const begun = lives.map(({ plan, lived }, index) => ({
    id: randomUUID(),
    plan,
    lived,
    startsAt: base + index * 4_100,
    arrivals: logged(lived),
    first: Math.max(lived.start.at, lived.start.now),
  }));
  const acts: { readonly at: Instant; readonly act: () => Promise<void> }[] = [];
  for (const { id, plan, lived, startsAt, arrivals, first } of begun) {
    const offset = first - startsAt;
    const { at: startedAt, now: _now, ...start } = lived.start;
    acts.push({
      at: startsAt,
      act: async () => {
        rows.of(id).offset = offset;
        for (const { event } of arrivals.filter(({ at }) => at <= first)) await rows.append(id, unstamped(event), event.at);
        await temporal.temporal.start({ id, plan, startedAt, start, unit: 'enhet-1', kind: 'test' });
        await nudged(id, 0);
      },
    });
    // What arrives together is pulled together.
    const minutes = [...new Set(arrivals.map(({ at }) => at))].filter((at) => at > first && at <= lived.end);
    for (const [place, at] of minutes.entries())
      acts.push({
        at: at - offset - beforeTheMinute(place),
        act: async () => {
          const events = arrivals.filter((each) => each.at === at).map(({ event }) => event);
          for (const event of events) await rows.append(id, unstamped(event), event.at);
          await nudged(id, events.at(-1)?.seq ?? 0);
        },
      });
  }
  for (const { at, act } of acts.toSorted((one, other) => one.at - other.at)) {
    await passTo(at);
    await act();
  }
  await passTo(Math.max(...begun.map(({ lived, first, startsAt }) => lived.end - first + startsAt)) + MINUTE / 2);
  return begun.map(({ id, lived }) => {
    const writes = rows.of(id).writes;
    const inTime = <Each>(items: readonly Each[], at: (item: Each) => Instant): readonly Each[] =>
      items.filter((item) => at(item) <= lived.end);
    return {
      decisions: inTime(
        writes.flatMap(({ decisions }) => decisions),
        ({ actual }) => toTheMinute(actual),
      ),
      effects: inTime(
        writes.flatMap(({ effects }) => effects),
        ({ at }) => toTheMinute(at),
      ),
    };
  });
}

function unstamped({ seq: _seq, at: _at, ...happening }: Event): Parameters<MemoryActivities['append']>[1] {
  return happening;
}
