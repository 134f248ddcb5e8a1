import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Skala (QTY-07): whole steps from minimum to maximum with end labels. Answer: a whole number. */
export const scale = z.strictObject({
  kind: z.literal('scale'),
  ...common,
  minimum: z.int(),
  maximum: z.int(),
  minimumText: z.string().min(1).max(100),
  maximumText: z.string().min(1).max(100),
});
