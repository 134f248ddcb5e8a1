import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { payloadKeyRows } from '../../../db/payloadKeys.ts';
import { failureConverterPath } from '../../../temporal/bundle.ts';
import { createTemporalClient, type TemporalClient } from '../../../temporal/client.ts';
import { createWorker } from '../../../temporal/createWorker.ts';
import { createKeyRing } from '../../../temporal/keyRing.ts';
import { runningMomentId } from '../../../workflows/ids.ts';
import { eventually } from './eventually.ts';
import type { House } from './house.ts';

/** A client of the house's Temporal, with the house's keys. */
export function clientOf(house: House): TemporalClient {
  return createTemporalClient({ address: house.temporal.address }, 'default', keysOf(house));
}

/** While the house's own worker is away, lets another build take the running moment's next task and fail it by a bug. */
export async function failNextTask(house: House, client: TemporalClient, runningMoment: string, seq: number): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('ERROR', () => undefined), telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('./failingWorkflow.ts', import.meta.url)),
    failureConverterPath,
    logger: new DefaultLogger('ERROR', () => undefined),
  });
  const connection = await NativeConnection.connect({ address: house.temporal.address });
  const never = (): Promise<never> => Promise.reject(new Error('Nothing is asked of the world here.'));
  const worker = await createWorker({
    connection,
    namespace: 'default',
    bundle: { code },
    activities: { pull: never, write: never },
    keys: keysOf(house),
  });
  const running = worker.run();
  const handle = client.client.workflow.getHandle(runningMomentId(runningMoment));
  const nudged = client.nudge(runningMoment, seq, 3_000);
  await eventually(
    'a failed workflow task in the history',
    () => handle.fetchHistory(),
    ({ events }) => (events ?? []).some(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes),
  );
  await nudged;
  worker.shutdown();
  await running;
  await connection.close();
}

const keysOf = (house: House) => createKeyRing(payloadKeyRows(house.db, 'codec'), house.masterKey);
