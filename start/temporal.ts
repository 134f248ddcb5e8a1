import { join } from 'node:path';
import { startDevServer } from '../temporal/devServer.ts';
import { productUrl } from './environment.ts';
import type { StartOptions } from './options.ts';
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
  if (given) return { address: given, uiUrl: process.env.TEMPORAL_UI_URL ?? '', stop: async () => undefined };
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
