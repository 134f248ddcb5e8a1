import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A commission that HSA says holds now. */
export interface CommissionInHsa {
  readonly hsaId: string;
  readonly name: string;
  /** `careAndTreatment`, `administration`, or HSA's own word. */
  readonly purpose: string;
  readonly systemRoles: readonly string[];
  /** HSA id of its care unit. */
  readonly careUnit: string;
}

/**
 * Keeps what HSA says of a person's commissions (as `signIn`): new ones and those that hold again. A commission on a care unit that nobody here
 * knows is left out. Nobody makes one here (UNI-19).
 */
export async function keepCommissions(em: Em, staff: string, held: readonly CommissionInHsa[], at: Instant): Promise<void> {
  for (const { hsaId, name, purpose, systemRoles, careUnit } of held)
    await em.execute(
      `insert into commission (id, hsa_id, name, staff_id, care_unit_id, purpose, system_roles, valid_from)
       select ?::uuid, ?, ?, ?::uuid, c.id, ?, array(select jsonb_array_elements_text(?::jsonb)), ? from care_unit c where c.hsa_id = ?
       on conflict (hsa_id) do update set name = excluded.name, purpose = excluded.purpose, system_roles = excluded.system_roles, valid_to = null
         where commission.staff_id = excluded.staff_id`,
      [randomUUID(), hsaId, name, staff, purpose, JSON.stringify(systemRoles), iso(at), careUnit],
      'run',
    );
}

/** Ends, from now on, the person's commissions that HSA no longer names (as `signIn`, AUT-13). */
export async function endCommissions(em: Em, staff: string, stillHeld: readonly string[], at: Instant): Promise<void> {
  await em.execute(
    `update commission set valid_to = ? where staff_id = ?::uuid and (valid_to is null or valid_to > ?)
       and hsa_id <> all (array(select jsonb_array_elements_text(?::jsonb)))`,
    [iso(at), staff, iso(at), JSON.stringify(stillHeld)],
    'run',
  );
}
