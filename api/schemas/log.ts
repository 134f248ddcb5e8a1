import { z } from '@hono/zod-openapi';
import { accessEvents } from '../../db/accessEvent.ts';
import { unusualRules } from '../../db/logFollowUp.ts';
import { instant, uuid } from './parts.ts';

/** A row of the log as a log administrator sees it. */
export const followedAccess = z
  .object({
    id: z.int(),
    at: instant,
    event: z.enum(accessEvents),
    /** The event in Swedish, and what it was done to. */
    what: z.string(),
    thing: z.string(),
    who: z.object({ id: uuid.nullable(), kind: z.enum(['citizen', 'staff', 'system']), name: z.string(), title: z.string().nullable() }),
    unit: z.string().nullable(),
    purpose: z.string().nullable(),
    reason: z.string().nullable(),
    citizen: z.object({ name: z.string(), personalIdentityNumber: z.string().nullable() }).nullable(),
    /** The rules that point the row out, each with its sentence. */
    because: z.array(z.object({ rule: z.enum(unusualRules), sentence: z.string() })),
  })
  .openapi('FollowedAccess');
export type FollowedAccessBody = z.infer<typeof followedAccess>;

/** A page of rows, newest first; `next` is `before` of the next page. */
export const followedPage = z.object({
  rows: z.array(followedAccess),
  next: z.int().nullable(),
  units: z.array(z.object({ id: uuid, name: z.string() })),
  /** What chance was drawn by, when it was: the same gives the same rows again. */
  seed: z.string().nullable(),
});

const day = z.iso.date();
/** What is looked for. Days are Stockholm's, both included; without them the last thirty. A citizen's number comes in a header, never in the address. */
export const followQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  person: z.string().trim().min(2).max(100).optional(),
  unit: uuid.optional(),
  event: z.enum(accessEvents).optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
});
export const sampleQuery = followQuery.omit({ before: true }).extend({
  count: z.coerce.number().int().min(1).max(200).default(20),
  seed: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional(),
});
export const unusualQuery = followQuery.extend({
  rule: z.enum(unusualRules).optional(),
  most: z.coerce.number().int().min(1).max(1_000).default(20),
});
export const followHeader = z.object({
  'x-personal-identity-number': z
    .string()
    .regex(/^[\d\s+-]{10,15}$/)
    .optional(),
});

/** A follow-up as it is written down. */
export const writeReview = z.object({
  kind: z.enum(['accesses', 'sample', 'unusual']),
  /** The filters, the period and the seed; never a citizen's number. */
  lookedFor: z.record(z.string().max(40), z.string().max(200)),
  rowsSeen: z.int().min(0).max(1_000_000),
  outcome: z.enum(['nothing', 'asked', 'reported']),
  note: z.string().trim().min(1, 'Skriv vad uppföljningen kom fram till.').max(4_000, 'Skriv högst 4 000 tecken.'),
});
export const review = z
  .object({
    id: uuid,
    at: instant,
    by: z.string(),
    kind: z.enum(['accesses', 'sample', 'unusual']),
    lookedFor: z.record(z.string(), z.string()),
    rowsSeen: z.int(),
    outcome: z.enum(['nothing', 'asked', 'reported']),
    note: z.string(),
  })
  .openapi('LogReview');

/** The citizen's own extract. */
export const ownAccess = z
  .object({ id: z.int(), at: instant, what: z.string(), who: z.string(), title: z.string().nullable(), unit: z.string().nullable() })
  .openapi('OwnAccess');
export const ownPage = z.object({ rows: z.array(ownAccess), next: z.int().nullable() });
export type OwnAccess = z.infer<typeof ownAccess>;
