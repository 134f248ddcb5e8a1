import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Kroppskarta (QTY-11): where on the body. Answer: list of region ids, see `bodyRegions.ts`. */
export const bodyMap = z.strictObject({
  kind: z.literal('bodyMap'),
  ...common,
  sides: z
    .array(z.enum(['front', 'back']))
    .min(1)
    .default(['front', 'back']),
  /** At most so many regions. */
  maximum: z.int().min(1).max(50).optional(),
});
