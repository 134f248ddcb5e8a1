import { z } from 'zod';
import { common, option } from './everyQuestion.ts';

/** Flervalsfråga (QTY-02): any number of options. Answer: the options' ids in the document's order. */
export const multipleChoice = z.strictObject({
  kind: z.literal('multipleChoice'),
  ...common,
  options: z.array(option).max(100).default([]),
  minimum: z.int().min(0).optional(),
  maximum: z.int().min(1).optional(),
});
