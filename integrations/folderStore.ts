import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isKey, type FileStore } from './fileStore.ts';

/** Files in a local folder. A file has its name only when all of it is on the disk. */
export function folderStore(folder: string): FileStore {
  const pathOf = (key: string): string => {
    if (!isKey(key)) throw new Error('Not a key of ours.');
    return join(folder, key);
  };
  return {
    async put(key, content) {
      const path = pathOf(key);
      const half = `${path}.half`;
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      try {
        await pipeline(content, createWriteStream(half, { mode: 0o600, flush: true }));
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async get(key, range) {
      try {
        const file = await open(pathOf(key));
        return createReadStream('', range === undefined ? { fd: file } : { fd: file, start: range.from, end: range.to });
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
        throw error;
      }
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}
