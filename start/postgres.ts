import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { freePort } from './port.ts';
import { postgresPrograms, runAsPostgres } from './postgresPrograms.ts';

/** A PostgreSQL that serves. */
export interface Postgres {
  /** The owner's address: may create roles and databases, is no superuser. */
  readonly ownerUrl: string;
  /** True when it is ours (embedded), false when it was given in DATABASE_URL. */
  readonly embedded: boolean;
  /** Stops what was started here; `immediate` as a power cut would. Nothing is done to a database that was given. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

export interface PostgresOptions {
  /** Owner's address of a PostgreSQL that is there already: then nothing is started. */
  readonly url?: string | undefined;
  /** Where the embedded one keeps everything: data, password, log. */
  readonly folder: string;
  /** A free one is taken when it is absent. */
  readonly port?: number;
  /** False gives up safety against power cuts for speed: tests only. */
  readonly durable?: boolean;
}

/**
 * Starts the embedded PostgreSQL, or answers with the one that is given. A second start on the same folder finds the same data; a server
 * that still runs there (its parent was killed) is taken over; a `postmaster.pid` left by a dead one is no hindrance.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  if (options.url !== undefined && options.url !== '') {
    await reach(options.url, 10_000);
    return { ownerUrl: options.url, embedded: false, stop: async () => undefined };
  }
  const folder = resolve(options.folder);
  const data = join(folder, 'data');
  const log = join(folder, 'postgres.log');
  mkdirSync(folder, { recursive: true });
  const password = keptPassword(join(folder, 'password'));
  const address = (port: number, user: string, database: string): string =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

  const running = await stillRunning(data, (port) => address(port, 'postgres', 'postgres'));
  if (running) {
    await createOwner(address(running.port, 'postgres', 'postgres'), password);
    return { ownerUrl: address(running.port, 'stegvis_owner', 'stegvis'), embedded: true, stop: (mode) => end(running.pid, mode) };
  }

  const programs = await postgresPrograms();
  const runAs = await runAsPostgres(folder, programs);
  if (runAs.ids) chownSync(folder, runAs.ids.uid, runAs.ids.gid);
  if (!existsSync(join(data, 'PG_VERSION'))) {
    rmSync(data, { recursive: true, force: true });
    const file = join(folder, 'first-password');
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    if (runAs.ids) chownSync(file, runAs.ids.uid, runAs.ids.gid);
    const flags = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${file}`, '--encoding=UTF8', '--locale-provider=builtin'];
    const output = openSync(log, 'a', 0o600);
    const initdb = runAs.spawn(programs.initdb, [`--pgdata=${data}`, ...flags, '--builtin-locale=C.UTF-8', '--locale=C'], output);
    closeSync(output);
    const code = await exitOf(initdb);
    rmSync(file, { force: true });
    if (code !== 0) throw new Error(`PostgreSQL gick inte att förbereda i "${data}".\n${tail(log)}`);
  }

  const port = options.port ?? (await freePort());
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    'jit=off',
  ];
  if (options.durable === false) settings.push('fsync=off', 'full_page_writes=off');
  const output = openSync(log, 'a', 0o600);
  const server = runAs.spawn(
    programs.postgres,
    ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    output,
  );
  closeSync(output);
  server.unref();
  const admin = address(port, 'postgres', 'postgres');
  await Promise.race([
    reach(admin, 60_000),
    exitOf(server).then((code) => {
      const taken = /Address already in use/i.test(tail(log));
      throw new Error(
        taken ? `Porten ${port} är upptagen, så PostgreSQL kunde inte starta.` : `PostgreSQL avslutades med kod ${code}.\n${tail(log)}`,
      );
    }),
  ]);
  await createOwner(admin, password);
  const pid = server.pid;
  return { ownerUrl: address(port, 'stegvis_owner', 'stegvis'), embedded: true, stop: async (mode) => (pid ? end(pid, mode) : undefined) };
}

/** The owner is no superuser, so that row-level security binds it too. */
async function createOwner(adminUrl: string, password: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const role = await client.query("select from pg_roles where rolname = 'stegvis_owner'");
    if (role.rowCount === 0)
      await client.query(`create role stegvis_owner login createrole createdb password ${client.escapeLiteral(password)}`);
    const database = await client.query("select from pg_database where datname = 'stegvis'");
    if (database.rowCount === 0) await client.query('create database stegvis owner stegvis_owner');
  } finally {
    await client.end();
  }
}

function keptPassword(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** The server that already serves this data folder, when it answers to our password. */
async function stillRunning(data: string, admin: (port: number) => string): Promise<{ pid: number; port: number } | null> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, 'utf8').split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (isAlive(pid) && Number.isInteger(port)) {
    const answers = await reach(admin(port), 3_000).then(
      () => true,
      () => false,
    );
    if (answers) return { pid, port };
  }
  // The number may since belong to another program, which PostgreSQL cannot know.
  rmSync(file, { force: true });
  return null;
}

/** Waits until the server answers. */
async function reach(url: string, withinMs: number): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      const hopeless = ['28P01', '28000', '3D000'].includes(code);
      if (hopeless || Date.now() > until) {
        const { host } = new URL(url);
        throw new Error(`PostgreSQL på ${host} går inte att nå: ${(error as Error).message || code}`, { cause: error });
      }
      await new Promise((resume) => setTimeout(resume, 50));
    }
  }
}

async function end(pid: number, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited > 30_000) throw new Error(`PostgreSQL (process ${pid}) avslutades inte på 30 sekunder.`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

const exitOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((resume, reject) => {
    child.once('error', reject);
    child.once('exit', resume);
  });

const tail = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-8).join('\n') : '');
