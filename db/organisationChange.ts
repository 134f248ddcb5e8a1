import { randomUUID } from 'node:crypto';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';
import type { Role } from './role.ts';
import { unanswered } from './together.ts';

/** Something that was done to places or roles. Who did it, and when, is told beside (`Doer`). */
export interface OrganisationChange {
  readonly what:
    | 'granted'
    | 'revoked'
    | 'suspended'
    | 'resumed'
    | 'careProviderAdded'
    | 'unitAdded'
    | 'unitActivated'
    | 'unitInactivated'
    | 'publishingUnitAdded'
    | 'publishingUnitRenamed'
    | 'responsibleChanged'
    | 'userGroupAdded'
    | 'userGroupChanged';
  readonly staff?: string;
  readonly role?: Role;
  readonly unit?: string;
  readonly careProvider?: string;
  readonly name?: string;
  readonly reason?: string | null;
}

/** Who does it, and when. */
export interface Doer {
  readonly id: string;
  readonly at: Instant;
}

/** A change as it is read again: with names, and where nobody may know them, whose they are. */
export interface ToldChange {
  readonly id: string;
  readonly at: Instant;
  readonly what: OrganisationChange['what'];
  readonly by: ChangedBy;
  readonly staff: ChangedBy | null;
  readonly role: Role | null;
  readonly unit: string | null;
  readonly careProvider: string | null;
  readonly name: string | null;
  readonly reason: string | null;
}

interface ChangedBy {
  readonly givenName: string;
  readonly familyName: string;
  readonly protected: boolean;
}

/** Keeps what is done, in the transaction that does it. Nobody but the owner can change or take away a row. */
export async function keepChange(em: Em, by: Doer, change: OrganisationChange): Promise<void> {
  await em.execute(
    `${unanswered}insert into organisation_change (id, at, by_id, what, staff_id, role, unit_id, care_provider_id, name, reason)
     values (?::uuid, ?, ?::uuid, ?, ?::uuid, ?, ?::uuid, ?::uuid, ?, ?)`,
    [
      randomUUID(),
      iso(by.at),
      by.id,
      change.what,
      change.staff ?? null,
      change.role ?? null,
      change.unit ?? null,
      change.careProvider ?? null,
      change.name ?? null,
      change.reason ?? null,
    ],
    'run',
  );
}

/** The newest changes that the reader may see, newest first: of one unit when it is given. */
export async function changesSeen(em: Em, limit: number, unit: string | null = null): Promise<ToldChange[]> {
  return em.execute<ToldChange[]>(
    `select c.id, c.at, c.what, json_build_object('givenName', b.given_name, 'familyName', b.family_name, 'protected', b.protected) as by,
       case when s.id is not null then json_build_object('givenName', s.given_name, 'familyName', s.family_name, 'protected', s.protected) end as staff,
       c.role, u.name as unit, p.name as "careProvider", c.name, c.reason
     from organisation_change c join staff b on b.id = c.by_id left join staff s on s.id = c.staff_id left join unit u on u.id = c.unit_id
       left join care_provider p on p.id = c.care_provider_id
     where ?::uuid is null or c.unit_id = ?::uuid order by c.at desc, c.number desc limit ?`,
    [unit, unit, limit],
  );
}
