import { Readable } from 'node:stream';
import type { FileStore } from '../../integrations/fileStore.ts';

/** A file store in memory that tells what it holds. */
export interface MemoryFileStore extends FileStore {
  keys(): readonly string[];
}

export function memoryFileStore(): MemoryFileStore {
  const kept = new Map<string, Buffer>();
  return {
    async put(key, content) {
      const chunks: Buffer[] = [];
      for await (const chunk of content as AsyncIterable<Buffer>) chunks.push(Buffer.from(chunk));
      kept.set(key, Buffer.concat(chunks));
    },
    async get(key, range) {
      const bytes = kept.get(key);
      if (!bytes) return null;
      return Readable.from([range === undefined ? bytes : bytes.subarray(range.from, range.to + 1)], { objectMode: false });
    },
    async remove(key) {
      kept.delete(key);
    },
    keys: () => [...kept.keys()],
  };
}
