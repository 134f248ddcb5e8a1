import type { LogEntry } from '@temporalio/worker';
import { pino } from 'pino';

/** The worker's log: JSON lines with our own sentences. Of an error only its kind and where it came from: its text may quote a person's words. */
export interface WorkerLog {
  info(message: string): void;
  warn(message: string, error?: unknown): void;
  error(message: string, error?: unknown): void;
  /** Temporal's own entries, at their level. */
  temporal(entry: LogEntry): void;
}

export function createWorkerLog(level: string): WorkerLog {
  const log = pino({ level, base: { name: 'worker' } });
  return {
    info: (message) => log.info(message),
    warn: (message, error) => log.warn(error === undefined ? {} : { error: told(error) }, message),
    error: (message, error) => log.error(error === undefined ? {} : { error: told(error) }, message),
    temporal({ level: name, message, meta }) {
      const { error, workflowId, runId, activityType, sdkComponent } = meta ?? {};
      const about = { workflowId, runId, activityType, sdkComponent, ...(error === undefined ? {} : { error: told(error) }) };
      log[name.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error'](about, String(message).slice(0, 300));
    },
  };
}

function told(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  const stack = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  const cause = error.cause === undefined ? {} : { cause: told(error.cause) };
  return {
    kind: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: stack.slice(0, 8).join('\n'),
    ...cause,
  };
}
