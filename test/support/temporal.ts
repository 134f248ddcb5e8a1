import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomBytes, randomUUID } from 'node:crypto';
import { Connection } from '@temporalio/client';
import { InternalConnectionOptionsSymbol } from '@temporalio/client/lib/connection.js';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import type { Activities } from '../../activities/contract.ts';
import { readOrBuildBundle } from '../../temporal/bundle.ts';
import type { TemporalClient } from '../../temporal/client.ts';
import { createTemporalClient } from '../../temporal/client.ts';
import { createWorker } from '../../temporal/createWorker.ts';
import { startDevServer } from '../../temporal/devServer.ts';
import type { PayloadKeyRow } from '../../temporal/keyRing.ts';
import { createKeyRing } from '../../temporal/keyRing.ts';
import type { KeyRing } from '../../temporal/payloads.ts';
import { freePort } from '../../temporal/serverProcess.ts';
import { findTestServer } from '../../temporal/findTestServer.ts';
import { startTestServer } from '../../temporal/testServer.ts';

export const cacheFolder = fileURLToPath(new URL('../../.stegvis/cache', import.meta.url));

/**
 * For vitest's globalSetup: the server that can skip time is fetched, one ordinary server that keeps its file is started, one bundle is built,
 * for the whole run. The ordinary server suggests continue-as-new early; its address reaches the tests through the environment.
 */
export async function startTestTemporal(): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stegvis-test-temporal-'));
  const say = (what: string): void => console.log(what);
  const databaseFile = join(folder, 'temporal.db');
  const [, ordinary] = await Promise.all([
    findTestServer(cacheFolder, say),
    freePort().then((port) =>
      startDevServer({
        cacheFolder,
        say,
        databaseFile,
        port,
        uiPort: null,
        logFile: join(folder, 'ordinary.log'),
        dynamicConfig: { 'limit.historyCount.suggestContinueAsNew': '60' },
      }),
    ),
    readOrBuildBundle(cacheFolder),
  ]);
  process.env['STEGVIS_TEST_TEMPORAL'] = ordinary.address;
  process.env['STEGVIS_TEST_TEMPORAL_FILE'] = databaseFile;
  return {
    async stop() {
      await ordinary.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A worker in this process with its own task queue, a client to it, and the server's clock. */
export interface TestTemporal {
  readonly address: string;
  readonly temporal: TemporalClient;
  readonly keys: KeyRing;
  /** The server's clock. */
  now(): Promise<number>;
  /** Lets time pass: skipped on the server that can, else waited for. */
  sleep(ms: number): Promise<void>;
  /** Ends the worker, leaving what runs. */
  stopWorker(): Promise<void>;
  /** A worker again, as after a crash. */
  startWorker(activities?: Activities): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Joins the run's ordinary server, or a skipping server of its own: its time stops at a timer whose worker is gone, so nobody shares one.
 * `activities` is asked for when the worker is made, so that it may use the server's clock.
 */
export async function joinTemporal(
  server: 'skipping' | 'ordinary',
  makeActivities: (now: () => Promise<number>) => Activities,
  options: { readonly keys?: KeyRing; readonly maxCachedWorkflows?: number } = {},
): Promise<TestTemporal> {
  const skipping = server === 'skipping';
  const own = skipping ? await startTestServer({ cacheFolder }) : null;
  const address = own?.address ?? process.env['STEGVIS_TEST_TEMPORAL'];
  if (!address) throw new Error('No Temporal for tests: startTestTemporal() has not been called by globalSetup.');
  quietRuntime();
  const control = await Connection.connect({ address, [InternalConnectionOptionsSymbol]: { supportsTestService: skipping } } as object);
  const clock = control.testService;
  const native = await NativeConnection.connect({ address });
  const now = async (): Promise<number> => {
    if (!clock) return Date.now();
    const { time } = await clock.getCurrentTime({});
    return time ? tsToMs(time) : Date.now();
  };
  const keys = options.keys ?? memoryKeyRing();
  const taskQueue = `test-${randomUUID()}`;
  const temporal = createTemporalClient({ address }, 'default', keys, taskQueue);
  const bundle = await readOrBuildBundle(cacheFolder);
  let activities = makeActivities(now);
  let running: { readonly worker: Awaited<ReturnType<typeof createWorker>>; readonly ended: Promise<void> } | null = null;

  const startWorker = async (others?: Activities): Promise<void> => {
    activities = others ?? activities;
    const { maxCachedWorkflows } = options;
    const worker = await createWorker({
      connection: native,
      namespace: 'default',
      bundle,
      activities,
      keys,
      taskQueue,
      ...(maxCachedWorkflows === undefined ? {} : { maxCachedWorkflows }),
    });
    running = { worker, ended: worker.run() };
  };
  const stopWorker = async (): Promise<void> => {
    const stopping = running;
    running = null;
    if (!stopping) return;
    stopping.worker.shutdown();
    await stopping.ended;
  };
  await startWorker();

  return {
    address,
    temporal,
    keys,
    now,
    sleep: (ms) =>
      clock
        ? clock.unlockTimeSkippingWithSleep({ duration: msToTs(ms) }).then(() => undefined)
        : new Promise((resolve) => setTimeout(resolve, ms)),
    startWorker,
    stopWorker,
    async stop() {
      await stopWorker();
      await temporal.close();
      await native.close();
      await control.close();
      await own?.stop();
    },
  };
}

/** Keys in memory under a master key of their own. */
export function memoryKeyRing(rows: PayloadKeyRow[] = []): KeyRing {
  return createKeyRing(
    {
      ofRunningMoment: async (moment) => rows.find((row) => row.runningMoment === moment) ?? null,
      byId: async (id) => rows.find((row) => row.id === id) ?? null,
      keep: async (row) => {
        const standing = rows.find((other) => other.runningMoment === row.runningMoment);
        if (!standing) rows.push(row);
        return standing ?? row;
      },
    },
    randomBytes(32),
  );
}

/** One key for everything, the same in every run: for histories that are kept as files. */
export const fixedKeyRing: KeyRing = {
  forRunningMoment: async () => fixedKey,
  byId: async (id) => (id === fixedKey.id ? fixedKey : null),
};
const fixedKey = { id: '00000000-0000-4000-8000-000000000000', secret: Buffer.alloc(32, 7) };

let quiet = false;
/** The SDK's own log, errors only. */
export function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
}
