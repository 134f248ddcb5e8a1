import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownDatabase, ownNamespace } from './ownParts.ts';

/**
 * Starts Stegvis as `npm start` does, on ports and in a folder of its own, in a database and a namespace of its own where those are given,
 * and takes it all away afterwards. Answers on the sixth port after its own when the start has come to its end, with the demo in place.
 */
const port = Number(process.env.STEGVIS_E2E_PORT || 3900);
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
    STEGVIS_URL: `http://localhost:${port}`,
    STEGVIS_PORT: String(port),
    STEGVIS_OIDC_PORT: String(port + 1),
    STEGVIS_SAML_PORT: String(port + 7),
    STEGVIS_STAFF_OIDC_PORT: String(port + 8),
    STEGVIS_MAIL_PORT: String(port + 2),
    STEGVIS_SERVICES_PORT: String(port + 9),
    STEGVIS_POSTGRES_PORT: String(port + 3),
    TEMPORAL_PORT: String(port + 4),
    TEMPORAL_UI_PORT: String(port + 5),
    STEGVIS_SEED: 'yes',
    // Every test signs in from this one address.
    STEGVIS_SIGN_INS_PER_MINUTE: '2000',
    STEGVIS_POINTS_PER_MINUTE: '600000',
  },
});

const ready = createServer((_request, response) => void response.end('ready'));
server.stdout.on('data', (text: Buffer) => {
  process.stdout.write(text);
  if (text.includes('Stegvis är igång') && !ready.listening) ready.listen(port + 6, '127.0.0.1');
});
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill('SIGTERM'));
server.on('exit', (code) => {
  void Promise.all([database.drop(), namespace.drop()]).finally(() => {
    rmSync(state, { recursive: true, force: true });
    process.exit(code ?? 1);
  });
});
