import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Moment } from '../compiler/document/moment.ts';
import type { Plan } from '../engine/plan.ts';
import { citizenOf } from '../simulator/citizens.ts';
import { simulate } from '../simulator/life.ts';
import { runningMomentId } from '../workflows/ids.ts';
import { createMemoryActivities, type MemoryActivities } from '../test/support/memoryActivities.ts';
import { joinTemporal } from '../test/support/temporal.ts';
import { bareBundle } from './bare/bundle.ts';
import { bareLife } from './bare/life.ts';
import { acted, naive } from './bare/workflows.ts';
import { costOf, type Cost } from './history.ts';
import { counted, type Ratio } from './ratio.ts';

const HOUR = 3_600_000;

/** Events and actions of a whole Sömnskola life under skipped time: our shell, and the naive workflow that the same life goes through. */
export async function measureLife(moment: Moment, plan: Plan): Promise<readonly Ratio[]> {
  const ours = await liveOurs(moment, plan);
  const bare = await liveBare(moment, plan);
  return [
    counted('Händelser i Temporal, ett liv i Sömnskola', 'händelser', ours.events, bare.events, '≤ 0,30', ours.events / bare.events <= 0.3),
    counted('Debiterade åtgärder, samma liv', 'åtgärder', ours.actions, bare.actions, '≤ 0,30', ours.actions / bare.actions <= 0.3),
  ];
}

const lifeFrom = (moment: Moment, plan: Plan, start: number) => {
  const until = start + 57 * 24 * HOUR;
  return simulate({ moment, plan, start, citizen: citizenOf('diligent', 11), until }).then((life) => ({ life, until }));
};

async function liveOurs(moment: Moment, plan: Plan): Promise<Cost> {
  let memory: MemoryActivities | null = null;
  const joined = await joinTemporal('skipping', (now) => (memory = createMemoryActivities(now)));
  try {
    const id = randomUUID();
    const start = Math.floor(await joined.now());
    const { life, until } = await lifeFrom(moment, plan, start);
    await joined.temporal.start({ id, plan, startedAt: start, unit: randomUUID(), kind: 'real' });
    for (const event of life.events) {
      await joined.sleep(Math.max(0, event.at - (await joined.now())));
      const { seq: _seq, at: _at, ...happening } = event;
      const logged = await (memory as MemoryActivities | null)?.append(id, happening);
      // That a citizen was there wakes nobody.
      if (logged && event.kind !== 'citizenActive') await joined.temporal.nudge(id, logged.seq, 30_000);
    }
    await joined.sleep(Math.max(0, until - (await joined.now())));
    return await costOf(joined.temporal.client, runningMomentId(id));
  } finally {
    await joined.stop();
  }
}

async function liveBare(moment: Moment, plan: Plan): Promise<Cost> {
  const joined = await joinTemporal('skipping', (now) => createMemoryActivities(now));
  const taskQueue = `bare-${randomUUID()}`;
  const address = process.env['STEGVIS_TEST_SKIPPING'] ?? '';
  const connection = await NativeConnection.connect({ address });
  const bare = new Client({ connection: await Connection.connect({ address }) });
  const worker = await Worker.create({
    connection,
    taskQueue,
    workflowBundle: await bareBundle(),
    activities: { save: async () => undefined },
  });
  const running = worker.run();
  try {
    const start = Math.floor(await joined.now());
    const { life, until } = await lifeFrom(moment, plan, start);
    const handle = await bare.workflow.start(naive, { taskQueue, workflowId: `bare-${randomUUID()}`, args: [bareLife(life, until)] });
    for (const [index, event] of life.events.entries()) {
      await joined.sleep(Math.max(0, event.at - (await joined.now())));
      await handle.signal(acted, index + 1);
    }
    await joined.sleep(Math.max(0, until + HOUR - (await joined.now())));
    return await costOf(bare, handle.workflowId);
  } finally {
    worker.shutdown();
    await running;
    await bare.connection.close();
    await connection.close();
    await joined.stop();
  }
}
