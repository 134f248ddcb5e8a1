import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownDatabase, ownNamespace } from './ownParts.ts';

/**
 * Starts Stegvis as `npm start` does, on ports and in a folder of its own, in a database and a namespace of its own where those are given,
 * and takes it all away afterwards. Answers on port 3906 when the start has come to its end, with the demo in place.
 */
const state = mkdtempSync(join(tmpdir(), 'stegvis-e2e-'));
const name = `stegvis_e2e_${process.pid}`;
const database = await ownDatabase(process.env.DATABASE_URL, name);
const namespace = await ownNamespace(process.env.TEMPORAL_ADDRESS, name.replaceAll('_', '-'));
const server = spawn(process.execPath, ['start/start.ts'], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    ...process.env,
    ...database.environment,
    ...namespace.environment,
    STEGVIS_STATE: state,
    STEGVIS_URL: 'http://localhost:3900',
    STEGVIS_PORT: '3900',
    STEGVIS_OIDC_PORT: '3901',
    STEGVIS_MAIL_PORT: '3902',
    STEGVIS_POSTGRES_PORT: '3903',
    TEMPORAL_PORT: '3904',
    TEMPORAL_UI_PORT: '3905',
  },
});

const ready = createServer((_request, response) => void response.end('ready'));
server.stdout.on('data', (text: Buffer) => {
  process.stdout.write(text);
  if (text.includes('Stegvis är igång') && !ready.listening) ready.listen(3906, '127.0.0.1');
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  void Promise.all([database.drop(), namespace.drop()]).finally(() => {
    rmSync(state, { recursive: true, force: true });
    process.exit(code ?? 1);
  });
});
