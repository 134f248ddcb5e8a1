import { z } from '@hono/zod-openapi';
import { instant, uuid } from './parts.ts';

/** A version of a form of the publishing unit. */
export const sharedForm = z
  .object({
    id: z.string(),
    version: z.string(),
    title: z.string(),
    minutes: z.number().nullable(),
    publishedAt: instant,
    /** Starts the form alone, as any moment; null where the unit has no such moment. */
    momentVersion: uuid.nullable(),
  })
  .openapi('SharedForm');

/** The same, whole: as it stands in a document. */
export const sharedFormWhole = sharedForm.extend({ document: z.record(z.string(), z.unknown()) }).openapi('SharedFormWhole');
