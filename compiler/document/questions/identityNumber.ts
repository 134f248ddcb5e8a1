import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Personnummer (QTY-06). Answer: `YYYYMMDDNNNC`, twelve digits with a check digit that is right. */
export const identityNumber = z.strictObject({
  kind: z.literal('identityNumber'),
  ...common,
  accepts: z
    .array(z.enum(['personal', 'coordination']))
    .min(1)
    .default(['personal', 'coordination']),
});
