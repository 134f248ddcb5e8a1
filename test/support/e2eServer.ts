import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts Stegvis as `npm start` does, on ports and in a folder of its own, and removes the folder afterwards. */
const state = mkdtempSync(join(tmpdir(), 'stegvis-e2e-'));
const server = spawn(process.execPath, ['start/start.ts'], {
  stdio: 'inherit',
  env: {
    ...process.env,
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
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code) => {
  rmSync(state, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
