import { readFileSync } from 'node:fs';
import type { Lookup } from '../compiler/shared/resolveShared.ts';

/** A form of `moments/instruments/` by its file's name and its version, as `uses` and `version` name it (FRM-24); null where there is none. */
export const shippedForm: Lookup = (id, version) => {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(id)) return null;
  const form = read(id);
  return form !== null && form['version'] === version ? form : null;
};

function read(id: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(readFileSync(new URL(`${id}.json`, FOLDER), 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    return null;
  }
}

const FOLDER = new URL('../moments/instruments/', import.meta.url);
