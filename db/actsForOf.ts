import type { Em } from './orm.ts';
import type { ActsFor } from './sessions.ts';

/** Those whom a citizen acts for, as the rows say (as `signIn`); whether it holds now is the caller's question. */
export async function actsForOf(em: Em, actor: string): Promise<ActsFor[]> {
  const [row] = await em.execute<{ actsFor: ActsFor[] }[]>(
    `select citizen_json(c) -> 'actsFor' as "actsFor" from citizen c where c.id = ?::uuid`,
    [actor],
  );
  return row?.actsFor ?? [];
}
