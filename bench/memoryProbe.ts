import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { compile } from '../compiler/compile.ts';
import { readOrBuildBundle } from '../temporal/bundle.ts';
import { createTemporalClient } from '../temporal/client.ts';
import { createWorker } from '../temporal/createWorker.ts';
import { createMemoryActivities } from '../test/support/memoryActivities.ts';
import { memoryKeyRing } from '../test/support/temporal.ts';
import { bareBundle } from './bare/bundle.ts';
import { noOp, trivial } from './bare/workflows.ts';

/** A worker of its own that caches a few and then many workflows, and prints how many bytes each of the many took. */
const [kind = '', address = '', few = '', many = ''] = process.argv.slice(2);
Runtime.install({ logger: new DefaultLogger('ERROR') });
const start = kind === 'ours' ? await ours() : await bare();
await startAll(Number(few));
const before = settled();
await startAll(Number(many));
const after = settled();
console.log((after - before) / Number(many));
process.exit(0);

async function startAll(count: number): Promise<void> {
  for (let begun = 0; begun < count; begun += 10) await Promise.all(Array.from({ length: Math.min(10, count - begun) }, start));
}

function settled(): number {
  globalThis.gc?.();
  return process.memoryUsage().rss;
}

async function ours(): Promise<() => Promise<void>> {
  const { plan } = compile(readFileSync('moments/somnskola.json', 'utf8'));
  if (plan === null) throw new Error('moments/somnskola.json does not compile.');
  const keys = memoryKeyRing();
  const activities = createMemoryActivities(Date.now);
  const written = new Map<string, () => void>();
  activities.committed = async (id) => written.get(id)?.();
  const taskQueue = `memory-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address });
  const bundle = await readOrBuildBundle('.stegvis/cache');
  const worker = await createWorker({ connection, namespace: 'default', bundle, activities, keys, taskQueue, maxCachedWorkflows: 5_000 });
  void worker.run();
  const temporal = createTemporalClient({ address }, 'default', keys, taskQueue);
  return async () => {
    const id = randomUUID();
    const isWritten = new Promise<void>((resolve) => written.set(id, resolve));
    await temporal.start({ id, plan, startedAt: Date.now(), unit: randomUUID(), kind: 'real' });
    await isWritten;
  };
}

async function bare(): Promise<() => Promise<void>> {
  const taskQueue = `memory-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address });
  const worker = await Worker.create({ connection, taskQueue, workflowBundle: await bareBundle(), maxCachedWorkflows: 5_000 });
  void worker.run();
  const client = new Client({ connection: await Connection.connect({ address }) });
  return async () => {
    const handle = await client.workflow.start(trivial, { taskQueue, workflowId: `trivial-${randomUUID()}` });
    await handle.executeUpdate(noOp, { args: [1] });
  };
}
