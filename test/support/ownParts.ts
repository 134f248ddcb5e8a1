import { Connection } from '@temporalio/client';
import { Client } from 'pg';

/** A part of a server that was given, kept apart from whatever else runs there. Nothing when no server was given. */
export interface OwnPart {
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

const nothing: OwnPart = { environment: {}, drop: async () => undefined };

/** A database of its own on the PostgreSQL in `url`. */
export async function ownDatabase(url: string | undefined, name: string): Promise<OwnPart> {
  if (!url) return nothing;
  const run = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  };
  await run(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: own.href, DATABASE_APP_URL: '', DATABASE_WORKER_URL: '' },
    drop: () => run(`drop database if exists ${name} with (force)`),
  };
}

/** A namespace of its own on the Temporal server at `address`, ready when it can be asked. */
export async function ownNamespace(address: string | undefined, name: string): Promise<OwnPart> {
  if (!address) return nothing;
  const connection = await Connection.connect({ address });
  await connection.workflowService.registerNamespace({ namespace: name, workflowExecutionRetentionPeriod: { seconds: 86_400 } as never });
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    const known = await connection.workflowService.describeNamespace({ namespace: name }).catch(() => null);
    if (known) break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return {
    environment: { TEMPORAL_NAMESPACE: name },
    async drop() {
      await connection.operatorService.deleteNamespace({ namespace: name }).catch(() => undefined);
      await connection.close();
    },
  };
}
