import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { connectionOptions } from '../temporal/connection.ts';
import { startDevServer } from '../temporal/devServer.ts';
import { SEARCH_ATTRIBUTES } from '../temporal/names.ts';
import { registerSearchAttributes } from '../temporal/searchAttributes.ts';
import { productUrl } from './environment.ts';
import type { StartOptions } from './options.ts';
import { Refusal } from './refusal.ts';
import type { StateFolder } from './stateFolder.ts';

export interface Temporal {
  readonly address: string;
  /** Empty when we do not know of one. */
  readonly uiUrl: string;
  stop(): Promise<void>;
}

/** Temporal's development server with its data in the state folder, unless a server is given in TEMPORAL_ADDRESS. */
export async function startTemporal(options: StartOptions, folder: StateFolder, say: (what: string) => void): Promise<Temporal> {
  const given = process.env.TEMPORAL_ADDRESS;
  if (given) {
    await prepare(given, process.env.TEMPORAL_NAMESPACE || 'default', say);
    return { address: given, uiUrl: process.env.TEMPORAL_UI_URL ?? '', stop: async () => undefined };
  }
  const server = await startDevServer({
    cacheFolder: folder.cache,
    databaseFile: join(folder.temporal, 'temporal.db'),
    port: options.TEMPORAL_PORT,
    uiPort: options.TEMPORAL_UI_PORT,
    codecEndpoint: `${productUrl(options)}/api/temporal/codec`,
    logFile: join(folder.logs, 'temporal.log'),
    say,
  });
  return { address: server.address, uiUrl: server.uiUrl ?? '', stop: server.stop };
}

/** A given server is reached and knows our search attributes. One that lets nobody add them from outside must have them already. */
async function prepare(address: string, namespace: string, say: (what: string) => void): Promise<void> {
  const { TEMPORAL_API_KEY, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY, TEMPORAL_TLS_CA } = process.env;
  const options = await connectionOptions({
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
    TEMPORAL_API_KEY: TEMPORAL_API_KEY || undefined,
    TEMPORAL_TLS_CERT: TEMPORAL_TLS_CERT || undefined,
    TEMPORAL_TLS_KEY: TEMPORAL_TLS_KEY || undefined,
    TEMPORAL_TLS_CA: TEMPORAL_TLS_CA || undefined,
  });
  const connection = await Connection.connect({ ...options, connectTimeout: 10_000 }).catch((error: unknown) => {
    throw new Refusal(`Temporal på ${address} svarar inte. Kontrollera TEMPORAL_ADDRESS. ${error instanceof Error ? error.message : ''}`);
  });
  try {
    await registerSearchAttributes(connection, namespace);
  } catch {
    const names = Object.entries(SEARCH_ATTRIBUTES).map(([name, type]) => `${name} (${type})`);
    say(`sökattributen gick inte att lägga till härifrån. De ska finnas i ${namespace}: ${names.join(', ')}`);
  } finally {
    await connection.close();
  }
}
