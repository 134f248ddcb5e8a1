import { randomUUID } from 'node:crypto';
import type { Moment } from '../compiler/document/moment.ts';
import type { Instant, Plan } from '../engine/plan.ts';
import type { VersionEvent } from './catalogueVersions.ts';
import { iso } from './instant.ts';
import type { Em } from './orm.ts';

/** A person's act on a version. */
export interface VersionAct {
  readonly version: string;
  readonly by: string;
  readonly at: Instant;
}

/** Publishes a version. Whether this person may is `mayPublish`'s, and row-level security's. */
export async function publishVersion(em: Em, act: VersionAct): Promise<void> {
  await em.execute(
    `update moment_version set status = 'published', published_at = ? where id = ?::uuid`,
    [iso(act.at), act.version],
    'run',
  );
  await remember(em, act.version, 'published', act.by, act.at);
}

/** Takes a version out of the catalogue: nothing new starts on it, and what runs goes on (DES-18). */
export async function unpublishVersion(em: Em, act: VersionAct): Promise<void> {
  await em.execute(`update moment_version set status = 'unpublished' where id = ?::uuid`, [act.version], 'run');
  await remember(em, act.version, 'unpublished', act.by, act.at);
}

/** Who may use a version, and on what terms. */
export interface Terms {
  readonly visibility: 'everyone' | 'careProviders';
  readonly careProviders: readonly string[];
  readonly licence: string;
  readonly permittedAudience: string;
}

/** Says who may use a version, and on what terms (UNI-15, UNI-17). */
export async function setTerms(em: Em, act: VersionAct, terms: Terms): Promise<void> {
  await em.execute(
    `update moment_version set visibility = ?, licence = ?, permitted_audience = ? where id = ?::uuid`,
    [terms.visibility, terms.licence, terms.permittedAudience, act.version],
    'run',
  );
  await em.execute(`delete from version_care_provider where moment_version_id = ?::uuid`, [act.version], 'run');
  const listed = terms.visibility === 'careProviders' ? terms.careProviders : [];
  await em.execute(
    `insert into version_care_provider (moment_version_id, care_provider_id)
     select ?::uuid, p.id from care_provider p where p.id = any (?::uuid[])`,
    [act.version, `{${listed.join(',')}}`],
    'run',
  );
  await remember(em, act.version, 'visibilityChanged', act.by, act.at);
}

/** A version that a designer hands over to the publishers of a publishing unit (DES-21). */
export interface HandedOver {
  readonly id: string;
  readonly document: Moment;
  readonly plan: Plan;
  readonly planHash: string;
  readonly owner: string;
  /** Everyone who has designed any of it; the last one hands it over. */
  readonly designers: readonly [string, ...string[]];
  readonly at: Instant;
}

/** Puts a version before its publishers. The same version again changes nothing. Done by the owner (`setUp`). */
export async function handOverVersion(em: Em, given: HandedOver): Promise<void> {
  const { id, document, plan, planHash, owner, designers, at } = given;
  await em.execute(
    `insert into plan (hash, content) values (?, ?::jsonb) on conflict (hash) do nothing`,
    [planHash, JSON.stringify(plan)],
    'run',
  );
  const made = await em.execute<unknown[]>(
    `insert into moment_version (id, moment, version, name, document, plan_hash, status, unit_id)
     values (?::uuid, ?, ?, ?, ?::jsonb, ?, 'awaiting', ?::uuid) on conflict (moment, version) do nothing returning id`,
    [id, document.id, document.version, document.name, JSON.stringify(document), planHash, owner],
  );
  if (made.length === 0) return;
  for (const designer of designers) await remember(em, id, 'designed', designer, at);
  await remember(em, id, 'handedOver', designers.at(-1) ?? designers[0], at);
}

async function remember(em: Em, version: string, what: VersionEvent, by: string, at: Instant): Promise<void> {
  await em.execute(
    `insert into version_history (id, moment_version_id, what, by_id, at) values (?::uuid, ?::uuid, ?, ?::uuid, ?)`,
    [randomUUID(), version, what, by, iso(at)],
    'run',
  );
}
