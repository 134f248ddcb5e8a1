import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const inputs = ['web', 'compiler', 'engine', 'scoring', 'simulator', 'api/schemas', 'vite.config.ts', 'package-lock.json'];
const output = 'dist/web/index.html';
const stamp = 'dist/web.sha256';

/** Builds the web to `dist/web` when something it is made of has changed since the last build. Says whether it did. */
export async function buildWeb(): Promise<boolean> {
  const hash = hashOf(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  await promisify(execFile)(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
    maxBuffer: 16_000_000,
  });
  writeFileSync(stamp, hash);
  return true;
}

function hashOf(places: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of places.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest('hex');
}

function filesIn(place: string): readonly string[] {
  if (!existsSync(place)) return [];
  if (place.includes('.')) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
