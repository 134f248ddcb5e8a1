import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Everything that `npm start` keeps between two starts lies in one folder, which can be deleted. */
export interface StateFolder {
  readonly root: string;
  readonly postgres: string;
  readonly temporal: string;
  readonly secrets: string;
  readonly running: string;
  readonly logs: string;
  readonly cache: string;
  readonly startLog: string;
  /** Files that people have sent. */
  readonly files: string;
}

/** The folder's places, created when missing. */
export function stateFolder(root: string): StateFolder {
  const absolute = resolve(root);
  const folder = {
    root: absolute,
    postgres: join(absolute, 'postgres'),
    temporal: join(absolute, 'temporal'),
    secrets: join(absolute, 'secrets.json'),
    running: join(absolute, 'running.json'),
    logs: join(absolute, 'logs'),
    cache: join(absolute, 'cache'),
    startLog: join(absolute, 'logs', 'start.log'),
    files: join(absolute, 'files'),
  };
  // Not closed to others: the embedded PostgreSQL may run as a user of its own. Its data and the secrets are closed.
  mkdirSync(absolute, { recursive: true });
  for (const sub of [folder.temporal, folder.logs, folder.cache]) mkdirSync(sub, { recursive: true });
  return folder;
}
