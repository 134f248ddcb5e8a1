/** Workflow id of a running moment; the codec reads the key's owner out of it. */
export const runningMomentId = (id: string): string => `moment/${id}`;

/** The running moment's uuid, or null when the workflow id is not one of ours. */
export const runningMomentOf = (workflowId: string): string | null => (workflowId.startsWith('moment/') ? workflowId.slice(7) : null);
