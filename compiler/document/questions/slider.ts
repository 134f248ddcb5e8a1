import { z } from 'zod';
import { common, endText, unit } from './everyQuestion.ts';

/** Reglage (QTY-07): drawn along a line in steps. Answer: a number on a step. */
export const slider = z.strictObject({
  kind: z.literal('slider'),
  ...common,
  minimum: z.number(),
  maximum: z.number(),
  step: z.number().positive('Steget ska vara större än 0.').default(1),
  minimumText: endText.optional(),
  maximumText: endText.optional(),
  unit: unit.optional(),
});
