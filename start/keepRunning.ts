import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';

export interface Kept {
  /** Asks it to end and waits; after ten seconds it is killed. */
  stop(): Promise<void>;
  /** The process that runs now, for tests that kill it. */
  pid(): number | undefined;
}

/** Starts one of our programs with Node and starts it again, after a breath, each time it dies by itself. Its output goes to a log file. */
export function keepRunning(name: string, entry: string, environment: NodeJS.ProcessEnv, logs: string): Kept {
  const log = createWriteStream(join(logs, `${name}.log`), { flags: 'a' });
  let stopping = false;
  let child: ChildProcess | null = null;
  let again: NodeJS.Timeout | null = null;
  let quickDeaths = 0;

  const begin = (): void => {
    const born = Date.now();
    const started = spawn(process.execPath, ['--import', './start/followParent.ts', entry], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Its own group: ctrl-C reaches the parent alone, which stops everything in order.
      detached: process.platform !== 'win32',
    });
    child = started;
    started.stdout?.pipe(log, { end: false });
    started.stderr?.pipe(log, { end: false });
    started.on('exit', (code, signal) => {
      if (stopping) return;
      quickDeaths = Date.now() - born < 10_000 ? quickDeaths + 1 : 0;
      const pause = Math.min(250 * 2 ** quickDeaths, 10_000);
      console.error(`! "${name}" dog (${signal ?? code}). Startar om strax. Se ${join(logs, `${name}.log`)}`);
      again = setTimeout(begin, pause);
    });
  };
  begin();

  return {
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      if (again) clearTimeout(again);
      const running = child;
      if (running && running.exitCode === null && running.signalCode === null) {
        const gone = new Promise<void>((resolve) => running.once('exit', () => resolve()));
        running.kill('SIGTERM');
        const kill = setTimeout(() => running.kill('SIGKILL'), 10_000);
        await gone;
        clearTimeout(kill);
      }
      log.end();
    },
  };
}
