import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Datum och klockslag (QTY-08). Answer: `YYYY-MM-DDTHH:MM`, on the citizen's own clock. */
export const dateTime = z.strictObject({ kind: z.literal('dateTime'), ...common });
