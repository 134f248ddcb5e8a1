import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyLife } from '../support/anyLog.ts';
import { anyPlan } from '../support/anyPlan.ts';
import { livedInEngine, livedOnTemporal, toTheMinute, type Living, type Outcome } from '../support/livesOnTemporal.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const LIVES = 40;
const seed = fc.readConfigureGlobal().seed ?? 0;

let temporal: TestTemporal;
let rows: MemoryActivities;
beforeAll(async () => {
  temporal = await joinTemporal('skipping', (now) => (rows = createMemoryActivities(async () => now(), toTheMinute)));
});
afterAll(() => temporal.stop());

/** A plan over the whole language, a life in it, and in every other life another plan that it is moved to in its midst. */
const anyLiving: fc.Arbitrary<Living> = fc
  .tuple(anyPlan(), anyPlan(), fc.boolean(), anyLife())
  .map(([plan, other, isMoved, lived]) => ({ plan, lived: isMoved ? moved(lived, other) : lived }));

function moved(lived: Living['lived'], other: Living['plan']): Living['lived'] {
  const place = Math.floor(lived.arrivals.length / 2);
  const [before, after] = [lived.arrivals.slice(0, place), lived.arrivals.slice(place)];
  const at = after[0]?.at ?? lived.start.at + 7 * 86_400_000;
  const event = {
    kind: 'planMoved',
    plan: { ...other, version: '2.0', workflowType: `${other.moment}/2.0` },
    hash: 'hash 2.0',
    moved: { modules: {}, forms: {}, batteries: {}, flags: {} },
    as: 'migration',
  } as const;
  const arrivals = [...before, { event: { ...event, seq: 0, at }, at }, ...after];
  return { ...lived, arrivals: arrivals.map((each, index) => ({ ...each, event: { ...each.event, seq: index + 1 } })) };
}

/** What was decided and asked for, but for the clock at the decision; instants to the minute, for a worker wakes some milliseconds after its time. */
const told = ({ decisions, effects }: Outcome) =>
  inOrder(
    JSON.parse(JSON.stringify({ decisions, effects }), (_, value: unknown) => (isInstant(value) ? toTheMinute(value) : value)) as Outcome,
  );
const isInstant = (value: unknown): value is number => typeof value === 'number' && value > 1e12;

const inOrder = ({ decisions, effects }: Outcome) => ({
  decisions: decisions
    .map(({ actual: _actual, ...decided }) => decided)
    .toSorted((one, other) => one.nominal - other.nominal || (one.key < other.key ? -1 : 1)),
  effects: effects.toSorted((one, other) => one.at - other.at || (one.key < other.key ? -1 : 1)),
});

test(`${LIVES} generated lives are decided alike in the engine and on Temporal under skipped time (promise 6), seed ${seed}`, async () => {
  const lives = fc.sample(anyLiving, { numRuns: LIVES, seed });
  const onTemporal = await livedOnTemporal(temporal, rows, lives);
  for (const [index, life] of lives.entries()) {
    const shell = onTemporal[index];
    if (!shell) throw new Error('A life is missing.');
    expect(told(shell), `life ${index} of seed ${seed}`).toEqual(told(livedInEngine(life)));
  }
  expect(onTemporal.flatMap(({ decisions }) => decisions).length).toBeGreaterThan(LIVES * 5);
});
