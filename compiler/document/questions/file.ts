import { z } from 'zod';
import { asked } from './everyQuestion.ts';

/** Fil eller bild (QTY-12). Answer: list of file ids, of files uploaded to the copy of the form. */
export const file = z.strictObject({
  kind: z.literal('file'),
  ...asked,
  accepts: z
    .array(z.enum(['image', 'pdf', 'document', 'audio', 'video']))
    .min(1)
    .default(['image', 'pdf']),
  maximumFiles: z.int().min(1).max(20).default(1),
  maximumMegabytes: z.int().min(1).max(500).default(10),
});
