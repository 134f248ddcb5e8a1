import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, openSync, closeSync, existsSync, readFileSync } from 'node:fs';

/** One of our own programs as a real process, that a test may kill at any time and start again. */
export interface Program {
  /** Starts it; `extra` is added to its environment for this life only. */
  start(extra?: NodeJS.ProcessEnv): void;
  /** SIGKILL, now; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone. */
  stop(): Promise<void>;
  /** Resolves with how it ended: by which signal, or with which code. */
  ended(): Promise<string>;
  /** Whether the life that was started last goes on, untouched. */
  isAlive(): boolean;
  pid(): number;
  log(): string;
}

export function program(entry: string, environment: NodeJS.ProcessEnv, logFile: string): Program {
  let child: ChildProcess | null = null;
  let ending: Promise<string> = Promise.resolve('never started');
  const isAlive = (): boolean => child !== null && child.exitCode === null && child.signalCode === null;
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (isAlive()) child?.kill(signal);
    await ending;
  };
  return {
    start(extra = {}) {
      if (isAlive()) throw new Error(`"${entry}" runs already.`);
      appendFileSync(logFile, `\n--- ${entry} ${JSON.stringify(extra)}\n`);
      const output = openSync(logFile, 'a');
      const started = spawn(process.execPath, ['--import', './start/followParent.ts', entry], {
        env: { ...environment, ...extra },
        stdio: ['ignore', output, output, 'ipc'],
      });
      closeSync(output);
      child = started;
      ending = new Promise((resolve) => {
        started.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
        started.once('error', (error) => resolve(error.message));
      });
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    ended: () => ending,
    isAlive,
    pid: () => child?.pid ?? 0,
    log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
  };
}
