import type { Client } from '@temporalio/client';

/** What a workflow has cost: events in all its runs, and actions as Temporal Cloud bills them. */
export interface Cost {
  readonly events: number;
  readonly actions: number;
  readonly runs: number;
}

/** Event types that are one action each, by their number in the protocol. Local activities are one action for each task that records any. */
const BILLED = new Set<string>([
  'TIMER_STARTED',
  'ACTIVITY_TASK_SCHEDULED',
  'WORKFLOW_EXECUTION_SIGNALED',
  'WORKFLOW_EXECUTION_UPDATE_ACCEPTED',
  'UPSERT_WORKFLOW_SEARCH_ATTRIBUTES',
]);

/** Counts every run of a workflow, over continue-as-new. The start and each continuation are one action. */
export async function costOf(client: Client, workflowId: string): Promise<Cost> {
  let events = 0;
  let actions = 0;
  let runs = 0;
  let runId: string | undefined = await firstRun(client, workflowId);
  while (runId !== undefined) {
    const { events: found } = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs += 1;
    actions += 1;
    let marked = false;
    let next: string | undefined;
    for (const event of found ?? []) {
      events += 1;
      const name = nameOf(event);
      if (BILLED.has(name)) actions += 1;
      if (name === 'WORKFLOW_TASK_COMPLETED') marked = false;
      if (name === 'MARKER_RECORDED' && !marked) {
        marked = true;
        actions += 1;
      }
      next = event.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId ?? next;
    }
    runId = next;
  }
  return { events, actions, runs };
}

async function firstRun(client: Client, workflowId: string): Promise<string> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const info = raw.workflowExecutionInfo;
  return info?.firstRunId || info?.execution?.runId || '';
}

/** `TIMER_STARTED` from the attributes that the event carries. */
function nameOf(event: object): string {
  const attributes = Object.entries(event).find(([key, value]) => key.endsWith('EventAttributes') && value !== null && value !== undefined);
  return (attributes?.[0] ?? '')
    .replace(/EventAttributes$/, '')
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase();
}
