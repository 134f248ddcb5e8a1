import { MikroORM } from '@mikro-orm/postgresql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { entities } from '../../db/entities.ts';
import { freshDatabase, type FreshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let orm: MikroORM;
beforeAll(async () => {
  fresh = await freshDatabase();
  orm = await MikroORM.init({ clientUrl: fresh.urls.owner, entities: [...entities], logger: () => undefined });
});
afterAll(async () => {
  await orm.close(true);
  await fresh.drop();
});

describe('the entities', () => {
  test('are the tables: every table has one, with the same columns and the same optional ones', async () => {
    const columns = await orm.em.execute<{ table: string; column: string; optional: boolean }[]>(
      `select table_name as "table", column_name as "column", is_nullable = 'YES' as optional from information_schema.columns
       where table_schema = 'public' and table_name <> 'migration' and table_name in (select relname from pg_class where relkind in ('r', 'p'))`,
    );
    const inTables = columns.map(({ table, column, optional }) => `${table}.${column}${optional ? '?' : ''}`).sort();
    const inEntities = [...orm.getMetadata().getAll().values()]
      .flatMap((meta) =>
        Object.values(meta.properties).map((property) => `${meta.tableName}.${property.fieldNames[0]}${property.nullable ? '?' : ''}`),
      )
      .sort();
    expect(inEntities).toEqual(inTables);
  });
});
