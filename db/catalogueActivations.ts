import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A version that is active on a unit. */
export interface Activation {
  readonly id: string;
  readonly unit: string;
  readonly momentVersion: string;
  readonly activatedAt: Instant | null;
  /** Running moments of an older minor version may take it (CAC-07). */
  readonly reachesRunning: boolean;
}

/** A unit of a care provider, as activation sees it. */
export interface ProvidersUnit {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
}

/** The care provider's units by name. */
export async function providersUnits(em: Em, careProvider: string): Promise<ProvidersUnit[]> {
  return em.execute<ProvidersUnit[]>(
    `select u.id, u.name, u.active from unit u join care_unit c on c.id = u.care_unit_id where c.care_provider_id = ?::uuid
     order by u.name collate "sv-x-icu"`,
    [careProvider],
  );
}

/** What is active on the care provider's units now. */
export async function activationsOf(em: Em, careProvider: string): Promise<Activation[]> {
  return em.execute<Activation[]>(
    `select a.id, a.unit_id as unit, a.moment_version_id as "momentVersion", a.activated_at as "activatedAt", a.reaches_running as "reachesRunning"
     from unit_moment a join unit u on u.id = a.unit_id join care_unit c on c.id = u.care_unit_id
     where c.care_provider_id = ?::uuid and a.ended_at is null`,
    [careProvider],
  );
}

/**
 * Activates a version on a unit, as a care provider administrator; row-level security refuses another care provider's unit, an inactive one, and
 * a version that is not published or not visible. A newer minor version of what is active there is one that running moments may take (DES-15).
 * Active already: nothing is done. Answers with what then stands.
 */
export async function activate(
  em: Em,
  { unit, momentVersion, by, at }: { readonly unit: string; readonly momentVersion: string; readonly by: string; readonly at: Instant },
): Promise<Activation> {
  await em.execute(
    `insert into unit_moment (unit_id, moment_version_id, activated_by, activated_at, reaches_running)
     select ?::uuid, v.id, ?::uuid, ?, exists (
       select from unit_moment a join moment_version older on older.id = a.moment_version_id
       where a.unit_id = ?::uuid and older.moment = v.moment and split_part(older.version, '.', 1) = split_part(v.version, '.', 1)
         and string_to_array(older.version, '.')::int[] < string_to_array(v.version, '.')::int[])
     from moment_version v where v.id = ?::uuid
     on conflict (unit_id, moment_version_id) where ended_at is null do nothing`,
    [unit, by, iso(at), unit, momentVersion],
    'run',
  );
  const [stands] = await em.execute<Activation[]>(
    `select id, unit_id as unit, moment_version_id as "momentVersion", activated_at as "activatedAt", reaches_running as "reachesRunning"
     from unit_moment where unit_id = ?::uuid and moment_version_id = ?::uuid and ended_at is null`,
    [unit, momentVersion],
  );
  if (!stands) throw new Error(`The version "${momentVersion}" was not activated on "${unit}".`);
  return stands;
}

/** Ends an activation: nothing new starts by it, and what runs goes on. False when there is none that this reader may end. */
export async function endActivation(em: Em, id: string, by: string, at: Instant): Promise<boolean> {
  const ended = await em.execute<unknown[]>(
    `update unit_moment set ended_by = ?::uuid, ended_at = ? where id = ?::uuid and ended_at is null returning id`,
    [by, iso(at), id],
  );
  return ended.length > 0;
}
