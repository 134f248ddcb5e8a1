import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { Connection } from '@temporalio/client';
import { Refusal } from './refusal.ts';

/** A Temporal server that we have started. */
export interface ServerProcess {
  readonly address: string;
  readonly pid: number;
  /** Resolves when the process has gone, whoever ended it. */
  readonly gone: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server, its output to `logFile`, and waits until it answers. It is ended when it does not answer within a minute. */
export async function startServerProcess(
  program: string,
  args: readonly string[],
  address: string,
  logFile: string | null,
): Promise<ServerProcess> {
  const output = logFile === null ? 'ignore' : openSync(logFile, 'a');
  const child = spawn(program, args, { stdio: ['ignore', output, output], env: { ...process.env, TZ: 'UTC' } });
  if (typeof output === 'number') closeSync(output);
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  try {
    await waitUntilAnswers(address, child);
  } catch (error) {
    await end(child, gone);
    throw new Refusal(
      `Temporals server kom inte igång${logFile === null ? '' : `; se ${logFile}`}. ${error instanceof Error ? error.message : ''}`,
    );
  }
  return { address, pid: child.pid ?? 0, gone, stop: () => end(child, gone) };
}

/** Refuses when another program listens on a port of this computer. */
export async function refuseTakenPort(port: number, what: string, setting: string): Promise<void> {
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
  if (!free)
    throw new Refusal(`Porten ${port} (${what}) används redan av ett annat program. Stäng det, eller välj en annan port med ${setting}.`);
}

/** A port that is free at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.'))));
    });
  });
}

async function waitUntilAnswers(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 60_000;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) throw new Error('Programmet slutade direkt.');
    try {
      const connection = await Connection.connect({ address, connectTimeout: 2_000 });
      await connection.close();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function end(child: ChildProcess, gone: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await gone;
  clearTimeout(hard);
}
