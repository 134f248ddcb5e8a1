import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Klockslag (QTY-08). Answer: `HH:MM`. */
export const time = z.strictObject({ kind: z.literal('time'), ...common });
