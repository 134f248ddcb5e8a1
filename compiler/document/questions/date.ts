import { z } from 'zod';
import { localDate } from '../time.ts';
import { common } from './everyQuestion.ts';

const limit = z.union([localDate, z.literal('today')]).optional();

/** Datum (QTY-08). Answer: `YYYY-MM-DD`, a day that exists, no earlier or later than asked for. */
export const date = z.strictObject({ kind: z.literal('date'), ...common, minimum: limit, maximum: limit });
