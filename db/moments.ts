import type { Moment } from '../compiler/document/moment.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A published version of a moment, whole. Document and plan of an id never change. */
export interface MomentVersion {
  readonly id: string;
  readonly document: Moment;
  readonly plan: Plan;
  readonly planHash: string;
}

/** The versions with these ids. What an id stands for never changes, so what has been read is kept in memory. */
export async function momentVersions(em: Em, ids: readonly string[]): Promise<ReadonlyMap<string, MomentVersion>> {
  const found = new Map<string, MomentVersion>();
  for (const id of ids) {
    const version = kept.get(id);
    if (version) found.set(id, version);
  }
  const unread = ids.filter((id) => !found.has(id));
  if (unread.length === 0) return found;
  const rows = await em.execute<MomentVersion[]>(
    `select v.id, v.document, v.plan_hash as "planHash", p.content as plan
     from moment_version v join plan p on p.hash = v.plan_hash where v.id = any (?::uuid[])`,
    [`{${unread.join(',')}}`],
  );
  for (const row of rows) {
    found.set(row.id, row);
    keep(row);
  }
  return found;
}

/** The versions that have been read last. */
const kept = new Map<string, MomentVersion>();
const MOST_KEPT = 200;

function keep(version: MomentVersion): void {
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '');
  kept.set(version.id, version);
}

/** The plan with this hash: what a hash stands for never changes, so what has been read is kept in memory. */
export async function planByHash(em: Em, hash: string): Promise<Plan> {
  const known = keptPlans.get(hash);
  if (known) return known;
  const [row] = await em.execute<{ plan: Plan }[]>(`select content as plan from plan where hash = ?`, [hash]);
  if (!row) throw new Error(`There is no plan "${hash}".`);
  if (keptPlans.size >= MOST_KEPT) keptPlans.delete(keptPlans.keys().next().value ?? '');
  keptPlans.set(hash, row.plan);
  return row.plan;
}

const keptPlans = new Map<string, Plan>();

/** What a unit may start, by name, the newest activated version of each moment. */
export interface CatalogueEntry {
  readonly momentVersion: string;
  readonly moment: string;
  readonly name: string;
  readonly version: string;
  readonly kind: 'support' | 'treatment';
  readonly summary: string;
  readonly modules: number;
  readonly publishedAt: Instant;
}

export async function catalogue(em: Em, unit: string): Promise<CatalogueEntry[]> {
  return em.execute<CatalogueEntry[]>(
    `select * from (
       select distinct on (v.moment) v.id as "momentVersion", v.moment, v.name, v.version, v.document ->> 'kind' as kind,
         v.document ->> 'summary' as summary, coalesce(jsonb_array_length(v.document -> 'modules'), 0) as modules, v.published_at as "publishedAt"
       from startable u join moment_version v on v.id = u.moment_version_id
       where u.unit_id = ?::uuid
       order by v.moment, string_to_array(v.version, '.')::int[] desc
     ) newest order by name collate "sv-x-icu"`,
    [unit],
  );
}

/** A version to publish: its document, its plan and the plan's hash, and the units that may start it. */
export interface Publication {
  readonly id: string;
  readonly document: Moment;
  readonly plan: Plan;
  readonly planHash: string;
  readonly units: readonly string[];
  readonly publishedAt: Instant;
  /** The publishing unit that owns it; none unless told. */
  readonly owner?: string;
}

/**
 * Publishes a version. The same again changes nothing; the same version number with another content is refused, for a plan never changes
 * (promise 7). Answers with the id that then stands. Done by the owner (`setUp`).
 */
export async function publishMoment(em: Em, { id, document, plan, planHash, units, publishedAt, owner }: Publication): Promise<string> {
  await em.execute(
    `insert into plan (hash, content) values (?, ?::jsonb) on conflict (hash) do nothing`,
    [planHash, JSON.stringify(plan)],
    'run',
  );
  await em.execute(
    `with made as (
       insert into moment_version (id, moment, version, name, document, plan_hash, status, published_at, unit_id)
       values (?::uuid, ?, ?, ?, ?::jsonb, ?, 'published', ?, ?::uuid) on conflict (moment, version) do nothing returning id, published_at)
     insert into version_history (id, moment_version_id, what, at) select gen_random_uuid(), id, 'published', published_at from made`,
    [id, document.id, document.version, document.name, JSON.stringify(document), planHash, iso(publishedAt), owner ?? null],
    'run',
  );
  if (owner !== undefined)
    await em.execute(
      `update moment_version set unit_id = ?::uuid where moment = ? and version = ? and unit_id is null`,
      [owner, document.id, document.version],
      'run',
    );
  const [stands] = await em.execute<{ id: string; same: boolean }[]>(
    `select id, plan_hash = ? and document = ?::jsonb as same from moment_version where moment = ? and version = ?`,
    [planHash, JSON.stringify(document), document.id, document.version],
  );
  if (!stands?.same)
    throw new Error(
      `Momentet "${document.id}" version ${document.version} är redan publicerat med ett annat innehåll. Ge ändringen ett nytt versionsnummer.`,
    );
  // What an administrator has ended since stays ended.
  for (const unit of units)
    await em.execute(
      `insert into unit_moment (unit_id, moment_version_id, activated_at) select ?::uuid, ?::uuid, ?
       where not exists (select from unit_moment where unit_id = ?::uuid and moment_version_id = ?::uuid)`,
      [unit, stands.id, iso(publishedAt), unit, stands.id],
      'run',
    );
  return stands.id;
}
