import type { Instant } from '../engine/plan.ts';
import type { Em } from './orm.ts';
import type { UnitKind } from './people.ts';

/** A version as the catalogue shows it. */
export interface CatalogueVersion {
  readonly id: string;
  readonly moment: string;
  readonly name: string;
  readonly version: string;
  readonly kind: 'support' | 'treatment';
  readonly summary: string;
  readonly modules: number;
  readonly status: 'awaiting' | 'published' | 'unpublished';
  readonly publishedAt: Instant | null;
  readonly owner: { readonly id: string; readonly name: string; readonly kind: UnitKind } | null;
  readonly visibility: 'everyone' | 'careProviders';
  /** Who may use it when it is not for everyone. */
  readonly careProviders: readonly Named[];
  readonly licence: string;
  readonly permittedAudience: string;
  /** Everyone who has designed any of it: nobody of them may publish it. Empty to readers who may not see the history. */
  readonly designers: readonly string[];
  readonly history: readonly { readonly what: VersionEvent; readonly at: Instant; readonly by: string | null }[];
}

export type VersionEvent = 'designed' | 'handedOver' | 'published' | 'unpublished' | 'visibilityChanged';

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Which part of the catalogue is read (UNI-15). */
export type CataloguePart =
  /** Everything that has been published, for those who look after the whole. */
  | { readonly kind: 'whole' }
  /** What is published for everyone, and all that the publishing unit owns. */
  | { readonly kind: 'publishingUnit'; readonly unit: string }
  /** What is published and visible to the care provider, and what is active on its units though it is no longer. */
  | { readonly kind: 'careProvider'; readonly careProvider: string }
  /** What is published for everyone. */
  | { readonly kind: 'public' };

/** That part of the catalogue, by name, the newest version of each moment first. */
export async function catalogueVersions(em: Em, part: CataloguePart): Promise<CatalogueVersion[]> {
  const { where, values } = within(part);
  return em.execute<CatalogueVersion[]>(`${SELECT} where ${where} order by v.name collate "sv-x-icu", v.moment, ${NEWEST_FIRST}`, values);
}

/** Whether a care provider may use a version now (UNI-17). */
export const isAvailableTo = ({ status, visibility, careProviders }: CatalogueVersion, careProvider: string): boolean =>
  status === 'published' && (visibility === 'everyone' || careProviders.some(({ id }) => id === careProvider));

/** One version, held until the transaction is over so that two publishers do not decide on it at once; null when this reader may not change it. */
export async function versionToDecide(em: Em, id: string): Promise<CatalogueVersion | null> {
  await em.execute(`select 1 from moment_version where id = ?::uuid for update`, [id]);
  const [version] = await em.execute<CatalogueVersion[]>(`${SELECT} where v.id = ?::uuid`, [id]);
  return version ?? null;
}

/** Every care provider that is connected, by name. */
export async function careProvidersByName(em: Em): Promise<Named[]> {
  return em.execute<Named[]>(`select id, name from care_provider where active order by name collate "sv-x-icu"`);
}

function within(part: CataloguePart): { where: string; values: readonly string[] } {
  switch (part.kind) {
    case 'whole':
      return { where: `v.status <> 'awaiting'`, values: [] };
    case 'publishingUnit':
      return { where: `(v.unit_id = ?::uuid or v.status = 'published' and v.visibility = 'everyone')`, values: [part.unit] };
    case 'careProvider':
      return {
        where: `(v.status = 'published' and visible_to(v.id, ?::uuid) or v.status <> 'awaiting' and exists (
          select from unit_moment a join unit u on u.id = a.unit_id join care_unit c on c.id = u.care_unit_id
          where a.moment_version_id = v.id and a.ended_at is null and c.care_provider_id = ?::uuid))`,
        values: [part.careProvider, part.careProvider],
      };
    case 'public':
      return { where: `v.status = 'published' and v.visibility = 'everyone'`, values: [] };
  }
}

const NEWEST_FIRST = `string_to_array(v.version, '.')::int[] desc`;

const SELECT = `select v.id, v.moment, v.name, v.version, v.document ->> 'kind' as kind, v.document ->> 'summary' as summary,
    coalesce(jsonb_array_length(v.document -> 'modules'), 0) as modules, v.status, v.published_at as "publishedAt", v.visibility, v.licence,
    v.permitted_audience as "permittedAudience",
    case when o.id is not null then json_build_object('id', o.id, 'name', o.name, 'kind', o.kind) end as owner,
    coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by p.name)
      from version_care_provider x join care_provider p on p.id = x.care_provider_id where x.moment_version_id = v.id), '[]'::json) as "careProviders",
    coalesce((select json_agg(distinct h.by_id) from version_history h
      where h.moment_version_id = v.id and h.what = 'designed' and h.by_id is not null), '[]'::json) as designers,
    coalesce((select json_agg(json_build_object('what', h.what, 'at', extract(epoch from h.at) * 1000, 'by', s.given_name || ' ' || s.family_name)
      order by h.at, array_position(array['designed', 'handedOver', 'published', 'unpublished', 'visibilityChanged'], h.what)) from version_history h left join staff s on s.id = h.by_id where h.moment_version_id = v.id), '[]'::json) as history
  from moment_version v left join unit o on o.id = v.unit_id`;
