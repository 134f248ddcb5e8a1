import { z } from 'zod';
import { common, endText } from './everyQuestion.ts';

/** Skattningsskala (QTY-07): whole steps, each a button of its own, at most 21. Answer: a whole number. */
export const ratingScale = z.strictObject({
  kind: z.literal('ratingScale'),
  ...common,
  minimum: z.int(),
  maximum: z.int(),
  minimumText: endText.optional(),
  maximumText: endText.optional(),
  /** Words for single steps: `{ "0": "Inte alls", "5": "Måttligt" }`. */
  texts: z.record(z.string().regex(/^-?\d{1,4}$/, 'Skriv steget som ett helt tal.'), endText).optional(),
});
