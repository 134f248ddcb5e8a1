import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { migrate, servingUrls } from '../../db/migrate.ts';
import * as orm from '../../db/orm.ts';
import { organisation, seedOrganisation } from '../../start/seed/organisation.ts';
import { startPostgres, type Postgres } from '../../start/postgres.ts';
import { show } from './exhibit.ts';

/**
 * Measured on PostgreSQL 18: row-level security, forced on every table, hides nothing from a superuser, and nothing says so.
 * Here a role that the row-level security does not bind is refused when it connects.
 */
let folder: string;
let server: Postgres;
let superuser: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stegvis-museum-'));
  server = await startPostgres({ folder, durable: false });
  await migrate(servingUrls(server.ownerUrl, { app: 'a', worker: 'b' }));
  await orm.setUp(server.ownerUrl, seedOrganisation);
  superuser = server.ownerUrl.replace(/stegvis_owner:[^@]*/, `postgres:${readFileSync(join(folder, 'password'), 'utf8')}`);
});
afterAll(async () => {
  await server.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

show(
  'the superuser saw all',
  {
    source: 'measured on PostgreSQL 18',
    happens: async ({ connect }: typeof orm) => {
      const database = await connect(superuser, { connections: 1 }).catch((error: Error) => error);
      if (database instanceof Error) return database.message.slice(0, 54);
      const [erik] = organisation.citizens;
      const seen = await database.as({ kind: 'citizen', id: erik?.id ?? '' }, (em) => em.execute('select id from citizen'));
      await database.close();
      return `Erik sees ${seen.length} citizens`;
    },
    ours: 'Stegvis startar inte med databasrollen "postgres": den',
    accident: `Erik sees ${organisation.citizens.length} citizens`,
    without: [{ file: 'db/orm.ts', find: 'await refuseTooMightyRole(database);', replace: '' }],
  },
  orm,
  'db/orm.ts',
);
