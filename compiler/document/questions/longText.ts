import { z } from 'zod';
import { common } from './everyQuestion.ts';

/** Textinmatning i flera rader (QTY-04). Answer: any Unicode text (QTY-13), counted in code points. */
export const longText = z.strictObject({ kind: z.literal('longText'), ...common, maximumLength: z.int().min(1).max(20_000).default(4000) });
