import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** Whose a running moment is, and whether it has ended: what the policy asks, and nothing of the citizen. */
export interface Owner {
  readonly id: string;
  readonly citizenId: string;
  readonly unitId: string;
  readonly kind: 'real' | 'test';
  readonly ended: boolean;
}

/** Refused when the reader may not know that there is one. */
export async function ownerOf(em: Em, runningMoment: string): Promise<Owner> {
  const [row] = await em.execute<Owner[]>(
    `select id, citizen_id as "citizenId", unit_id as "unitId", kind, phase = 'ended' as ended from running_moment where id = ?::uuid`,
    [runningMoment],
  );
  if (!row) throw new Refusal('notFound', 'Momentet finns inte.');
  return row;
}
