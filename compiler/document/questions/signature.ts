import { z } from 'zod';
import { asked } from './everyQuestion.ts';

/** Underskrift (QTY-10): the typed name, and a drawn one for those who want. Answer: `{ name, drawing? }`, the drawing as a file id. */
export const signature = z.strictObject({ kind: z.literal('signature'), ...asked });
