import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import S3rver from 's3rver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileStore } from '../../integrations/fileStore.ts';
import { openFileStore } from '../../integrations/openFileStore.ts';
import { s3Store } from '../../integrations/s3Store.ts';

const folder = mkdtempSync(join(tmpdir(), 'stegvis-test-store-'));
let s3: S3rver;
let bucket: FileStore;
const local = openFileStore({ STEGVIS_FILES: join(folder, 'local'), S3_REGION: 'eu-north-1' });

beforeAll(async () => {
  s3 = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'stegvis', configs: [] }],
  });
  const { port } = await s3.run();
  bucket = s3Store({
    bucket: 'stegvis',
    prefix: 'filer/',
    client: {
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-north-1',
      credentials: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    },
  });
});
afterAll(async () => {
  await s3.close();
  rmSync(folder, { recursive: true, force: true });
});

const key = (): string => `${randomUUID()}/${randomUUID()}`;

describe.each([
  ['a local folder', () => local],
  ['S3', () => bucket],
] as const)('files in %s', (_where, of) => {
  test('come back whole and in parts, and are gone when they are removed', async () => {
    const [store, place, bytes] = [of(), key(), randomBytes(200_000)];
    await store.put(place, Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)], { objectMode: false }));
    const read = async (range?: { from: number; to: number }): Promise<Buffer> => {
      const content = await store.get(place, range);
      if (content === null) throw new Error('It is not there.');
      return buffer(content);
    };
    expect((await read()).equals(bytes)).toBe(true);
    expect((await read({ from: 0, to: 9 })).equals(bytes.subarray(0, 10))).toBe(true);
    expect((await read({ from: 1000, to: 150_000 })).equals(bytes.subarray(1000, 150_001))).toBe(true);
    await store.remove(place);
    await store.remove(place);
    expect(await store.get(place)).toBeNull();
  });

  test('larger than one part of an upload come back as they were', async () => {
    const [store, place, bytes] = [of(), key(), randomBytes(11 * 1024 * 1024)];
    await store.put(place, Readable.from([bytes], { objectMode: false }));
    const content = await store.get(place, { from: bytes.length - 5, to: bytes.length - 1 });
    expect(content && (await buffer(content)).equals(bytes.subarray(-5))).toBe(true);
    await store.remove(place);
  });

  test('that break on the way leave nothing behind', async () => {
    const [store, place] = [of(), key()];
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(1000);
        throw new Error('Strömmen bröts.');
      })(),
      { objectMode: false },
    );
    await expect(store.put(place, broken)).rejects.toThrow();
    expect(await store.get(place)).toBeNull();
  });

  test('have no other names than ours', async () => {
    await expect((async () => of().get('../../etc/passwd'))()).rejects.toThrow('Not a key of ours.');
    await expect((async () => of().put('a/b', Readable.from(['x'])))()).rejects.toThrow('Not a key of ours.');
  });
});

test('a folder holds no halves', () => {
  const names = readdirSync(join(folder, 'local'), { recursive: true }).map(String);
  expect(names.filter((name) => name.endsWith('.half'))).toEqual([]);
});
