import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Edit } from '../support/broken.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

/**
 * Measured on a small bench: PostgreSQL was restarted, and the Node process died with it. A connection that the server takes away tells so by an
 * `error` that Node throws where nobody listens for it. Here who holds a connection listens, and joins again.
 */
const PROCESS = fileURLToPath(new URL('../support/listeningProcess.ts', import.meta.url));
const LISTENS_FOR_THE_LOSS: Edit = { file: 'db/listen.ts', find: "      joining.on('error', lose);\n", replace: '' };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

/** What a process that listens says when the server takes its connection away, and how it ends: null while it lives. */
async function connectionLost(...edits: readonly Edit[]): Promise<{ readonly said: readonly string[]; readonly exit: number | null }> {
  const url = new URL(database.urls.worker);
  url.searchParams.set('application_name', `museum-${edits.length}`);
  const child = spawn(process.execPath, [PROCESS, url.href, ...edits.map((edit) => JSON.stringify(edit))], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  child.stdout.on('data', (text: Buffer) => said.push(...text.toString().trim().split('\n')));
  const exited = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 0)));
  try {
    await until(() => said.includes('listens'), child);
    await terminate(`museum-${edits.length}`);
    await until(() => said.includes('listens again'), child);
    return { said, exit: child.exitCode };
  } finally {
    child.kill('SIGKILL');
    await exited;
  }
}

async function until(holds: () => boolean, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600 && !holds() && child.exitCode === null; tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
}

async function terminate(application: string): Promise<void> {
  // A role may end its own connections.
  const client = new Client({ connectionString: database.urls.worker });
  await client.connect();
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = $1', [application]);
  await client.end();
}

describe('museum: pool error (measured on a small bench)', { timeout: 60_000 }, () => {
  test('does not happen here', async () => {
    expect(await connectionLost()).toEqual({ said: ['listens', 'listens again'], exit: null });
  });

  test('happens when the safeguard is taken out', async () => {
    expect(await connectionLost(LISTENS_FOR_THE_LOSS)).toEqual({ said: ['listens'], exit: 1 });
  });
});
