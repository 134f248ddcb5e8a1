import type { Clock } from '../db/clock.ts';
import { forgetFiles, storeKey, takeOrphans } from '../db/files.ts';
import type { Database } from '../db/orm.ts';
import type { FileStore } from '../integrations/fileStore.ts';

/**
 * Removes files that nothing keeps (`takeOrphans`): the row is marked first, then the bytes go, then the row. Dying in between leaves a marked row,
 * which the next round takes. Answers with how many went.
 */
export async function sweepFiles({
  db,
  clock,
  files,
}: {
  readonly db: Database;
  readonly clock: Clock;
  readonly files: FileStore;
}): Promise<number> {
  const orphans = await db.as({ kind: 'worker' }, async (em) => takeOrphans(em, await clock.now(em)));
  for (const orphan of orphans) await files.remove(storeKey(orphan));
  await db.as({ kind: 'worker' }, (em) =>
    forgetFiles(
      em,
      orphans.map(({ id }) => id),
    ),
  );
  return orphans.length;
}
