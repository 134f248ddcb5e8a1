import { startTestTemporal } from './temporal.ts';

let server: { stop(): Promise<void> } | null = null;

/** One Temporal server with skipped time, and one workflow bundle, for the whole run. */
export async function setup(): Promise<void> {
  server = await startTestTemporal();
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
