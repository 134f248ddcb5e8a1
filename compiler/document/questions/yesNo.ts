import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Ja eller nej (QTY-08). Answer: boolean. In results true counts as 1 and false as 0. */
export const yesNo = z.strictObject({ kind: z.literal('yesNo'), ...common });
