import type { NativeConnection } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import type { Activities } from '../activities/contract.ts';
import type { Bundle } from './bundle.ts';
import { dataConverter } from './dataConverter.ts';
import { TASK_QUEUE } from './names.ts';
import type { KeyRing } from './payloads.ts';

export interface WorkerParts {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly bundle: Bundle;
  readonly activities: Activities;
  readonly keys: KeyRing;
  readonly taskQueue?: string;
  /** Running moments kept in memory between wakes: about 0.2 MB each. */
  readonly maxCachedWorkflows?: number;
}

/** A worker that runs moments. One task of a moment's at a time; a moment that is not in memory is replayed from its history. */
export function createWorker(parts: WorkerParts): Promise<Worker> {
  return Worker.create({
    connection: parts.connection,
    namespace: parts.namespace,
    taskQueue: parts.taskQueue ?? TASK_QUEUE,
    workflowBundle: parts.bundle,
    activities: { ...parts.activities },
    dataConverter: dataConverter(parts.keys),
    // A worker that has died must not be waited for: another takes its moments within a second.
    stickyQueueScheduleToStartTimeout: '1s',
    maxCachedWorkflows: parts.maxCachedWorkflows ?? 1_000,
    shutdownGraceTime: '5 seconds',
    shutdownForceTime: '15 seconds',
  });
}
