import { randomUUID } from 'node:crypto';
import { keepChange } from './organisationChange.ts';
import type { Doer } from './organisationChange.ts';
import { STAFF_JSON } from './organisationStaff.ts';
import type { KnownStaff } from './organisationStaff.ts';
import type { Em } from './orm.ts';
import { Refusal } from './refusal.ts';

/** A publishing unit, ordinary or for training (UNI-11), as the national administrator sees it. */
export interface PublishingUnit {
  readonly id: string;
  readonly hsaId: string | null;
  readonly name: string;
  readonly kind: 'publishing' | 'training';
  readonly active: boolean;
  readonly region: { readonly id: string; readonly name: string };
  readonly responsible: KnownStaff | null;
  readonly permissionAdministrators: readonly KnownStaff[];
}

/** All publishing units, by name. */
export async function publishingUnits(em: Em): Promise<PublishingUnit[]> {
  return em.execute<PublishingUnit[]>(`select ${UNIT} and u.kind <> 'care' order by u.name collate "sv-x-icu"`);
}

/** One publishing unit; another kind of unit is refused as unknown. `hold`: nothing starts on it until the transaction ends. */
export async function publishingUnit(em: Em, id: string, hold = false): Promise<PublishingUnit> {
  if (hold) await em.execute(`select 1 from unit where id = ?::uuid for update`, [id]);
  const [row] = await em.execute<PublishingUnit[]>(`select ${UNIT} and u.kind <> 'care' and u.id = ?::uuid`, [id]);
  if (!row) throw new Refusal('notFound', 'Utgivarenheten finns inte.');
  return row;
}

/** Makes a publishing unit with its responsible person (UNI-09). Null when there is a unit with that HSA id. */
export async function addPublishingUnit(
  em: Em,
  unit: { hsaId: string; name: string; kind: 'publishing' | 'training'; region: string; responsible: string },
  by: Doer,
): Promise<string | null> {
  const id = randomUUID();
  const added = await em.execute<unknown[]>(
    `insert into unit (id, hsa_id, name, kind, region_id, responsible_id) values (?::uuid, ?, ?, ?, ?::uuid, ?::uuid)
     on conflict (hsa_id) do nothing returning 1`,
    [id, unit.hsaId, unit.name, unit.kind, unit.region, unit.responsible],
  );
  if (added.length === 0) return null;
  await keepChange(em, by, { what: 'publishingUnitAdded', unit: id, name: unit.name, staff: unit.responsible });
  return id;
}

/** Gives a publishing unit another name. */
export async function renamePublishingUnit(em: Em, unit: string, name: string, by: Doer): Promise<void> {
  const changed = await em.execute<unknown[]>(`update unit set name = ? where id = ?::uuid and name <> ? returning 1`, [name, unit, name]);
  if (changed.length > 0) await keepChange(em, by, { what: 'publishingUnitRenamed', unit, name });
}

/** Makes another person responsible for a publishing unit. */
export async function setResponsible(em: Em, unit: string, responsible: string, by: Doer): Promise<void> {
  const changed = await em.execute<unknown[]>(
    `update unit set responsible_id = ?::uuid where id = ?::uuid and responsible_id is distinct from ?::uuid returning 1`,
    [responsible, unit, responsible],
  );
  if (changed.length > 0) await keepChange(em, by, { what: 'responsibleChanged', unit, staff: responsible });
}

const UNIT = `u.id, u.hsa_id as "hsaId", u.name, u.kind, u.active, json_build_object('id', r.id, 'name', r.name) as region,
    (select ${STAFF_JSON} from staff s where s.id = u.responsible_id) as responsible,
    coalesce((select json_agg(${STAFF_JSON} order by s.family_name, s.given_name) from role_grant g join staff s on s.id = g.staff_id
      where g.unit_id = u.id and g.role = 'permissionAdministrator'), '[]'::json) as "permissionAdministrators"
  from unit u join region r on r.id = u.region_id where true`;
