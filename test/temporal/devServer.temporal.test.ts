import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDevServer } from '../../temporal/devServer.ts';
import { SEARCH_ATTRIBUTES } from '../../temporal/names.ts';
import { Refusal } from '../../temporal/refusal.ts';
import { registerSearchAttributes } from '../../temporal/searchAttributes.ts';
import { freePort } from '../../temporal/serverProcess.ts';
import { cacheFolder } from '../support/temporal.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stegvis-dev-server-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the development server', () => {
  test('a port that is taken is a sentence that says what to do', async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const starting = startDevServer({ cacheFolder, databaseFile: null, port, uiPort: null });
    await expect(starting).rejects.toThrow(Refusal);
    await expect(starting).rejects.toThrow(`Porten ${port} (Temporal) används redan`);
    await new Promise((resolve) => other.close(resolve));
  });

  test('answers on this computer only, with our search attributes, which may be asked for again', async () => {
    const port = await freePort();
    const server = await startDevServer({ cacheFolder, databaseFile: null, port, uiPort: null });
    try {
      expect(server.address).toBe(`127.0.0.1:${port}`);
      const connection = await Connection.connect({ address: server.address });
      await registerSearchAttributes(connection, 'default');
      const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
      expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(SEARCH_ATTRIBUTES)));
      await connection.close();
    } finally {
      await server.stop();
    }
  });

  test('one left behind by a start that was killed is ended, and its file is taken over', async () => {
    const port = await freePort();
    const databaseFile = join(folder, 'temporal.db');
    const left = await startDevServer({ cacheFolder, databaseFile, port, uiPort: null });
    const next = await startDevServer({ cacheFolder, databaseFile, port, uiPort: null });
    await left.gone;
    await next.stop();
    expect(next.pid).not.toBe(left.pid);
  });
});
