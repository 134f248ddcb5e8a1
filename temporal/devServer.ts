import { readFile, rm, writeFile } from 'node:fs/promises';
import { findCli } from './findCli.ts';
import { run } from './run.ts';
import { registerSearchAttributesAt } from './searchAttributes.ts';
import type { ServerProcess } from './serverProcess.ts';
import { refuseTakenPort, startServerProcess } from './serverProcess.ts';

export interface DevServerOptions {
  /** Kept between starts: `.stegvis/cache`. */
  readonly cacheFolder: string;
  /** SQLite file; null keeps everything in memory. */
  readonly databaseFile: string | null;
  readonly port: number;
  /** Null for no UI. */
  readonly uiPort: number | null;
  /** The codec endpoint that the UI asks by default, `http://localhost:3000/api/temporal/codec`. */
  readonly codecEndpoint?: string;
  readonly logFile?: string;
  readonly dynamicConfig?: Readonly<Record<string, string>>;
  readonly say?: (what: string) => void;
}

export interface DevServer extends ServerProcess {
  readonly uiUrl: string | null;
}

/** Temporal's development server on this computer only, file-backed, with our search attributes. Survives a kill: what it has acknowledged stays. */
export async function startDevServer(options: DevServerOptions): Promise<DevServer> {
  const { databaseFile, port, uiPort } = options;
  if (databaseFile !== null) await endLeftover(databaseFile);
  await refuseTakenPort(port, 'Temporal', 'TEMPORAL_PORT');
  if (uiPort !== null) await refuseTakenPort(uiPort, 'Temporals gränssnitt', 'TEMPORAL_UI_PORT');
  const program = await findCli(options.cacheFolder, options.say ?? (() => undefined));
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--log-level', 'warn'];
  if (uiPort === null) args.push('--headless');
  else args.push('--ui-ip', '127.0.0.1', '--ui-port', String(uiPort));
  if (uiPort !== null && options.codecEndpoint) args.push('--ui-codec-endpoint', options.codecEndpoint);
  if (databaseFile !== null) {
    args.push('--db-filename', databaseFile, '--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=1');
  }
  for (const [name, value] of Object.entries(options.dynamicConfig ?? {})) args.push('--dynamic-config-value', `${name}=${value}`);

  const server = await startServerProcess(program, args, `127.0.0.1:${port}`, options.logFile ?? null);
  try {
    if (databaseFile !== null) await writeFile(`${databaseFile}.pid`, String(server.pid));
    await registerSearchAttributesAt(server.address);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const stop = async (): Promise<void> => {
    await server.stop();
    if (databaseFile !== null) await rm(`${databaseFile}.pid`, { force: true });
  };
  return { ...server, stop, uiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}` };
}

/** A server left behind by a start that was killed holds the file and the port: it is ended, and only it. */
async function endLeftover(databaseFile: string): Promise<void> {
  const pid = Number(await readFile(`${databaseFile}.pid`, 'utf8').catch(() => ''));
  if (!Number.isSafeInteger(pid) || pid <= 1 || process.platform === 'win32') return;
  const command = await run('ps', ['-o', 'args=', '-p', String(pid)], 5_000).catch(() => '');
  if (!command.includes('start-dev') || !command.includes(databaseFile)) return;
  process.kill(pid, 'SIGTERM');
  for (let wait = 0; wait < 50; wait += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    if ((await run('ps', ['-o', 'pid=', '-p', String(pid)], 5_000).catch(() => '')) === '') return;
  }
  process.kill(pid, 'SIGKILL');
}
