import { startTestPostgres } from './database.ts';

let server: { stop(): Promise<void> } | null = null;

/** One PostgreSQL for the whole run. */
export async function setup(): Promise<void> {
  server = await startTestPostgres();
}

export async function teardown(): Promise<void> {
  await server?.stop();
}
