import { describe, expect, test } from 'vitest';
import { advanceAll, begin } from '../../engine/advance.ts';
import type { Event } from '../../engine/event.ts';
import type { Instant, Plan } from '../../engine/plan.ts';
import { nextDue } from '../../engine/schedule.ts';
import type { State } from '../../engine/state.ts';
import { CITIZEN_KINDS } from '../../simulator/act.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { type Life, simulate } from '../../simulator/life.ts';
import { randomOf } from '../../simulator/random.ts';
import { exampleMoment } from '../support/exampleMoment.ts';

const DAY = 86_400_000;
// Both nights when the clock is changed fall inside one of these lives.
const starts = ['2026-02-20T08:30:00Z', '2026-09-20T21:45:00Z'].map((text) => Date.parse(text));
const examples = (['somnskola', 'oro-kort'] as const).map((name) => ({ name, ...exampleMoment(name) }));
const lives = examples.flatMap((example) =>
  CITIZEN_KINDS.flatMap((kind) =>
    Array.from({ length: kind === 'random' ? 12 : 2 }, (_, index) => ({
      ...example,
      kind,
      seed: index + 1,
      start: starts[index % 2] ?? 0,
    })),
  ),
);
type Given = (typeof lives)[number];
const live = ({ moment, plan, kind, seed, start }: Given): Promise<Life> =>
  simulate({ moment, plan, start, citizen: citizenOf(kind, seed), until: start + 70 * DAY });

describe('simulate', () => {
  test.each(lives)('every due item of $name, $kind $seed, has exactly one decision', async (given) => {
    const life = await live(given);
    const armed = new Set<string>();
    play(given.plan, given.start, life.events, given.start + 70 * DAY, (state) => state.agenda.forEach(({ key }) => armed.add(key)));
    const decided = new Map<string, number>();
    for (const { key } of life.trace) decided.set(key, (decided.get(key) ?? 0) + 1);
    expect([...decided].filter(([, times]) => times !== 1)).toEqual([]);
    const waiting = new Set(life.state.agenda.map(({ key }) => key));
    expect([...armed].filter((key) => !waiting.has(key) && !decided.has(key))).toEqual([]);
  });

  test.each(lives)('late wakes and punctual wakes give $name, $kind $seed, the same end state', async (given) => {
    const life = await live(given);
    for (const coarse of ['a', 'b']) expect(coarsely(given, life, coarse)).toEqual(life.state);
  });

  test.each(lives)('no effect of $name, $kind $seed, is asked for twice', async (given) => {
    const { effects } = await live(given);
    const keys = effects.map((effect) => `${effect.kind} ${effect.key} ${'round' in effect ? effect.round : ''}`);
    expect(keys.length).toBe(new Set(keys).size);
  });

  test.each(lives)('the same seed gives $name, $kind $seed, the same life', async (given) =>
    expect(await live(given)).toEqual(await live(given)),
  );

  test('other seeds give other lives', async () => {
    const [first] = examples;
    if (!first) throw new Error('No example.');
    const traces = await Promise.all([1, 2, 3].map((seed) => live({ ...first, kind: 'random', seed, start: starts[0] ?? 0 })));
    expect(new Set(traces.map(({ trace }) => JSON.stringify(trace))).size).toBe(3);
  });

  test('citizens live as their kind says', async () => {
    const told = Object.fromEntries(
      await Promise.all(
        CITIZEN_KINDS.filter((kind) => kind !== 'random').map(async (kind) => {
          const [first] = examples;
          if (!first) throw new Error('No example.');
          const { acts, effects, state } = await live({ ...first, kind, seed: 1, start: starts[0] ?? 0 });
          const completed = Object.values(state.modules).filter(({ status }) => status === 'completed').length;
          const reminders = effects.filter((effect) => effect.kind === 'notify' && effect.about === 'reminder').length;
          return [
            kind,
            {
              acted: acts.length > 0,
              completed,
              reminded: reminders > 0,
              stoppedEarly: (acts.at(-1)?.at ?? 0) < (starts[0] ?? 0) + 18 * DAY,
            },
          ] as const;
        }),
      ),
    );
    expect(told).toEqual({
      diligent: { acted: true, completed: 6, reminded: false, stoppedEarly: false },
      slow: { acted: true, completed: 6, reminded: true, stoppedEarly: false },
      silent: { acted: false, completed: 0, reminded: true, stoppedEarly: true },
      dropout: { acted: true, completed: 3, reminded: true, stoppedEarly: true },
      worst: { acted: true, completed: 6, reminded: true, stoppedEarly: false },
    });
  });
});

/** Plays events punctually and shows every state on the way. */
function play(plan: Plan, start: Instant, events: readonly Event[], until: Instant, show: (state: State) => void): void {
  let { state } = begin(plan, { at: start, now: start });
  show(state);
  for (const event of [...events, null]) {
    const before = event ? event.at - 1 : until;
    for (let due = nextDue(plan, state); due !== null && due <= before; due = nextDue(plan, state))
      show((state = advanceAll(plan, state, [], due).state));
    if (event) show((state = advanceAll(plan, state, [event], event.at).state));
  }
}

/** The same log met by an engine that wakes when it happens to, hours or weeks late, and remembers through JSON. */
function coarsely({ plan, start, kind, seed }: Given, life: Life, coarse: string): State {
  const random = randomOf('wakes', kind, seed, coarse);
  const until = start + 70 * DAY;
  let { state } = begin(plan, { at: start, now: start });
  for (let now = start; now < until; ) {
    now = Math.min(until, now + random.whole(1, 20 * 24 * 60) * 60_000);
    const seen = life.events.filter((event) => event.at <= now && event.seq > state.seq);
    state = JSON.parse(JSON.stringify(advanceAll(plan, state, seen, now).state)) as State;
  }
  return state;
}
