import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectionOptions } from '../../temporal/connection.ts';
import { startDevServer } from '../../temporal/devServer.ts';
import type { DevServer } from '../../temporal/devServer.ts';
import { freePort } from '../../temporal/serverProcess.ts';
import { authority } from '../support/certificates.ts';
import type { Certificate } from '../support/certificates.ts';
import { cacheFolder } from '../support/temporal.ts';
import { tlsBefore } from '../support/tlsBefore.ts';
import type { TlsBefore } from '../support/tlsBefore.ts';

const ours = authority('Regionens utfärdare');
const other = authority('Någon annans utfärdare');
const client = ours.issue('stegvis', 'client');
let server: DevServer;
const doors: TlsBefore[] = [];

beforeAll(async () => {
  server = await startDevServer({ cacheFolder, databaseFile: null, port: await freePort(), uiPort: null });
});
afterAll(async () => {
  await Promise.all(doors.map((door) => door.close()));
  await server?.stop();
});

/** A door that asks for a client's certificate of our authority, before Temporal. */
async function door({ cert, key }: Certificate = ours.issue('localhost', 'server')): Promise<TlsBefore> {
  const made = await tlsBefore({ host: '127.0.0.1', port: Number(server.address.split(':')[1]) }, { cert, key, clientsOf: ours.cert });
  doors.push(made);
  return made;
}

const settings = ({ port }: TlsBefore, as: Certificate | null, ca = ours.certFile) => ({
  TEMPORAL_ADDRESS: `localhost:${port}`,
  TEMPORAL_NAMESPACE: 'default',
  TEMPORAL_TLS_CA: ca,
  ...(as === null ? {} : { TEMPORAL_TLS_CERT: as.certFile, TEMPORAL_TLS_KEY: as.keyFile }),
});

/** Whether the client's and the worker's connections come through; they are let in together or not at all. */
async function letIn(given: ReturnType<typeof settings>): Promise<readonly [client: boolean, worker: boolean]> {
  const options = await connectionOptions(given);
  const asClient = Connection.connect({ ...options, connectTimeout: 1_500 }).then(
    async (connection) => {
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      await connection.close();
      return true;
    },
    () => false,
  );
  const asWorker = NativeConnection.connect(options).then(
    async (connection) => {
      await connection.close();
      return true;
    },
    () => false,
  );
  return [await asClient, await asWorker];
}

describe('Temporal behind mTLS', () => {
  test('lets in our certificate', async () => {
    const right = await door();
    expect(await letIn(settings(right, client))).toEqual([true, true]);
    expect(right.passed()).toBeGreaterThan(0);
  });

  test.each([
    ['no certificate', () => null],
    ['a certificate of another authority', () => other.issue('stegvis', 'client')],
    ['a certificate that has expired', () => ours.issue('stegvis', 'client', -1)],
    ['a certificate that signed itself', () => authority('stegvis')],
  ])('is not reached with %s', async (_what, as) => {
    const right = await door();
    expect(await letIn(settings(right, as()))).toEqual([false, false]);
    expect(right.passed()).toBe(0);
  });

  test.each([
    ['is of another authority', () => door(other.issue('localhost', 'server')), ours.certFile],
    ['has expired', () => door(ours.issue('localhost', 'server', -1)), ours.certFile],
    ['is another’s', () => door(ours.issue('temporal.region.example', 'server')), ours.certFile],
    ['is right, but of an authority that we do not know', () => door(), other.certFile],
  ])('is not spoken to when its own certificate %s', async (_what, wrong, ca) => {
    const made = await wrong();
    expect(await letIn(settings(made, client, ca))).toEqual([false, false]);
    expect(made.passed()).toBe(0);
  });

  test('is not asked in the clear by whoever expects encryption', async () => {
    const inTheClear = { ...settings(await door(), client), TEMPORAL_ADDRESS: server.address };
    expect(await letIn(inTheClear)).toEqual([false, false]);
  });

  test('of development listens to this machine alone', () => {
    expect(server.address).toMatch(/^127\.0\.0\.1:/);
  });
});
