import type { Form } from '../compiler/document/form.ts';
import type { Instant } from '../engine/plan.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A version of a form of the publishing unit (FRM-24). */
export interface SharedFormRow {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly document: Form;
  readonly publishedAt: Instant;
  /** The moment of this form alone that the reader's unit may start; null when there is none. */
  readonly momentVersion: string | null;
}

/** Publishes a version. The same again changes nothing; the same version with another content is refused. Done by the owner (`setUp`). */
export async function publishSharedForm(
  em: Em,
  form: Form,
  { id, version, at }: { id: string; version: string; at: Instant },
): Promise<void> {
  await em.execute(
    `insert into shared_form (id, version, title, document, published_at) values (?, ?, ?, ?::jsonb, ?) on conflict (id, version) do nothing`,
    [id, version, form.title, JSON.stringify(form), iso(at)],
    'run',
  );
  const [stands] = await em.execute<{ same: boolean }[]>(
    `select document = ?::jsonb as same from shared_form where id = ? and version = ?`,
    [JSON.stringify(form), id, version],
  );
  if (stands?.same !== true)
    throw new Error(
      `Formuläret "${id}" version ${version} är redan publicerat med ett annat innehåll. Ge ändringen ett nytt versionsnummer.`,
    );
}

/** All versions of all shared forms by title, the newest of each first. `unit` says whose moments of one form may be started. */
export async function sharedForms(em: Em, unit: string | null = null): Promise<SharedFormRow[]> {
  return em.execute<SharedFormRow[]>(`${SELECT} order by f.title collate "sv-x-icu", f.id, f.published_at desc, f.version desc`, [unit]);
}

/** One version of one shared form, or null. */
export async function readSharedForm(em: Em, id: string, version: string, unit: string | null = null): Promise<SharedFormRow | null> {
  const [row] = await em.execute<SharedFormRow[]>(`${SELECT} where f.id = ? and f.version = ?`, [unit, id, version]);
  return row ?? null;
}

const SELECT = `select f.id, f.version, f.title, f.document, f.published_at as "publishedAt", (
    select v.id from moment_version v join startable u on u.moment_version_id = v.id
    where u.unit_id = ?::uuid and v.moment = f.id and jsonb_array_length(v.document -> 'forms') = 1
      and v.document -> 'forms' -> 0 -> 'sharedForm' ->> 'id' = f.id and v.document -> 'forms' -> 0 -> 'sharedForm' ->> 'version' = f.version
    order by v.published_at desc limit 1) as "momentVersion"
  from shared_form f`;
