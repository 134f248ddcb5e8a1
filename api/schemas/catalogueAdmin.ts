import { z } from '@hono/zod-openapi';
import { isBroken } from '../../compiler/document/guard.ts';
import { instant, uuid, version } from './parts.ts';

const named = z.object({ id: uuid, name: z.string() });

/** A version in the catalogue, with what this reader may do with it. */
export const catalogueVersion = z
  .object({
    id: uuid,
    moment: z.string(),
    name: z.string(),
    version,
    kind: z.enum(['support', 'treatment']),
    summary: z.string(),
    modules: z.int(),
    status: z.enum(['awaiting', 'published', 'unpublished']),
    publishedAt: instant.nullable(),
    owner: z.object({ id: uuid, name: z.string() }).nullable(),
    visibility: z.enum(['everyone', 'careProviders']),
    careProviders: z.array(named),
    licence: z.string(),
    permittedAudience: z.string(),
    /** Published, and for the care provider whose administrator reads. */
    available: z.boolean(),
    /** Of the reader's own publishing unit. */
    own: z.boolean(),
    /** Why the reader may not publish it; null when they may, or when it is not theirs to publish. */
    publishRefused: z.string().nullable(),
    mayPublish: z.boolean(),
    /** What has been done with it, oldest first; empty to those who only read. */
    history: z.array(
      z.object({
        what: z.enum(['designed', 'handedOver', 'published', 'unpublished', 'visibilityChanged']),
        at: instant,
        by: z.string().nullable(),
      }),
    ),
    /** Where it is active, on the care provider's own units. */
    activations: z.array(z.object({ id: uuid, unit: uuid, activatedAt: instant.nullable(), reachesRunning: z.boolean() })),
  })
  .openapi('CatalogueVersion');
export type CatalogueVersion = z.infer<typeof catalogueVersion>;

export const catalogueAdmin = z
  .object({
    versions: z.array(catalogueVersion),
    /** The care provider's own units, for a care provider administrator. */
    units: z.array(z.object({ id: uuid, name: z.string(), active: z.boolean() })),
    /** Those to choose among when a version is not for everyone, for a publisher. */
    careProviders: z.array(named),
  })
  .openapi('CatalogueAdmin');
export type CatalogueAdmin = z.infer<typeof catalogueAdmin>;

const terms = (maximum: number) =>
  z
    .string()
    .max(maximum, `Skriv högst ${maximum} tecken.`)
    .trim()
    .refine((text) => !isBroken(text), 'Texten innehåller ett tecken som inte kan sparas.');

export const versionTerms = z
  .strictObject({
    visibility: z.enum(['everyone', 'careProviders']),
    careProviders: z.array(uuid).max(500),
    licence: terms(500),
    permittedAudience: terms(500),
  })
  .refine(({ visibility, careProviders }) => visibility === 'everyone' || careProviders.length > 0, {
    path: ['careProviders'],
    message: 'Välj minst en vårdgivare.',
  })
  .openapi('VersionTerms');

export const activate = z
  .strictObject({ momentVersion: uuid, units: z.array(uuid).min(1, 'Välj minst en enhet.').max(500) })
  .openapi('Activate');
export const activated = z
  .object({ activations: z.array(z.object({ id: uuid, unit: uuid, reachesRunning: z.boolean() })) })
  .openapi('Activated');
export const done = z.object({}).openapi('Done');
