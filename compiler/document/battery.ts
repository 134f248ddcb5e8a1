import { z } from 'zod';
import { days, id, line, localTime } from './name.ts';
import { anchor } from './opening.ts';

/**
 * A measurement battery (BAT-01..13). Each occasion is its own set of form instances, numbered from 1.
 * Without `due` an occasion is never missed; without `closes` it takes answers for as long as the moment is active (BAT-10).
 */
export const battery = z.strictObject({
  id,
  title: line,
  introduction: z.string().max(1000).optional(),
  forms: z.array(id).max(20).default([]),
  schedule: z.discriminatedUnion('kind', [
    /** Once: `days` after the anchor's day at `at`; `at` absent and days 0 means in the same instant as the anchor. */
    z.strictObject({ kind: z.literal('once'), anchor, days, at: localTime.optional() }),
    /** Every n days from the anchor, first after `firstDays`, `count` occasions in all. */
    z.strictObject({
      kind: z.literal('every'),
      anchor,
      firstDays: days,
      everyDays: z.int().min(1).max(366),
      at: localTime,
      count: z.int().min(1).max(400),
    }),
  ]),
  /** Days after opening, and local time, when the answer is due. Not answered by then is a missed occasion, a fact that rules can use. */
  due: z.strictObject({ days, at: localTime }).optional(),
  /** Days after opening, and local time, when the occasion stops taking answers. What arrives later is kept as "kom för sent". */
  closes: z.strictObject({ days, at: localTime }).optional(),
  /** Tell the citizen by a notice when an occasion opens. */
  notify: z.boolean().default(true),
  /** Reminders belong to the occasion and die with it. Counted in days from the opening day. */
  reminders: z
    .array(
      z.strictObject({
        days: days.min(1),
        at: localTime,
        /** A reminder later than this many hours is not sent. */ staleAfterHours: z.int().min(1).max(240).default(36),
      }),
    )
    .max(10)
    .default([]),
});
export type Battery = z.infer<typeof battery>;
