import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Tidslängd (QTY-08). Answer: whole minutes, however they are written. */
export const duration = z.strictObject({
  kind: z.literal('duration'),
  ...common,
  minimumMinutes: z.int().min(0).max(5_256_000).optional(),
  maximumMinutes: z.int().min(1).max(5_256_000).optional(),
  parts: z.enum(['hoursMinutes', 'minutes', 'days']).default('hoursMinutes'),
});
