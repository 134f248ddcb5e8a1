import { defineUpdate } from '@temporalio/workflow';

/** "The log has grown to this sequence number": answered when the engine has taken it; 0 when the moment has begun. The log in PostgreSQL is the truth. */
export const nudge = defineUpdate<{ readonly seq: number; readonly step: number }, [number]>('nudge');
