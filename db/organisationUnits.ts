import { randomUUID } from 'node:crypto';
import type { Phase } from '../engine/state.ts';
import type { Instant } from '../engine/plan.ts';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import { STAFF_JSON } from './organisationStaff.ts';
import type { KnownStaff } from './organisationStaff.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A unit of care, as its care provider administrator sees it. */
export interface ProvidersUnit {
  readonly id: string;
  readonly hsaId: string;
  readonly name: string;
  readonly active: boolean;
  readonly careUnit: { readonly id: string; readonly hsaId: string; readonly name: string };
  readonly permissionAdministrators: readonly KnownStaff[];
}

/** A running moment that stands in the way of closing a unit, without its citizen. */
export interface Obstacle {
  readonly moment: string;
  readonly version: string;
  readonly phase: Phase;
  readonly kind: 'real' | 'test';
  readonly startedAt: Instant;
  readonly responsible: Pick<KnownStaff, 'givenName' | 'familyName' | 'protected'> | null;
}

/** All units of a care provider, by name. */
export async function unitsOfProvider(em: Em, careProvider: string): Promise<ProvidersUnit[]> {
  return em.execute<ProvidersUnit[]>(
    `select ${UNIT} from unit u join care_unit c on c.id = u.care_unit_id where c.care_provider_id = ?::uuid order by u.name collate "sv-x-icu"`,
    [careProvider],
  );
}

/** One of the care provider's units. Another's is refused as unknown. `hold`: nothing starts on it until the transaction ends. */
export async function unitOfProvider(em: Em, careProvider: string, unit: string, hold = false): Promise<ProvidersUnit> {
  if (hold) await em.execute(`select 1 from unit where id = ?::uuid for update`, [unit]);
  const [row] = await em.execute<ProvidersUnit[]>(
    `select ${UNIT} from unit u join care_unit c on c.id = u.care_unit_id where c.care_provider_id = ?::uuid and u.id = ?::uuid`,
    [careProvider, unit],
  );
  if (!row) throw new Refusal('notFound', 'Enheten finns inte.');
  return row;
}

/** The care unit with this HSA id at the care provider, made when nobody here has met it. Null when it is another care provider's. */
export async function keepCareUnit(em: Em, careProvider: string, careUnit: { hsaId: string; name: string }): Promise<string | null> {
  await em.execute(
    `insert into care_unit (id, hsa_id, name, care_provider_id) values (?::uuid, ?, ?, ?::uuid) on conflict (hsa_id) do nothing`,
    [randomUUID(), careUnit.hsaId, careUnit.name, careProvider],
    'run',
  );
  const [row] = await em.execute<{ id: string }[]>(`select id from care_unit where hsa_id = ? and care_provider_id = ?::uuid`, [
    careUnit.hsaId,
    careProvider,
  ]);
  return row?.id ?? null;
}

/** Adds a unit of care. Null when there is one with that HSA id. */
export async function addUnit(em: Em, unit: { hsaId: string; name: string; careUnit: string }, by: Doer): Promise<string | null> {
  const id = randomUUID();
  const added = await em.execute<unknown[]>(
    `insert into unit (id, hsa_id, name, kind, care_unit_id, region_id)
     select ?::uuid, ?, ?, 'care', c.id, p.region_id from care_unit c join care_provider p on p.id = c.care_provider_id where c.id = ?::uuid
     on conflict (hsa_id) do nothing returning 1`,
    [id, unit.hsaId, unit.name, unit.careUnit],
  );
  if (added.length === 0) return null;
  await keepChange(em, by, { what: 'unitAdded', unit: id, name: unit.name });
  return id;
}

/** Lets work begin on a unit again, or closes it. Whether it may be closed is the caller's question. False when it is so already. */
export async function setUnitActive(em: Em, unit: string, active: boolean, by: Doer, reason: string | null = null): Promise<boolean> {
  const changed = await em.execute<unknown[]>(`update unit set active = ? where id = ?::uuid and active <> ? returning 1`, [
    active,
    unit,
    active,
  ]);
  if (changed.length > 0) await keepChange(em, by, { what: active ? 'unitActivated' : 'unitInactivated', unit, reason });
  return changed.length > 0;
}

/** What stands in the way of closing a unit (UNI-07, UNI-08), for those who administer it; for others nothing. Oldest first. */
export async function obstaclesOf(em: Em, unit: string): Promise<Obstacle[]> {
  return em.execute<Obstacle[]>(
    `select o.moment, o.version, o.phase, o.kind, o.started_at as "startedAt",
       case when s.id is not null then json_build_object('givenName', s.given_name, 'familyName', s.family_name, 'protected', s.protected) end as responsible
     from unit_obstacles(?::uuid) o left join staff s on s.id = o.responsible_id order by o.started_at`,
    [unit],
  );
}

const UNIT = `u.id, u.hsa_id as "hsaId", u.name, u.active, json_build_object('id', c.id, 'hsaId', c.hsa_id, 'name', c.name) as "careUnit",
  coalesce((select json_agg(${STAFF_JSON} order by s.family_name, s.given_name) from role_grant g join staff s on s.id = g.staff_id
    where g.unit_id = u.id and g.role = 'permissionAdministrator'), '[]'::json) as "permissionAdministrators"`;
