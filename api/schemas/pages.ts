import { z } from '@hono/zod-openapi';
import { instant, uuid, writtenText } from './parts.ts';

/** One page of a tab or calendar form: a copy of its own. */
export const page = z
  .object({
    instance: uuid,
    page: z.int(),
    title: z.string().nullable(),
    day: z.iso.date().nullable(),
    status: z.enum(['notStarted', 'draft', 'saved']),
    savedAt: instant.nullable(),
    madeBy: z.enum(['citizen', 'staff', 'plan']),
    readAt: instant.nullable(),
  })
  .openapi('FormOccasion');
export type Page = z.infer<typeof page>;

/** A tab or calendar form with all its pages (FRM-06, FRM-15). */
export const formPages = z
  .object({
    form: z.string(),
    title: z.string(),
    kind: z.enum(['tab', 'calendar']),
    introduction: z.string().nullable(),
    by: z.array(z.enum(['citizen', 'staff'])),
    /** The reader may add one now; when not, `mayAddBecause` says why in a sentence. */
    mayAdd: z.boolean(),
    mayAddBecause: z.string().nullable(),
    maximum: z.int(),
    pages: z.array(page),
  })
  .openapi('FormPages');
export type FormPages = z.infer<typeof formPages>;

/** A title for a tab's page, a day for a calendar's. */
export const addPage = z
  .object({ title: writtenText(200, 'Skriv vad sidan ska heta.', 'Skriv högst 200 tecken.').optional(), day: z.iso.date().optional() })
  .openapi('AddPage');
export const pageAdded = z.object({ instance: uuid, page: z.int(), caughtUp: z.boolean() }).openapi('PageAdded');
