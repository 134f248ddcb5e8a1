import { z } from 'zod';
import { id, line } from './name.ts';
import { schedule } from './schedule.ts';
import { localTime, span } from './time.ts';

const stale = { /** A reminder later than this many hours is not sent. */ staleAfterHours: z.int().min(1).max(240).default(36) };
const from = {
  /** Counted from the occasion's opening, or from the time the answer is due; then it may be negative. */ from: z
    .literal('due')
    .optional(),
};

/**
 * A measurement battery (BAT-01..13). Each occasion is its own set of form instances, numbered from 1.
 * Without `due` an occasion is never missed; without `closes` it takes answers for as long as the moment is active (BAT-10).
 */
export const battery = z.strictObject({
  id,
  title: line,
  introduction: z.string().max(1000).optional(),
  forms: z.array(id).max(20).default([]),
  schedule,
  /** Staff may start an extra occasion (BAT-07). */
  byStaff: z.boolean().optional(),
  /** When the answer is due, counted from the opening. Not answered by then is a missed occasion, a fact that rules can use. */
  due: span.optional(),
  /** When the occasion stops taking answers, counted from the opening. What arrives later is kept as "kom för sent". */
  closes: span.optional(),
  /** Answers to an occasion that has closed count all the same, as late. */
  lateAnswers: z.literal('accepted').optional(),
  /** Occasions of both batteries that open within so many days of each other are answered once for the forms they share (BAT-11). */
  shares: z.strictObject({ battery: id, days: z.int().min(0).max(31) }).optional(),
  /** Tell the citizen by a notice when an occasion opens. */
  notify: z.boolean().default(true),
  /** Reminders belong to the occasion and die with it. */
  reminders: z
    .array(
      z.union([
        z.strictObject({ days: z.int().min(-366).max(3650), at: localTime, ...from, ...stale }),
        z.strictObject({
          hours: z.number().min(-8784).max(8784).multipleOf(0.25, 'Skriv hela timmar eller kvartar: 0.25, 0.5, 0.75.'),
          ...from,
          ...stale,
        }),
      ]),
    )
    .max(10)
    .default([]),
});
export type Battery = z.infer<typeof battery>;
