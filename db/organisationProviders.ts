import { randomUUID } from 'node:crypto';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import { STAFF_JSON } from './organisationStaff.ts';
import type { KnownStaff } from './organisationStaff.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';
import type { Role } from './role.ts';

/** A care provider, as the national administrator sees it. */
export interface ConnectedProvider {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
  readonly organisationNumber: string | null;
  readonly region: { readonly id: string; readonly name: string };
  readonly units: number;
  readonly administrators: readonly KnownStaff[];
}

/** All care providers that are connected, by name. */
export async function careProviders(em: Em): Promise<ConnectedProvider[]> {
  return em.execute<ConnectedProvider[]>(`select ${PROVIDER} order by p.name collate "sv-x-icu"`);
}

/** One care provider; unknown is refused. */
export async function careProvider(em: Em, id: string): Promise<ConnectedProvider> {
  const [row] = await em.execute<ConnectedProvider[]>(`select ${PROVIDER} where p.id = ?::uuid`, [id]);
  if (!row) throw new Refusal('notFound', 'Vårdgivaren finns inte.');
  return row;
}

/** Connects a care provider. Null when there is one with that HSA id. */
export async function addCareProvider(
  em: Em,
  provider: { hsaId: string; name: string; organisationNumber: string | null; region: string },
  by: Doer,
): Promise<string | null> {
  const id = randomUUID();
  const added = await em.execute<unknown[]>(
    `insert into care_provider (id, hsa_id, name, organisation_number, region_id) values (?::uuid, ?, ?, ?, ?::uuid)
     on conflict (hsa_id) do nothing returning 1`,
    [id, provider.hsaId, provider.name, provider.organisationNumber, provider.region],
  );
  if (added.length === 0) return null;
  await keepChange(em, by, { what: 'careProviderAdded', careProvider: id, name: provider.name });
  return id;
}

/** The regions that there are, by name. */
export async function regions(em: Em): Promise<{ id: string; name: string }[]> {
  return em.execute<{ id: string; name: string }[]>(`select id, name from region order by name collate "sv-x-icu"`);
}

/** The region of that name, made when it is new. */
export async function keepRegion(em: Em, name: string): Promise<string> {
  await em.execute(`insert into region (id, name) values (?::uuid, ?) on conflict (name) do nothing`, [randomUUID(), name], 'run');
  const [row] = await em.execute<{ id: string }[]>(`select id from region where name = ?`, [name]);
  if (!row) throw new Error('A region that was just kept is not there.');
  return row.id;
}

/** Everyone with a role on the platform, by name, once a role. */
export async function platformRoles(em: Em): Promise<{ staff: KnownStaff; role: Role }[]> {
  return em.execute<{ staff: KnownStaff; role: Role }[]>(
    `select ${STAFF_JSON} as staff, g.role from role_grant g join staff s on s.id = g.staff_id
     where g.unit_id is null and g.care_provider_id is null order by g.role, s.family_name collate "sv-x-icu", s.given_name`,
  );
}

const PROVIDER = `p.id, p.hsa_id as "hsaId", p.name, p.organisation_number as "organisationNumber",
    json_build_object('id', r.id, 'name', r.name) as region,
    (select count(*)::int from unit u join care_unit c on c.id = u.care_unit_id where c.care_provider_id = p.id) as units,
    coalesce((select json_agg(${STAFF_JSON} order by s.family_name, s.given_name) from role_grant g join staff s on s.id = g.staff_id
      where g.care_provider_id = p.id and g.role = 'careProviderAdministrator'), '[]'::json) as administrators
  from care_provider p join region r on r.id = p.region_id`;
