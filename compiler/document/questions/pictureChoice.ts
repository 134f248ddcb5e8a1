import { z } from 'zod';
import { common, option } from './everyQuestion.ts';

/** Bildval (QTY-12): options with a picture each. Answer: the option's id, or a list of ids when `several`. */
export const pictureChoice = z.strictObject({
  kind: z.literal('pictureChoice'),
  ...common,
  options: z.array(option).max(50).default([]),
  several: z.boolean().optional(),
});
