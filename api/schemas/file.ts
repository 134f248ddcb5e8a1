import { z } from '@hono/zod-openapi';
import { uuid } from './parts.ts';

/** A file that a question's answer may name. */
export const storedFile = z
  .object({
    id: uuid,
    question: z.string(),
    name: z.string(),
    /** Media type, as its content says. */
    type: z.string(),
    bytes: z.int(),
    kind: z.enum(['image', 'pdf', 'document', 'audio', 'video']),
    width: z.int().nullable(),
    height: z.int().nullable(),
  })
  .openapi('StoredFile');
export type StoredFile = z.infer<typeof storedFile>;
