import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Decision } from '../../engine/decision.ts';
import { citizenOf } from '../../simulator/citizens.ts';
import { simulate } from '../../simulator/life.ts';
import { runningMomentId } from '../../workflows/ids.ts';
import { exampleMoment } from '../support/exampleMoment.ts';
import { liveOnTemporal } from '../support/liveOnTemporal.ts';
import type { MemoryActivities } from '../support/memoryActivities.ts';
import { createMemoryActivities } from '../support/memoryActivities.ts';
import type { TestTemporal } from '../support/temporal.ts';
import { joinTemporal } from '../support/temporal.ts';

const DAY = 86_400_000;
const { moment, plan } = exampleMoment('somnskola');

let temporal: TestTemporal;
let rows: MemoryActivities;
let id: string;

beforeAll(async () => {
  temporal = await joinTemporal('skipping', (now) => (rows = createMemoryActivities(now)));
});
afterEach(() => temporal.temporal.client.workflow.getHandle(runningMomentId(id)).terminate());
afterAll(() => temporal.stop());

/** What was decided, but for the moment's clock at the decision: a worker wakes some milliseconds after its time. */
const trace = (decisions: readonly Decision[]): object[] =>
  decisions
    .map(({ actual: _actual, ...decided }) => decided)
    .toSorted((one, other) => one.nominal - other.nominal || (one.key < other.key ? -1 : 1));

describe('one engine: simulated lives in Sömnskola are decided alike on Temporal under skipped time (promise 6)', () => {
  test.each(['diligent', 'slow', 'silent', 'dropout'] as const)('%s', async (kind) => {
    id = randomUUID();
    const start = Math.floor(await temporal.now());
    const until = start + 70 * DAY;
    const life = await simulate({ moment, plan, start, citizen: citizenOf(kind), until });

    await temporal.temporal.start({ id, plan, startedAt: start, unit: 'enhet-1', kind: 'test' });
    await temporal.temporal.nudge(id, 1, 20_000);
    await liveOnTemporal(temporal, rows, id, life.events, until);

    const { writes } = rows.of(id);
    expect(trace(writes.flatMap((write) => write.decisions))).toEqual(trace(life.trace));
    const effects = writes.flatMap((write) => write.effects.map((effect) => effect.key));
    expect(effects.toSorted()).toEqual(life.effects.map((effect) => effect.key).toSorted());
    expect(life.trace.length).toBeGreaterThan(kind === 'silent' ? 10 : 20);
  });
});
