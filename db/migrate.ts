import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Migration, Migrator } from '@mikro-orm/migrations';
import { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { entities } from './entities.ts';
import { encrypted, withoutTls } from './tls.ts';

/** Addresses of one database: the owner's, which migrates, and the two serving roles'. */
export interface DatabaseUrls {
  readonly owner: string;
  readonly app: string;
  readonly worker: string;
}

/** The two roles that serve. Policies and grants name them, so they are called this everywhere. */
export const SERVING_ROLES = { app: 'stegvis_app', worker: 'stegvis_worker' } as const;

/**
 * Brings the database up to date: the serving roles with the passwords of their addresses, then every file of `migrations/` that has not
 * been applied, in order, each in a transaction. Running it again changes nothing. `to` stops at a file: what an older Stegvis left behind.
 */
export async function migrate(urls: DatabaseUrls, to?: string): Promise<void> {
  await createServingRoles(urls);
  const orm = await MikroORM.init({
    clientUrl: urls.owner,
    driverOptions: encrypted(urls.owner),
    entities: [...entities],
    logger: () => undefined,
    extensions: [Migrator],
    migrations: { tableName: 'migration', migrationsList: migrations(), transactional: true, allOrNothing: true, snapshot: false },
  });
  try {
    await orm.migrator.up(to === undefined ? undefined : { to });
  } finally {
    await orm.close(true);
  }
}

/**
 * The serving roles' addresses in the same database as the owner's, for development and tests. Roles belong to the whole server, so their
 * passwords follow from the owner's unless they are given: whoever may migrate there comes to the same ones.
 */
export function servingUrls(
  owner: string,
  passwords: { readonly app: string; readonly worker: string } = passwordsBehind(owner),
): DatabaseUrls {
  const as = (role: string, password: string): string => {
    const url = new URL(owner);
    url.username = role;
    url.password = password;
    return url.href;
  };
  return { owner, app: as(SERVING_ROLES.app, passwords.app), worker: as(SERVING_ROLES.worker, passwords.worker) };
}

function passwordsBehind(owner: string): { app: string; worker: string } {
  const of = (role: string): string =>
    createHmac('sha256', decodeURIComponent(new URL(owner).password))
      .update(role)
      .digest('hex');
  return { app: of(SERVING_ROLES.app), worker: of(SERVING_ROLES.worker) };
}

async function createServingRoles(urls: DatabaseUrls): Promise<void> {
  const client = new Client({ connectionString: withoutTls(urls.owner), ...encrypted(urls.owner) });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await requireServer(client);
    for (const [part, role] of Object.entries(SERVING_ROLES)) {
      const url = new URL(urls[part === 'app' ? 'app' : 'worker']);
      if (url.username !== role)
        throw new Error(`Adressen till databasen för rollen "${role}" ska ha det användarnamnet, inte "${url.username}".`);
      const password = client.escapeLiteral(decodeURIComponent(url.password));
      const exists = await client.query('select from pg_roles where rolname = $1', [role]);
      await client.query(`${exists.rowCount === 0 ? 'create' : 'alter'} role ${role} login password ${password}`);
      const mighty = await client.query('select from pg_roles where rolname = $1 and (rolsuper or rolbypassrls)', [role]);
      if (mighty.rowCount !== 0)
        throw new Error(`Databasrollen "${role}" är superanvändare eller går förbi radskyddet. Ta bort de rättigheterna.`);
    }
  } finally {
    await client.end();
  }
}

/** What the tables rest on: `nulls not distinct` (15) and Swedish order of names (ICU). */
async function requireServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string; swedish: boolean }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as name,
       exists (select from pg_collation where collname = 'sv-x-icu') as swedish`,
  );
  const [server] = rows;
  if (!server || server.version < 150_000)
    throw new Error(`PostgreSQL ${server?.name ?? ''} är för gammal. Stegvis behöver version 15 eller nyare.`);
  if (!server.swedish) throw new Error('PostgreSQL saknar ICU, så namn går inte att ordna på svenska. Installera en version med ICU.');
}

/** One migration per SQL file, named as the file. */
function migrations() {
  const folder = new URL('./migrations/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return {
        name,
        class: class extends Migration {
          override up(): void {
            this.addSql(sql);
          }
        },
      };
    });
}
