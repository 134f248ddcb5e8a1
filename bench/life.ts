import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { Moment } from '../compiler/document/moment.ts';
import type { Plan } from '../engine/plan.ts';
import type { Citizen } from '../simulator/act.ts';
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

/** A life to be lived, and how many drafts are kept before each form is saved. Ours are rows only; the naive one signals them. */
export interface BenchLife {
  readonly name: string;
  readonly moment: Moment;
  readonly plan: Plan;
  readonly citizen: Citizen;
  readonly days: number;
  readonly drafts: number;
  readonly goals: { readonly events: string; readonly actions: string };
}

/** Events and actions of a whole life under skipped time: our shell, and the naive workflow that the same life goes through. */
export async function measureLife(benched: BenchLife): Promise<readonly Ratio[]> {
  const ours = await liveOurs(benched);
  const bare = await liveBare(benched);
  const { name, goals } = benched;
  return [
    counted(`Händelser i Temporal, ${name}`, 'händelser', ours.events, bare.events, goals.events, ours.events / bare.events <= 0.3),
    counted(`Debiterade åtgärder, ${name}`, 'åtgärder', ours.actions, bare.actions, goals.actions, ours.actions / bare.actions <= 0.3),
  ];
}

const lifeFrom = async ({ moment, plan, citizen, days }: BenchLife, start: number) => {
  const until = start + days * 24 * HOUR;
  return { life: await simulate({ moment, plan, start, citizen, until }), until };
};

async function liveOurs(benched: BenchLife): Promise<Cost> {
  let memory: MemoryActivities | null = null;
  const joined = await joinTemporal('skipping', (now) => (memory = createMemoryActivities(now)));
  try {
    const id = randomUUID();
    const start = Math.floor(await joined.now());
    const { life, until } = await lifeFrom(benched, start);
    await joined.temporal.start({ id, plan: benched.plan, startedAt: start, unit: randomUUID(), kind: 'real' });
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

async function liveBare(benched: BenchLife): Promise<Cost> {
  const joined = await joinTemporal('skipping', (now) => createMemoryActivities(now));
  const taskQueue = `bare-${randomUUID()}`;
  const { address } = joined;
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
    const { life, until } = await lifeFrom(benched, start);
    const handle = await bare.workflow.start(naive, {
      taskQueue,
      workflowId: `bare-${randomUUID()}`,
      args: [bareLife(life, until, benched.drafts)],
    });
    let sent = 0;
    for (const event of life.events) {
      await joined.sleep(Math.max(0, event.at - (await joined.now())));
      const signals = 1 + (event.kind === 'formSaved' ? benched.drafts : 0);
      for (let signal = 0; signal < signals; signal += 1) await handle.signal(acted, (sent += 1));
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
