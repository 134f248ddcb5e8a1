import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Datum (QTY-08). Answer: `YYYY-MM-DD`, a day that exists. */
export const date = z.strictObject({ kind: z.literal('date'), ...common });
