import { z } from '@hono/zod-openapi';
import { isBroken } from '../../compiler/document/guard.ts';

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime().openapi({ example: '2026-11-22T07:00:00.000Z' });
export const uuid = z.uuid();

/** Where a running moment is in its life. */
export const phase = z.enum(['invited', 'scheduled', 'active', 'paused', 'maintenance', 'followUp', 'ended', 'halted']);

/** RFC 9457. `title` is a Swedish sentence that may be shown; `code` is for programs; `fields` places form errors. */
export const problem = z
  .object({
    type: z.string(),
    status: z.int(),
    code: z.string().openapi({ example: 'alreadyRunning' }),
    title: z.string(),
    detail: z.string().optional(),
    fields: z
      .array(
        z.object({
          question: z.string(),
          message: z.string(),
          /** Where inside the answer: a row, or a repetition from 0 and a question in it. */
          at: z.array(z.union([z.string(), z.int()])).optional(),
        }),
      )
      .optional(),
    /** On 409 for a stale page: what has changed. */
    changed: z.record(z.string(), z.unknown()).optional(),
  })
  .openapi('Problem');
export type Problem = z.infer<typeof problem>;

/** Who may see why: a sentence made from stored facts, and the facts. */
export const why = z
  .object({
    sentence: z.string(),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    nominal: instant.nullable(),
    actual: instant.nullable(),
    rule: z.string().nullable(),
    planVersion: z.string(),
  })
  .openapi('Why');

export const version = z.string().openapi({ example: '1.0' });

/** Running text from a person: trimmed, not empty, and without what no database keeps (the null character, half surrogate pairs). */
export const writtenText = (maximum: number, missing: string, tooLong: string) =>
  z
    .string()
    // Counted as it was sent: what the contract says of length holds for the spaces around it too.
    .max(maximum, tooLong)
    .trim()
    .min(1, missing)
    .refine((text) => !isBroken(text), 'Texten innehåller ett tecken som inte kan sparas.');

/** A schema with a name of its own in the OpenAPI document, or null: `nullable` would leave the null out of the document. */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);
