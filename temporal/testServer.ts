import { findTestServer } from './findTestServer.ts';
import { registerSearchAttributesAt } from './searchAttributes.ts';
import type { ServerProcess } from './serverProcess.ts';
import { freePort, startServerProcess } from './serverProcess.ts';

export interface TestServerOptions {
  readonly cacheFolder: string;
  readonly logFile?: string;
  readonly say?: (what: string) => void;
}

/** Temporal's server for tests, whose one clock can be skipped forward. Begins with time locked: it goes as the world's until somebody skips. */
export async function startTestServer(options: TestServerOptions): Promise<ServerProcess> {
  const program = await findTestServer(options.cacheFolder, options.say ?? (() => undefined));
  const port = await freePort();
  const server = await startServerProcess(program, [String(port)], `127.0.0.1:${port}`, options.logFile ?? null);
  try {
    await registerSearchAttributesAt(server.address);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}
