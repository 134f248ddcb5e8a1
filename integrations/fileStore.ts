import type { Readable } from 'node:stream';

/** Where the bytes of people's files are: a local folder or S3. A key is `<running moment>/<file>`, and never anybody's name. */
export interface FileStore {
  /** Stores all that comes, under the key, or nothing: a stream that fails leaves nothing behind. */
  put(key: string, content: Readable): Promise<void>;
  /** The bytes from `from` to `to`, both counted in; all of them without. Null when there is no such file. */
  get(key: string, range?: { readonly from: number; readonly to: number }): Promise<Readable | null>;
  /** Gone afterwards, also when it was not there. */
  remove(key: string): Promise<void>;
}

/** Whether a key is one of ours. Nothing else ever becomes a path. */
export const isKey = (key: string): boolean => /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/.test(key);
