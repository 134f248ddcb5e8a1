import { z } from 'zod';
import { common, option } from './everyQuestion.ts';

/** Rangordning (QTY-11): the options in order, best first. Answer: list of ids, as many as there are places. */
export const ranking = z.strictObject({
  kind: z.literal('ranking'),
  ...common,
  options: z.array(option).max(50).default([]),
  /** How many are put in order; without it all of them. */
  places: z.int().min(1).max(50).optional(),
});
