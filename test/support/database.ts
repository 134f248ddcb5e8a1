import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type DatabaseUrls, migrate, servingUrls } from '../../db/migrate.ts';
import { startPostgres } from '../../start/postgres.ts';

/** One database of its own, migrated and empty. */
export interface FreshDatabase {
  readonly urls: DatabaseUrls;
  drop(): Promise<void>;
}

/**
 * For vitest's globalSetup: one server for the whole run (the one in DATABASE_URL, or an embedded one), and in it a migrated template that
 * every test database is copied from. Its addresses reach the tests through the environment.
 */
export async function startTestPostgres(): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'stegvis-test-postgres-'));
  const server = await startPostgres({ url: process.env['DATABASE_URL'], folder, durable: false });
  const template = `stegvis_template_${randomUUID().slice(0, 8)}`;
  await onServer(server.ownerUrl, `create database ${template}`);
  await migrate(servingUrls(inDatabase(server.ownerUrl, template)));
  process.env['STEGVIS_TEST_OWNER_URL'] = server.ownerUrl;
  process.env['STEGVIS_TEST_TEMPLATE'] = template;
  return {
    async stop() {
      if (server.embedded) await server.stop('immediate');
      else await onServer(server.ownerUrl, `drop database if exists ${template}`);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database for one test file, copied from the migrated template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const owner = process.env['STEGVIS_TEST_OWNER_URL'];
  const template = process.env['STEGVIS_TEST_TEMPLATE'];
  if (!owner || !template) throw new Error('No test database: startTestPostgres() has not been called by globalSetup.');
  const name = `stegvis_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await onServer(owner, `create database ${name} template ${template}`);
  return {
    urls: servingUrls(inDatabase(owner, name)),
    drop: () => onServer(owner, `drop database if exists ${name}`),
  };
}

/** An empty database that nothing has migrated. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const owner = process.env['STEGVIS_TEST_OWNER_URL'];
  if (!owner) throw new Error('No test database: startTestPostgres() has not been called by globalSetup.');
  const name = `stegvis_test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  await onServer(owner, `create database ${name}`);
  return { urls: servingUrls(inDatabase(owner, name)), drop: () => onServer(owner, `drop database if exists ${name}`) };
}

function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const until = Date.now() + 20_000; ; ) {
      try {
        await client.query(sql);
        return;
      } catch (error) {
        // Two test files copy the same template at once, or a connection is still closing: wait.
        const busy = error instanceof Error && 'code' in error && error.code === '55006';
        if (!busy || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  } finally {
    await client.end();
  }
}
