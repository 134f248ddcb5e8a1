import { z } from 'zod';
import { asked } from './everyQuestion.ts';

/** Inspelning (QTY-12): sound or film made on the spot, or a file made elsewhere. Answer: list of one file id. */
export const recording = z.strictObject({
  kind: z.literal('recording'),
  ...asked,
  of: z.enum(['audio', 'video']),
  maximumSeconds: z.int().min(1).max(3600).default(300),
});
