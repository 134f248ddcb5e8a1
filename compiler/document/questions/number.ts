import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Sifferinmatning (QTY-03). Answer: a finite number, inside minimum–maximum, with at most `decimals` decimals. */
export const number = z.strictObject({
  kind: z.literal('number'),
  ...common,
  unit: z.string().max(20).optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  decimals: z.int().min(0).max(6).default(0),
});
