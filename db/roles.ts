import { randomUUID } from 'node:crypto';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import type { Role } from './role.ts';

/** A role of a person somewhere: on a unit, for a care provider, or on the platform when neither is given. */
export interface RoleThere {
  readonly staff: string;
  readonly role: Role;
  readonly unit?: string;
  readonly careProvider?: string;
}

/**
 * Waits for whoever else is changing roles of this place. Taken before what is there is counted, so that two who each take one of the last
 * two away are not both right.
 */
export async function lockRoles(em: Em, place: string): Promise<void> {
  await em.execute(`select pg_advisory_xact_lock(hashtextextended('roles ' || ?, 0))`, [place]);
}

/** Gives the role, and keeps that it was given. False when the person has it already. Row-level security refuses who may not. */
export async function grantRole(em: Em, there: RoleThere, by: Doer, reason: string | null = null): Promise<boolean> {
  const given = await em.execute<unknown[]>(
    `insert into role_grant (id, staff_id, role, unit_id, care_provider_id, granted_by, granted_at)
     values (?::uuid, ?::uuid, ?, ?::uuid, ?::uuid, ?::uuid, ?) on conflict do nothing returning 1`,
    [randomUUID(), there.staff, there.role, there.unit ?? null, there.careProvider ?? null, by.id, iso(by.at)],
  );
  if (given.length > 0) await keepChange(em, by, { what: 'granted', ...there, reason });
  return given.length > 0;
}

/** Takes the role back, and keeps that it was taken. False when the person does not have it, or it is not the reader's to take. */
export async function revokeRole(em: Em, there: RoleThere, by: Doer, reason: string | null = null): Promise<boolean> {
  const taken = await em.execute<unknown[]>(
    `delete from role_grant where staff_id = ?::uuid and role = ? and unit_id is not distinct from ?::uuid
       and care_provider_id is not distinct from ?::uuid returning 1`,
    [there.staff, there.role, there.unit ?? null, there.careProvider ?? null],
  );
  if (taken.length > 0) await keepChange(em, by, { what: 'revoked', ...there, reason });
  return taken.length > 0;
}
