import type { ConnectionOptions } from '@temporalio/client';
import {
  Client,
  Connection,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { defineSearchAttributeKey } from '@temporalio/common';
import { phaseAtStart } from '../db/startFacts.ts';
import { runningMomentId } from '../workflows/ids.ts';
import type { RunningMomentInput } from '../workflows/input.ts';
import { nudge } from '../workflows/messages.ts';
import type { TemporalSettings } from './connection.ts';
import { connectionOptions } from './connection.ts';
import { dataConverter } from './dataConverter.ts';
import { SEARCH_ATTRIBUTES, TASK_QUEUE } from './names.ts';
import type { KeyRing } from './payloads.ts';

/** What the rest of the house asks of Temporal. */
export interface TemporalClient {
  /**
   * Starts a running moment's workflow. One that is started already counts as done. `anew` also follows one that was ended by force:
   * the shell then takes up what stands in the rows.
   */
  start(moment: Omit<RunningMomentInput, 'carried'>, how?: 'once' | 'anew'): Promise<void>;
  /** Tells that the log has grown to `seq` and waits at most `waitMs`. True when the engine has taken it; never throws for a Temporal that is away. */
  nudge(runningMoment: string, seq: number, waitMs: number): Promise<boolean>;
  /** The same, and says when there is no workflow to tell. */
  tell(runningMoment: string, seq: number, waitMs: number): Promise<'taken' | 'late' | 'gone'>;
  /** Whether Temporal answers, within a second. */
  isReachable(): Promise<boolean>;
  readonly client: Client;
  close(): Promise<void>;
}

/** A client by the settings. Connects at the first call, so that the house can start, save and read while Temporal is away. */
export async function connectTemporal(settings: TemporalSettings, keys: KeyRing): Promise<TemporalClient> {
  return createTemporalClient({ ...(await connectionOptions(settings)), connectTimeout: 5_000 }, settings.TEMPORAL_NAMESPACE, keys);
}

/** The same for given options; `taskQueue` is for tests that keep their workers apart. */
export function createTemporalClient(
  options: ConnectionOptions,
  namespace: string,
  keys: KeyRing,
  taskQueue: string = TASK_QUEUE,
): TemporalClient {
  const connection = Connection.lazy(options);
  const client = new Client({ connection, namespace, dataConverter: dataConverter(keys) });

  const tell: TemporalClient['tell'] = async (runningMoment, seq, waitMs) => {
    try {
      const taken = await connection.withDeadline(Date.now() + waitMs, () =>
        client.workflow.getHandle(runningMomentId(runningMoment)).executeUpdate(nudge, { args: [seq] }),
      );
      return taken.seq >= seq ? 'taken' : 'late';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'gone';
      if (error instanceof WorkflowUpdateFailedError) throw error;
      return 'late';
    }
  };

  return {
    client,
    async start({ id, plan, startedAt, start = {}, unit, kind }, how = 'once') {
      const input: RunningMomentInput = { id, plan, startedAt, start, unit, kind, carried: null };
      try {
        await connection.withDeadline(Date.now() + START_WAIT_MS, () =>
          client.workflow.start(plan.workflowType, {
            workflowId: runningMomentId(id),
            taskQueue,
            args: [input],
            workflowIdReusePolicy: how === 'anew' ? 'ALLOW_DUPLICATE_FAILED_ONLY' : 'REJECT_DUPLICATE',
            workflowIdConflictPolicy: 'USE_EXISTING',
            // A worker that dies in the middle of a task is missed after this long; Temporal's own is 10 seconds.
            workflowTaskTimeout: '5 seconds',
            typedSearchAttributes: [
              { key: keyword('StegvisMoment'), value: plan.moment },
              { key: keyword('StegvisVersion'), value: plan.version },
              { key: keyword('StegvisUnit'), value: unit },
              { key: keyword('StegvisPhase'), value: phaseAtStart(start, startedAt) },
              { key: keyword('StegvisKind'), value: kind },
              { key: defineSearchAttributeKey('StegvisOpenFlags', SEARCH_ATTRIBUTES.StegvisOpenFlags), value: 0 },
            ],
          }),
        );
      } catch (error) {
        if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
      }
    },
    nudge: async (runningMoment, seq, waitMs) => (await tell(runningMoment, seq, waitMs)) === 'taken',
    tell,
    async isReachable() {
      try {
        await connection.withDeadline(Date.now() + 1_000, () => connection.workflowService.describeNamespace({ namespace }));
        return true;
      } catch {
        return false;
      }
    },
    close: () => connection.close(),
  };
}

const START_WAIT_MS = 10_000;

const keyword = (name: 'StegvisMoment' | 'StegvisVersion' | 'StegvisUnit' | 'StegvisPhase' | 'StegvisKind') =>
  defineSearchAttributeKey(name, SEARCH_ATTRIBUTES[name]);
