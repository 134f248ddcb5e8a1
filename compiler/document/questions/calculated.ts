import { z } from 'zod';
import { condition } from '../name.ts';
import { placed, unit } from './everyQuestion.ts';

/**
 * Uträknat värde: reckoned where it is shown and again by the server, never sent. Its expression is written in the language of
 * conditions over `answers` and `scores` of questions earlier in the form.
 */
export const calculated = z.strictObject({
  kind: z.literal('calculated'),
  ...placed,
  text: z.string().trim().min(1).max(2000),
  help: z.string().max(1000).optional(),
  expression: condition,
  decimals: z.int().min(0).max(6).optional(),
  unit: unit.optional(),
  /** Only for conditions and results; nobody sees it. */
  hidden: z.boolean().optional(),
});
