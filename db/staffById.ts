import type { Em } from './orm.ts';
import { staffByHsaId } from './people.ts';
import type { Staff } from './people.ts';

/** Staff by id (as `signIn`), with grants and commissions, or null. */
export async function staffById(em: Em, id: string): Promise<Staff | null> {
  const [row] = await em.execute<{ hsaId: string }[]>(`select hsa_id as "hsaId" from staff where id = ?::uuid`, [id]);
  return row ? staffByHsaId(em, row.hsaId) : null;
}
